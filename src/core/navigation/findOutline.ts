import { elementsOf, placeOf } from '../document/htmlTree.ts';
import { findMarkdownCode } from '../document/markdownCode.ts';
import type { FieldValue, PostDocument } from '../document/postDocument.ts';
import { findHeadings } from '../facts/headings.ts';
import { lineEnd, nextLine } from '../text/lines.ts';
import { slice, trimmed, type OffsetRange } from '../text/offsetRange.ts';
import { findHtmlBlocks, shorten } from './htmlBlocks.ts';

/** A part of a post, for outline and breadcrumbs. */
export interface OutlineItem {
  readonly kind: 'frontMatter' | 'field' | 'headingLink' | 'heading' | 'paragraph';
  /** What the post calls it; '' for the front matter as a whole. */
  readonly name: string;
  readonly detail: string;
  /** All of it: a heading's goes to the next one of its rank. */
  readonly range: OffsetRange;
  /** What is shown of it. */
  readonly selection: OffsetRange;
  readonly children: readonly OutlineItem[];
}

/** More paragraphs than anyone reads in a list. */
const MOST_PARAGRAPHS = 2000;

/** The parts of a post, in order; what a heading is about stands below it. */
export function findOutline(post: PostDocument): OutlineItem[] {
  return [...frontMatterItems(post), ...headingLinkItems(post), ...bodyItems(post)];
}

function* frontMatterItems({ frontMatter, text }: PostDocument): Generator<OutlineItem> {
  if (frontMatter.kind === 'absent') return;
  const { openFence, fields } = frontMatter;
  const end = frontMatter.kind === 'closed' ? frontMatter.closeFence.end : frontMatter.content.end;
  yield {
    kind: 'frontMatter',
    name: '',
    detail: '',
    range: { start: openFence.start, end },
    selection: openFence,
    children: fields.map(({ key, keyRange, range, value }) => ({
      kind: 'field',
      name: key,
      detail: describeValue(value, text),
      range,
      selection: keyRange,
      children: [],
    })),
  };
}

function describeValue(value: FieldValue, text: string): string {
  const all =
    value.kind === 'list'
      ? value.items.map(({ range }) => slice(text, range)).join(', ')
      : slice(text, value.range);
  return all.split(/\r?\n/, 1)[0]!.slice(0, 80);
}

function* headingLinkItems({ headingLink, text }: PostDocument): Generator<OutlineItem> {
  if (!headingLink) return;
  const { range, textRange } = headingLink;
  const name = slice(text, textRange).trim();
  yield { kind: 'headingLink', name, detail: '', range, selection: textRange, children: [] };
}

/** A heading or a paragraph, before it is known what belongs to it. */
interface Entry extends OffsetRange {
  /** 1 to 6 of a heading, 7 of a paragraph, which nothing belongs to. */
  readonly rank: number;
  readonly name: string;
}

const PARAGRAPH_RANK = 7;

function bodyItems(post: PostDocument): OutlineItem[] {
  const headings = findHeadings(post).map(({ rank, text, range }): Entry => ({ ...range, rank, name: text }));
  const paragraphs: Entry[] = [];
  for (const { excerpt: name, range } of findHtmlBlocks(post)) {
    if (paragraphs.length >= MOST_PARAGRAPHS) break;
    paragraphs.push({ ...range, rank: PARAGRAPH_RANK, name });
  }
  for (const range of markdownParagraphs(post)) {
    if (paragraphs.length >= MOST_PARAGRAPHS) break;
    paragraphs.push({
      ...range,
      rank: PARAGRAPH_RANK,
      name: shorten(plain(post.text.slice(range.start, Math.min(range.end, range.start + 400)))),
    });
  }
  const entries = [...headings, ...paragraphs]
    .filter(({ name }) => name !== '')
    .sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
  return nest(entries, post.body.end);
}

/** Puts paragraphs below those that hold them, and all below the headings that they follow. */
function nest(entries: readonly Entry[], end: number): OutlineItem[] {
  interface Open extends OutlineItem {
    readonly entry: Entry;
    readonly children: Open[];
  }
  const top: Open[] = [];
  const open: Open[] = [];
  const ends = sectionEnds(entries, end);
  for (const [index, entry] of entries.entries()) {
    const isHeading = entry.rank < PARAGRAPH_RANK;
    const selection = { start: entry.start, end: entry.end };
    const item: Open = {
      kind: isHeading ? 'heading' : 'paragraph',
      name: entry.name,
      detail: '',
      range: { start: entry.start, end: ends[index]! },
      selection,
      children: [],
      entry,
    };
    while (open.length > 0 && open.at(-1)!.range.end < item.range.end) open.pop();
    while (open.length > 0 && open.at(-1)!.range.end <= entry.start) open.pop();
    (open.at(-1)?.children ?? top).push(item);
    open.push(item);
  }
  return top;
}

/** Where each entry ends: a heading before the next one of its rank or above. */
function sectionEnds(entries: readonly Entry[], end: number): number[] {
  const ends = entries.map((entry) => entry.end);
  const open: number[] = [];
  for (const [index, { rank, start }] of entries.entries()) {
    if (rank === PARAGRAPH_RANK) continue;
    while (open.length > 0 && entries[open.at(-1)!]!.rank >= rank) ends[open.pop()!] = start;
    open.push(index);
  }
  for (const index of open) ends[index] = end;
  return ends;
}

/** What stands between empty lines and is neither HTML, code, heading nor rule. */
function* markdownParagraphs(post: PostDocument): Generator<OffsetRange> {
  const { text, body, html } = post;
  const taken: OffsetRange[] = [...findMarkdownCode(text, body)];
  let end = -1;
  for (const element of elementsOf(html)) {
    const place = placeOf(html, element);
    if (!place || place.startTag.start < end) continue;
    end = (place.endTag ?? place.startTag).end;
    if (place.endTag && !INLINE.test(element.name)) taken.push({ start: place.startTag.start, end });
  }
  taken.sort((a, b) => a.start - b.start);
  let next = 0;
  let start = -1;
  for (let at = body.start; at < body.end; at = nextLine(text, at)) {
    while (next < taken.length && taken[next]!.end <= at) next++;
    const stop = lineEnd(text, at);
    const head = text.slice(at, Math.min(stop, at + 200));
    const isTaken = next < taken.length && taken[next]!.start < stop;
    const isText = !isTaken && /\S/.test(head) && !NO_PARAGRAPH.test(head);
    if (isText && start < 0) start = at;
    if (!isText && start >= 0) {
      yield trimmed(text, { start, end: at });
      start = -1;
    }
  }
  if (start >= 0) yield trimmed(text, { start, end: body.end });
}

const INLINE = /^(?:a|abbr|b|br|cite|code|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u)$/;
/** A heading, a rule, a line of an underlined heading, a comment, Liquid or a link's definition. */
const NO_PARAGRAPH = /^\s*(?:#{1,6}(?:\s|$)|[-=*_\s]+$|<!--|\{%|\[[^\]]*\]:|\{:)/;

/** Markdown without what only marks: `[text](url)` is its text. */
function plain(source: string): string {
  return source
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/<[^<>]*>/g, '')
    .replace(/^[>\s]*(?:[-*+]|\d+[.)])?\s+/, '')
    .replace(/[*_`]/g, '');
}
