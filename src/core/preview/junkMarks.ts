import type { Junk } from '../cleaning/findRemovals.ts';
import { scanTags, VOID_ELEMENTS } from '../document/tags.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** Elements of which nothing shows: an empty mark stands for them. */
const INVISIBLE: ReadonlySet<string> = new Set(
  'script style link meta input noembed noframes xmp title textarea param track'.split(' '),
);

/** What may precede the text of a Markdown line: quotation, list item, heading. */
const LINE_PREFIX = /^[ \t]*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t]+)*/;

/** A text in which junk is marked. */
export interface MarkedText {
  readonly text: string;
  /** The attribute that carries a removal's number. The post itself nowhere contains it: what has it, was
   * marked here. */
  readonly attribute: string;
  readonly removals: readonly Junk[];
}

/**
 * The text in `range` with all that the removals cover marked: elements by an attribute on their start tag,
 * so that the layout stays what it was, and text between them by a `<mark>`.
 */
export function markJunk(source: string, range: OffsetRange, removals: readonly Junk[]): MarkedText {
  const attribute = freeName(source);
  const parts: string[] = [];
  let at = range.start;
  for (const [number, removal] of removals.entries()) {
    const end = Math.min(removal.range.end, range.end);
    if (removal.range.start < at || end <= removal.range.start) continue;
    parts.push(source.slice(at, removal.range.start));
    markRange(source, { start: removal.range.start, end }, ` ${attribute}="${number}"`, parts);
    at = end;
  }
  parts.push(source.slice(at, range.end));
  return { text: parts.join(''), attribute, removals };
}

function markRange(source: string, range: OffsetRange, mark: string, parts: string[]): void {
  let depth = 0;
  let at = range.start;
  for (const tag of scanTags(source, range.start, range.end)) {
    const text = source.slice(at, tag.start);
    parts.push(depth === 0 ? markText(text, mark) : text);
    at = tag.start;
    if (tag.kind === 'open' && depth === 0) {
      if (INVISIBLE.has(tag.name)) parts.push(`<mark${mark}></mark>`);
      const nameEnd = tag.start + 1 + tag.name.length;
      parts.push(source.slice(at, nameEnd), mark);
      at = nameEnd;
    }
    if (tag.kind === 'open' && !VOID_ELEMENTS.has(tag.name)) depth++;
    if (tag.kind === 'close' && depth > 0) depth--;
    parts.push(source.slice(at, tag.end));
    at = tag.end;
  }
  const rest = source.slice(at, range.end);
  parts.push(depth === 0 ? markText(rest, mark) : rest);
}

/** Each line by itself: a mark must not reach from one Markdown block into another. */
function markText(text: string, mark: string): string {
  if (!/\S/.test(text)) return text;
  return text.replace(/[^\r\n]+/g, (line) => {
    const prefix = LINE_PREFIX.exec(line)?.[0] ?? '';
    const words = line.slice(prefix.length);
    return words.trim() === '' ? line : `${prefix}<mark${mark}>${words}</mark>`;
  });
}

/** A name that stands nowhere in the text. */
function freeName(source: string): string {
  const used = new Set(Array.from(source.matchAll(/galley-junk(\d*)/gi), ([, digits]) => digits));
  let number = 0;
  while (used.has(String(number))) number++;
  return `galley-junk${number}`;
}
