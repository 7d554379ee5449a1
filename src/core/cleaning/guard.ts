import type { Attributes } from '../document/htmlNodes.ts';
import type { Guard, LinkTest } from './rule.ts';

/** What a guard asks about. */
export interface Subject {
  readonly tag: TagWords;
  /** Whether there are more characters of text than that, or outside links; white space does not count. */
  hasMoreText(limit: number): boolean;
  hasMoreLooseText(limit: number): boolean;
  /** Things to see, hear, fill in or run, and those outside links. */
  readonly things: number;
  readonly looseThings: number;
  /** How many `thingNames()` there are. */
  readonly thingCount: number;
  /** How many links there are that lead somewhere, and how many of them pass. */
  readonly linkCount: number;
  countLinks(test: LinkTest): number;
  /** The text, white space folded. */
  text(): string;
  /** The names of the elements that make `things`, gone ones included. */
  thingNames(): readonly string[];
  /** The source of a script. */
  code(): string;
}

/** A longer text is nobody's "read more", and more links are a list that someone made. */
const MOST_TEXT = 400;
const MOST_LINKS = 60;
const MOST_THINGS = 60;
const FIELDS = new Set(['input', 'select', 'textarea']);
const MOST_CODE = 20_000;

/** What a start tag says. */
export class TagWords {
  readonly attributes: Attributes;
  /** Whether the element itself is something to see, hear, fill in or run. */
  readonly isThing: boolean;
  #names: string | undefined;
  #hosts: readonly string[] | undefined;

  constructor(attributes: Attributes, isThing: boolean) {
    this.attributes = attributes;
    this.isThing = isThing;
  }

