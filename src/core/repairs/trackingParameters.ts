import { attributesOf } from '../document/attributes.ts';
import { placeOf } from '../document/htmlTree.ts';
import { message } from '../text/message.ts';
import { slice, type OffsetRange } from '../text/offsetRange.ts';
import type { BrokenBody, Finding } from './repair.ts';
import { tracksReaders } from './trackingNames.ts';

/** `&` as it is written in attributes. */
const SEPARATOR = /&(?:amp;|#0*38;|#x0*26;)?/gi;
/** The fragment begins at a `#` that is no part of `&#38;`. */
const FRAGMENT = /(?<!&)#/;
/** Liquid writes these addresses when the site is built. */
const LIQUID = /\{[{%]/;

/** Parameters of links that tell who led the reader there. */
export function* findTrackingParameters({ text, tree, elements }: BrokenBody): Generator<Finding> {
  for (const element of elements) {
    const { name, attribs } = element;
    if ((name !== 'a' && name !== 'area') || !attribs['href']?.includes('?')) continue;
    const place = placeOf(tree, element);
    const href = place && attributesOf(text, place.startTag).get('href');
    if (!href?.valueRange || href.value !== attribs['href']) continue;
    const { start, end } = href.valueRange;
    const { names, ranges } = findInAddress(slice(text, href.valueRange), href.value);
    if (ranges.length === 0) continue;
    yield {
      message: message('The link tells where the reader comes from: {names}.', { names: names.join(', ') }),
      range: { start, end },
      edits: ranges.map((range) => ({
        range: { start: start + range.start, end: start + range.end },
        newText: '',
      })),
    };
  }
}

interface Found {
  readonly names: readonly string[];
  /** What is to be deleted from the address as written. */
  readonly ranges: readonly OffsetRange[];
}

const NOTHING: Found = { names: [], ranges: [] };

/** @param address what `raw` stands for */
function findInAddress(raw: string, address: string): Found {
  const host = hostOf(address);
  if (host === undefined || LIQUID.test(raw)) return NOTHING;
  const mark = raw.indexOf('?');
  const hash = FRAGMENT.exec(raw)?.index ?? raw.length;
  if (mark < 0 || mark > hash) return NOTHING;
  const query = { start: mark + 1, end: hash };
  const parts = splitQuery(raw, query);
  const kept = parts.findIndex(({ name }) => !tracksReaders(name, host));
  const gone = parts.filter(({ name }) => tracksReaders(name, host));
  if (gone.length === 0) return NOTHING;
  const names = [...new Set(gone.map(({ name }) => name))];
  if (kept < 0) return { names, ranges: [{ start: mark, end: hash }] };
  const ranges: { start: number; end: number }[] = [];
  // What goes from the front takes the `&` behind it along, the rest the one before it.
  if (kept > 0) ranges.push({ start: query.start, end: parts[kept]!.start });
  for (const { name, separator, end } of parts.slice(kept)) {
    if (!tracksReaders(name, host)) continue;
    const last = ranges.at(-1);
    if (last?.end === separator) last.end = end;
    else ranges.push({ start: separator, end });
  }
  return { names, ranges };
}

/** The host of an address; undefined where a part of it is an address itself, whose parameters these may be:
 * an archive knows a page by all of them. */
function hostOf(address: string): string | undefined {
  const [, host, rest = ''] = /^\s*(?:https?:)?\/\/([^/?#]+)(.*)$/is.exec(address) ?? [];
  return host === undefined || /:\/\/|:\/[^/]/.test(rest) ? undefined : host.toLowerCase();
}

interface Part extends OffsetRange {
  readonly name: string;
  /** Where the `&` before it begins. */
  readonly separator: number;
}

function splitQuery(raw: string, { start, end }: OffsetRange): Part[] {
  const parts: Part[] = [];
  const add = (from: number, to: number, separator: number): void => {
    const part = raw.slice(from, to);
    const equals = part.indexOf('=');
    parts.push({ start: from, end: to, separator, name: equals < 0 ? part : part.slice(0, equals) });
  };
  let from = start;
  let separator = start;
  for (const { index, 0: mark } of raw.slice(start, end).matchAll(SEPARATOR)) {
    add(from, start + index, separator);
    separator = start + index;
    from = separator + mark.length;
  }
  add(from, end, separator);
  return parts;
}
