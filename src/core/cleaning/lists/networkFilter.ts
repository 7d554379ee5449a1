import type { HtmlAddress } from './address.ts';
import { matchesPattern, readPattern, type AddressPattern } from './addressPattern.ts';
import { ANY_SITE, readSites, type SiteScope } from './siteScope.ts';
import type { SkipReason } from './filterCounts.ts';

/** What an element fetches, a bit each. */
export const FETCHES = { image: 1, script: 2, frame: 4, style: 8, link: 16 } as const;
const EVERYTHING = 31;

/** `||host^…`, or `@@…`, which lets pass what such filters block. */
export interface NetworkFilter extends SiteScope {
  readonly isException: boolean;
  /** undefined only for exceptions. */
  readonly host: string | undefined;
  readonly pattern: AddressPattern;
  /** Sums of `FETCHES`. */
  readonly fetches: number;
  /** From the post's own site, or from another one. */
  readonly party: 'own' | 'other' | undefined;
  /** No exception holds against it. */
  readonly important: boolean;
}

/** An exception for whole pages of a host: no filter of the named ones holds there. */
export interface PageException {
  readonly page: 'all' | 'cosmetic' | 'generic';
  readonly host: string;
}

/** A line that takes back the one with this text. */
export interface BadFilter {
  readonly text: string;
}

/** `script,domain=a.com` */
const OPTIONS = /^~?[\w-]+(?:=[^,]*)?(?:,~?[\w-]+(?:=[^,]*)?)*$/;

const NOTHING_STORED =
  'xmlhttprequest xhr ping beacon websocket webrtc font media object object-subrequest other popup popunder';

const TYPES: ReadonlyMap<string, number> = new Map([
  ['image', FETCHES.image],
  ['script', FETCHES.script],
  ['subdocument', FETCHES.frame],
  ['frame', FETCHES.frame],
  ['stylesheet', FETCHES.style],
  ['css', FETCHES.style],
  ['all', EVERYTHING],
  // What no element of a stored post does.
  ...NOTHING_STORED.split(' ').map((name) => [name, 0] as const),
]);

const PAGES: ReadonlyMap<string, PageException['page']> = new Map([
  ['document', 'all'],
  ['doc', 'all'],
  ['elemhide', 'cosmetic'],
  ['ehide', 'cosmetic'],
  ['generichide', 'generic'],
  ['ghide', 'generic'],
]);

/** Reads a line about what is fetched. */
export function readNetworkFilter(line: string): NetworkFilter | PageException | BadFilter | SkipReason {
  // A filter of the page's source.
  if (/^[^/|]*\$@?\$/.test(line)) return 'browser';
  const isException = line.startsWith('@@');
  const end = findOptions(line);
  const options = end === undefined ? NO_OPTIONS : readOptions(line.slice(end + 1));
  if (!options) return 'browser';
  if (options.bad) return { text: withoutBadFilter(line) };
  const address = line.slice(isException ? 2 : 0, end);
  const pattern = readPattern(address, options.matchCase);
  if (!pattern) return 'general';
  const { host } = pattern;
  if (options.page !== undefined) {
    const { hosts, notHosts } = options.sites;
    const plain = options.fetches === undefined && hosts.length + notHosts.length === 0;
    return isException && plain && host !== undefined && pattern.isWholeHost
      ? { page: options.page, host }
      : 'browser';
  }
  if (host === undefined && !isException) return 'general';
  const { fetches = EVERYTHING, party, important, sites } = options;
  if (fetches === 0) return 'browser';
  const { hosts, notHosts } = sites;
  return { hosts, notHosts, isException, host, pattern, fetches, party, important };
}

/** Where the `$` stands in front of the options: an address, and a value of an option, may have one as well. */
function findOptions(line: string): number | undefined {
  const first = line.indexOf('$');
  if (first < 0) return undefined;
  return [first, line.lastIndexOf('$')].find((at) => OPTIONS.test(line.slice(at + 1)));
}

/** Whether an address is meant, whatever fetches it. The sites are not looked at. */
export function meets(
  { pattern, fetches, party }: NetworkFilter,
  address: HtmlAddress,
  by: number,
  isOwnSite: boolean,
): boolean {
  if ((fetches & by) === 0) return false;
  if (party !== undefined && (party === 'own') !== isOwnSite) return false;
  return matchesPattern(pattern, address);
}

interface Options {
  readonly fetches: number | undefined;
  readonly party: NetworkFilter['party'];
  readonly sites: SiteScope;
  readonly matchCase: boolean;
  readonly important: boolean;
  readonly bad: boolean;
  readonly page: PageException['page'] | undefined;
}

const NO_OPTIONS: Options = {
  fetches: undefined,
  party: undefined,
  sites: ANY_SITE,
  matchCase: false,
  important: false,
  bad: false,
  page: undefined,
};

/** undefined where one cannot be honoured to the letter. */
function readOptions(text: string): Options | undefined {
  let wanted: number | undefined;
  let unwanted: number | undefined;
  let party: NetworkFilter['party'];
  let sites: SiteScope | undefined = ANY_SITE;
  let page: PageException['page'] | undefined;
  const flags = new Set<string>();
  for (const option of text.split(',')) {
    const isNot = option.startsWith('~');
    const [name, value] = splitOnce(isNot ? option.slice(1) : option);
    const type = TYPES.get(name);
    if (value !== undefined) {
      if (isNot || value === '' || (name !== 'domain' && name !== 'from')) return undefined;
      sites = readSites(value, '|');
      if (!sites) return undefined;
    } else if (name === 'third-party' || name === '3p') party = isNot ? 'own' : 'other';
    else if (name === 'first-party' || name === '1p') party = isNot ? 'other' : 'own';
    else if (type !== undefined && isNot) unwanted = (unwanted ?? 0) | type;
    else if (type !== undefined) wanted = (wanted ?? 0) | type;
    else if (isNot) return undefined;
    else if (PAGES.has(name)) page = PAGES.get(name);
    else if (FLAGS.has(name)) flags.add(name);
    else return undefined;
  }
  const isTyped = wanted !== undefined || unwanted !== undefined;
  return {
    fetches: isTyped ? (wanted ?? EVERYTHING) & ~(unwanted ?? 0) : undefined,
    party,
    sites,
    matchCase: flags.has('match-case'),
    important: flags.has('important'),
    bad: flags.has('badfilter'),
    page,
  };
}

const FLAGS = new Set(['match-case', 'important', 'badfilter']);

function splitOnce(option: string): [name: string, value: string | undefined] {
  const at = option.indexOf('=');
  return at < 0 ? [option, undefined] : [option.slice(0, at), option.slice(at + 1)];
}

function withoutBadFilter(line: string): string {
  return line.replace(/(?:,badfilter(?=,|$)|(?<=\$)badfilter,|\$badfilter$)/, '');
}
