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

const TYPES: Readonly<Record<string, number>> = {
  image: FETCHES.image,
  script: FETCHES.script,
  subdocument: FETCHES.frame,
  frame: FETCHES.frame,
  stylesheet: FETCHES.style,
  css: FETCHES.style,
  all: EVERYTHING,
  // What no element of a stored post does.
  xmlhttprequest: 0,
  xhr: 0,
  ping: 0,
  beacon: 0,
  websocket: 0,
  webrtc: 0,
  font: 0,
  media: 0,
  object: 0,
  'object-subrequest': 0,
  other: 0,
  popup: 0,
  popunder: 0,
};

const PAGES: Readonly<Record<string, PageException['page']>> = {
  document: 'all',
  doc: 'all',
  elemhide: 'cosmetic',
  ehide: 'cosmetic',
  generichide: 'generic',
  ghide: 'generic',
};

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
  let wanted = 0;
  let unwanted = 0;
  let typed = false;
  let party: NetworkFilter['party'];
  let sites: SiteScope | undefined = ANY_SITE;
  const flags = new Set<string>();
  let page: PageException['page'] | undefined;
  for (const option of text.split(',')) {
    const isNot = option.startsWith('~');
    const [name, value] = splitOnce(isNot ? option.slice(1) : option);
    if (value !== undefined) {
      if (isNot || value === '' || (name !== 'domain' && name !== 'from')) return undefined;
      sites = readSites(value, '|');
      if (!sites) return undefined;
    } else if (/^(?:third-party|3p)$/.test(name)) party = isNot ? 'own' : 'other';
    else if (/^(?:first-party|1p)$/.test(name)) party = isNot ? 'other' : 'own';
    else if (name in TYPES) {
      typed = true;
      if (isNot) unwanted |= TYPES[name]!;
      else wanted |= TYPES[name]!;
      if (!isNot) flags.add('wanted');
    } else if (!isNot && name in PAGES) page = PAGES[name];
    else if (!isNot && /^(?:match-case|important|badfilter)$/.test(name)) flags.add(name);
    else return undefined;
  }
  return {
    fetches: typed ? (flags.has('wanted') ? wanted : EVERYTHING) & ~unwanted : undefined,
    party,
    sites,
    matchCase: flags.has('match-case'),
    important: flags.has('important'),
    bad: flags.has('badfilter'),
    page,
  };
}

function splitOnce(option: string): [name: string, value: string | undefined] {
  const at = option.indexOf('=');
  return at < 0 ? [option, undefined] : [option.slice(0, at), option.slice(at + 1)];
}

function withoutBadFilter(line: string): string {
  return line.replace(/(?:,badfilter(?=,|$)|(?<=\$)badfilter,|\$badfilter$)/, '');
}
