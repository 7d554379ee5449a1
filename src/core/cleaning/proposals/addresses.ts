import type { HtmlElement } from '../../document/htmlTree.ts';
import { message, type Message } from '../../text/message.ts';
import { hostOf, isSameSite } from '../guard.ts';
import type { ElementFacts } from './elementFacts.ts';

/** A rule by where an element's address leads. */
export interface AddressChoice {
  /** What stands behind the hosts and `##`, or the whole line. */
  readonly rule: string;
  readonly whole: boolean;
  readonly what: readonly Message[];
  readonly literal: string | undefined;
  readonly word: string;
}

const ATTRIBUTES = ['src', 'data-src', 'href'] as const;

/**
 * The rules for an element without text that loads something, or leads somewhere: from narrow to wide. Of one
 * that holds nothing else, the picture speaks: a wrapper without a name goes along with it.
 */
export function addressesFor(
  { element: whole, textLength, things }: ElementFacts,
  site: string | undefined,
): AddressChoice[] {
  if (textLength > 0) return [];
  const [only, second] = things;
  const element = addressOf(whole) || !only || second ? whole : only;
  const attribute = addressOf(element);
  if (!attribute) return [];
  const url = element.attribs[attribute]!;
  const host = hostOf(url);
  if (/^\/[\w./~%-]*[\w-]/.test(url)) return ofOwnSite(element.name, attribute, url, things.length === 0);
  if (host === undefined || !/^[\w-]+(?:\.[\w-]+)+$/.test(host)) return [];
  const path = /\/\/[^/?#]+(\/[^?#]*)/.exec(url)?.[1] ?? '';
  const tag = element.name;
  const verb = attribute === 'href' ? 'leads' : 'loads';
  // All pictures of a folder are not junk because one is.
  const parts = attribute === 'href' ? [path, /^\/[^/]+\//.exec(path)?.[0] ?? '', ''] : [path];
  const choices: AddressChoice[] = parts
    .filter((part, index) => /^[\w./~%-]*$/.test(part) && part !== '/' && parts.indexOf(part) === index)
    .filter((part) => part !== '' || (attribute === 'href' && !isSameSite(url, site)))
    .map((part) => ({
      rule: `${tag}[${attribute}*="//${host}${part}"]:no-text()`,
      whole: false,
      what: [say(verb, tag, host + part), message('Only where it has no text.')],
      literal: host,
      word: host,
    }));
  if (isSameSite(url, site)) return choices;
  const all = message('All that comes from {host}, or leads there and has no text.', { host });
  return [...choices, { rule: `||${host}^`, whole: true, what: [all], literal: undefined, word: host }];
}

function addressOf({ attribs }: HtmlElement): (typeof ATTRIBUTES)[number] | undefined {
  return ATTRIBUTES.find((name) => attribs[name] !== undefined);
}

/** A file of the source site, by its path; a folder's where a link around nothing leads there. */
function ofOwnSite(tag: string, attribute: string, url: string, isEmpty: boolean): AddressChoice[] {
  const path = /^[\w./~%-]+/.exec(url)![0];
  const folder = /^\/[a-z_-]+\//i.exec(path)?.[0];
  return [path, ...(isEmpty && folder !== undefined && folder !== path ? [folder] : [])].map((part) => ({
    rule: `${tag}[${attribute}^="${part}"]${isEmpty ? ':empty-box()' : ':no-text()'}`,
    whole: false,
    what: [
      say(attribute === 'href' ? 'leads' : 'loads', tag, part),
      isEmpty ? message('Only where it is empty.') : message('Only where it has no text.'),
    ],
    literal: part,
    word: part,
  }));
}

function say(verb: 'leads' | 'loads', tag: string, address: string): Message {
  return verb === 'leads'
    ? message('Each <{tag}> that leads to {address}.', { tag, address })
    : message('Each <{tag}> that comes from {address}.', { tag, address });
}
