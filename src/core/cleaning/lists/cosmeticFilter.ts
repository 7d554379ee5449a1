import { parseSelector, type SimpleSelector } from '../selector.ts';
import { readSites, type SiteScope } from './siteScope.ts';
import type { SkipReason } from './filterCounts.ts';

/** `host##selector`, or `host#@#selector`, which takes such a filter back. */
export interface CosmeticFilter extends SiteScope {
  readonly isException: boolean;
  /** In Galley's names. */
  readonly selector: string;
}

const SEPARATOR = /^([^#]*)#(@?)([?$%]{0,2})#/;

/** Text conditions: of what has text, a list removes nothing. */
const ABOUT_TEXT = new Set(['has-text', 'contains', '-abp-contains', 'min-text-length']);

/** What the core can decide: CSS, and what Galley's conditions have in common with other readers of lists. */
const KNOWN = new Set(
  (
    'not has is where matches upward matches-attr root link any-link empty first-child last-child only-child ' +
    'nth-child nth-last-child first-of-type last-of-type only-of-type nth-of-type nth-last-of-type'
  ).split(' '),
);

/** Galley's name for the same. */
const OTHER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/:-abp-has(?=\()/g, ':has'],
  [/:nth-ancestor(?=\()/g, ':upward'],
  [/:remove\(\)$/, ''],
];

/** Reads a line that hides elements; undefined for one of another kind. */
export function readCosmeticFilter(line: string): CosmeticFilter | SkipReason | undefined {
  const found = line.includes('#') ? SEPARATOR.exec(line) : null;
  if (!found) return undefined;
  const [head, hosts, at, flags] = found;
  // Styles, and scripts that run in the page.
  if (/[$%]/.test(flags!)) return 'browser';
  const selector = readSelector(line.slice(head.length).trim());
  if (isSkipReason(selector)) return selector;
  const scope = readSites(hosts!.trim(), ',');
  if (!scope) return 'unreadable';
  const { hosts: ofSites, notHosts } = scope;
  return { hosts: ofSites, notHosts, isException: at === '@', selector: selector.css };
}

/** Whether reading a line came to a reason not to use it. */
export function isSkipReason(read: object | SkipReason): read is SkipReason {
  return typeof read === 'string';
}

/** Looks whether the core can do what a selector asks. The selector is read as a whole when an element may
 * match it, which is seldom. */
function readSelector(written: string): { readonly css: string } | SkipReason {
  if (written === '') return 'unreadable';
  // A scriptlet, a filter of the source, a style.
  if (/^(?:\+js\(|\^)/.test(written) || written.includes('{')) return 'browser';
  if (!written.includes(':')) return { css: written };
  let css = written;
  for (const [name, own] of OTHER_NAMES) css = css.replace(name, own);
  for (const [, name] of css.replace(/\\.|"[^"]*"|'[^']*'/g, '').matchAll(/:(-?[a-z][\w-]*)/gi)) {
    if (ABOUT_TEXT.has(name!)) return 'text';
    if (!KNOWN.has(name!)) return 'browser';
  }
  return { css };
}

/** How long a beginning of a value may be to be looked up by: the longest that fits. */
export const BEGINNINGS = [12, 4] as const;

/** A value that is longer is looked up by its attribute's name. */
export const LONGEST_VALUE = 120;

/** The one thing about an element by which an alternative of a selector is found. */
export type ElementKey =
  | { readonly by: 'id' | 'class' | 'tag' | 'attribute'; readonly name: string }
  | { readonly by: 'value' | 'beginning'; readonly name: string; readonly value: string };

/** By what the alternatives of a selector are found; undefined where one could be any element. */
export function keysOf(selector: string): readonly ElementKey[] | undefined {
  const simple = /^([#.])([\w-]+)$/.exec(selector);
  if (simple) return [{ by: simple[1] === '#' ? 'id' : 'class', name: simple[2]! }];
  try {
    const keys = parseSelector(selector).map(keyOf);
    return keys.every((key) => key !== undefined) ? keys : undefined;
  } catch {
    // A SyntaxError: the selector cannot be read, and nothing is found by it.
    return undefined;
  }
}

function keyOf({ ids, classes, attributes, tag }: SimpleSelector): ElementKey | undefined {
  if (ids[0] !== undefined) return { by: 'id', name: ids[0] };
  if (classes[0] !== undefined) return { by: 'class', name: classes[0] };
  let named: ElementKey | undefined;
  for (const { name, operator, value, ignoreCase } of attributes) {
    if (!ignoreCase && operator === '=' && value.length <= LONGEST_VALUE) return { by: 'value', name, value };
    const beginning = !ignoreCase && operator === '^=' ? beginningOf(value) : undefined;
    if (beginning !== undefined) return { by: 'beginning', name, value: beginning };
    named ??= { by: 'attribute', name };
  }
  return named ?? (tag === undefined ? undefined : { by: 'tag', name: tag });
}

function beginningOf(value: string): string | undefined {
  if ('https://'.startsWith(value) || 'http://'.startsWith(value)) return undefined;
  const rest = withoutScheme(value);
  const length = BEGINNINGS.find((one) => one <= rest.length);
  return length === undefined ? undefined : rest.slice(0, length);
}

/** All addresses begin alike: what tells them apart comes behind that. */
export function withoutScheme(value: string): string {
  return value.replace(/^(?:https?:)?\/\//, '');
}