  get names(): string {
    return (this.#names ??= nameWords(this.attributes));
  }

  /** The host that the element's own URL leads to, and those that it is below. */
  get hosts(): readonly string[] {
    return (this.#hosts ??= hostsOf(sourceOf(this.attributes)));
  }
}

/** Whether an element with such a start tag can be what the guard asks for, whatever it holds. */
export function allows(guard: Guard, tag: TagWords): boolean {
  const { attributes } = tag;
  if (guard.empty && tag.isThing) return false;
  if (guard.named && !guard.named.test(tag.names)) return false;
  const { sourceHosts } = guard;
  if (sourceHosts && !tag.hosts.some((host) => sourceHosts.has(host))) return false;
  if (guard.source && !guard.source.test(sourceOf(attributes))) return false;
  if (guard.attributes && !guard.attributes.every((test) => hasAttribute(attributes, test))) return false;
  return guard.also?.every((other) => allows(other, tag)) ?? true;
}

/** What some link must pass that the element is or holds, for the guard to hold; undefined if none need. */
export function linkTestOf({ links, someLink, also }: Guard): LinkTest | undefined {
  return someLink ?? links ?? also?.map(linkTestOf).find((test) => test !== undefined);
}

/** With more characters of text than this no element is what the guard asks for; undefined without a limit. */
export function mostTextOf({ empty, noText, maxText, text, also = [] }: Guard): number | undefined {
  if (empty || noText) return 0;
  const limits = [maxText ?? (text && MOST_TEXT), ...also.map(mostTextOf)];
  const set = limits.filter((limit) => limit !== undefined);
  return set.length > 0 ? Math.min(...set) : undefined;
}

/** Whether a guard looks at what has gone of an element, too. */
export function asksForGone({ holdsField, drawingsOnly, not, also }: Guard): boolean {
  return Boolean(holdsField ?? drawingsOnly) || [...(not ?? []), ...(also ?? [])].some(asksForGone);
}

/** Whether all that the guard asks holds. */
export function holds(guard: Guard, subject: Subject): boolean {
  return allows(guard, subject.tag) && holdsInside(guard, subject);
}

/** Whether all that the guard asks of what the element holds is so. */
export function holdsInside(guard: Guard, subject: Subject): boolean {
  // What is quickest comes first, and reading addresses and texts last.
  const linkTest = linkTestOf(guard);
  if (linkTest && subject.countLinks(linkTest) === 0) return false;
  if (guard.empty && subject.things > 0) return false;
  if (guard.mediaInLinksOnly && subject.looseThings > 0) return false;
  if ((guard.empty || guard.noText) && subject.hasMoreText(0)) return false;
  if (guard.minText !== undefined && guard.minText > 0 && !subject.hasMoreText(guard.minText - 1)) {
    return false;
  }
  if (guard.maxText !== undefined && subject.hasMoreText(guard.maxText)) return false;
  if (guard.maxLooseText !== undefined && subject.hasMoreLooseText(guard.maxLooseText)) return false;
  if (guard.holdsField || guard.drawingsOnly) {
    const names = subject.thingCount > MOST_THINGS ? undefined : subject.thingNames();
    if (guard.holdsField && !names?.some((name) => FIELDS.has(name))) return false;
    if (guard.drawingsOnly && !names?.every((name) => name === 'svg')) return false;
  }
  if (guard.code && !guard.code.test(subject.code().slice(0, MOST_CODE))) return false;
  if (guard.text) {
    if (guard.maxText === undefined && subject.hasMoreText(MOST_TEXT)) return false;
    if (!guard.text.test(subject.text())) return false;
  }
  if (guard.links || guard.someLink) {
    const { linkCount } = subject;
    if (linkCount > MOST_LINKS) return false;
    if (guard.links && subject.countLinks(guard.links) < linkCount) return false;
    if (guard.someLink && subject.countLinks(guard.someLink) === 0) return false;
  }
  if (guard.not?.some((other) => holds(other, subject))) return false;
  return guard.also?.every((other) => holdsInside(other, subject)) ?? true;
}

function hasAttribute(
  attributes: Attributes,
  { name, value }: NonNullable<Guard['attributes']>[number],
): boolean {
  return Object.entries(attributes).some(([key, text]) => name.test(key) && value.test(text));
}

/** The words of the id and the classes: ` dfp ad imu ` for `dfp-ad-imu1`. */
export function nameWords(attributes: Attributes): string {
  const { id, class: classes } = attributes;
  if (id === undefined && classes === undefined) return '  ';
  const names = `${id ?? ''} ${classes ?? ''}`.slice(0, 500);
  const words = names
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\da-z\u4e00-\u9fff]+/)
    .map((word) => word.replace(/\d+$/, ''));
  return ` ${words.filter((word) => word !== '').join(' ')} `;
}

/** Whether a URL leads to the source site or another host of its domain. */
export function isSameSite(url: string, site: string | undefined): boolean {
  if (/^(?:\/(?!\/)|\.{0,2}\/|[?#])/.test(url)) return true;
  const host = hostOf(url);
  return host !== undefined && site !== undefined && domainOf(host) === domainOf(site);
}

/** The host that a URL leads to, and those that it is below: `a.b.c`, `b.c`, `c`. */
function hostsOf(url: string): readonly string[] {
  const hosts: string[] = [];
  let host = hostOf(url) ?? '';
  while (host !== '') {
    hosts.push(host);
    const dot = host.indexOf('.');
    host = dot < 0 ? '' : host.slice(dot + 1);
  }
  return hosts;
}

/** The host that an address names, in lower case. */
export function hostOf(url: string): string | undefined {
  return /^\s*(?:https?:)?\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/i.exec(url)?.[1]?.toLowerCase();
}

/** The part of a host that someone registered: good enough without the public suffix list. */
export function domainOf(host: string): string {
  // A number is nobody's domain.
  if (/^[\d.]+$|^\[/.test(host)) return host;
  const labels = host.split('.');
  const wide = labels.length > 2 && /^(?:com?|org|net|gov|edu|ac|idv|ne|or)$/.test(labels.at(-2)!);
  return labels.slice(wide ? -3 : -2).join('.');
}

function sourceOf(attributes: Attributes): string {
  return attributes['src'] ?? attributes['data-src'] ?? attributes['href'] ?? '';
}
