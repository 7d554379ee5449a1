import type { Junk } from '../cleaning/findRemovals.ts';
import { scanTags, VOID_ELEMENTS } from '../document/tags.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { DerivedText } from './derivedText.ts';
import { freeName } from './freeName.ts';

/** Elements of which nothing shows: an empty mark stands for them. */
const INVISIBLE: ReadonlySet<string> = new Set(
  'script style link meta input noembed noframes xmp title textarea param track'.split(' '),
);

/** What may precede the text of a Markdown line: quotation, list item, heading. */
const LINE_PREFIX = /^[ \t]*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t]+)*/;

/** How to tell the junk in a marked text. */
export interface JunkMarks {
  /** The attribute that carries a removal's number. The post itself nowhere contains it: what has it, was
   * marked here. */
  readonly attribute: string;
  readonly removals: readonly MarkedJunk[];
}

/** Junk, and why it is that, for people to read. */
export interface MarkedJunk extends Junk {
  readonly reason?: string;
}

/**
 * The text in `range` with all that the removals cover marked: elements by an attribute on their start tag,
 * so that the layout stays what it was, and text between them by a `<mark>`.
 */
export function markJunk(
  source: string,
  range: OffsetRange,
  removals: readonly MarkedJunk[],
): { readonly marked: DerivedText; readonly marks: JunkMarks } {
  const attribute = freeName(source, 'galley-junk');
  const marked = new DerivedText(source);
  let at = range.start;
  for (const [number, removal] of removals.entries()) {
    const end = Math.min(removal.range.end, range.end);
    if (removal.range.start < at || end <= removal.range.start) continue;
    marked.keep({ start: at, end: removal.range.start });
    markRange(source, { start: removal.range.start, end }, ` ${attribute}="${number}"`, marked);
    at = end;
  }
  marked.keep({ start: at, end: range.end });
  return { marked, marks: { attribute, removals } };
}

function markRange(source: string, range: OffsetRange, mark: string, marked: DerivedText): void {
  let depth = 0;
  let at = range.start;
  const addText = (text: OffsetRange): void => {
    if (depth === 0) markText(source, text, mark, marked);
    else marked.keep(text);
  };
  for (const tag of scanTags(source, range.start, range.end)) {
    addText({ start: at, end: tag.start });
    at = tag.start;
    if (tag.kind === 'open' && depth === 0) {
      if (INVISIBLE.has(tag.name)) marked.insert(`<mark${mark}></mark>`);
      const nameEnd = tag.start + 1 + tag.name.length;
      marked.keep({ start: at, end: nameEnd });
      marked.insert(mark);
      at = nameEnd;
    }
    if (tag.kind === 'open' && !VOID_ELEMENTS.has(tag.name)) depth++;
    if (tag.kind === 'close' && depth > 0) depth--;
    marked.keep({ start: at, end: tag.end });
    at = tag.end;
  }
  addText({ start: at, end: range.end });
}

/** Each line by itself: a mark must not reach from one Markdown block into another. */
function markText(source: string, { start, end }: OffsetRange, mark: string, marked: DerivedText): void {
  let at = start;
  for (const { 0: line, index } of source.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const prefix = LINE_PREFIX.exec(line)?.[0] ?? '';
    if (line.slice(prefix.length).trim() === '') continue;
    const [from, to] = [start + index + prefix.length, start + index + line.length];
    marked.keep({ start: at, end: from });
    marked.insert(`<mark${mark}>`);
    marked.keep({ start: from, end: to });
    marked.insert('</mark>');
    at = to;
  }
  marked.keep({ start: at, end });
}
