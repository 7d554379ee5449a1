import { elementsOf, placeOf, type HtmlElement, type HtmlNode } from '../document/htmlTree.ts';
import { findMarkdownCode } from '../document/markdownCode.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** A heading of the body: `## Text` of Markdown, or an element from `<h1>` to `<h6>`. */
export interface Heading {
  /** 1 to 6. */
  readonly rank: number;
  /** What it says, without markup, white space folded. */
  readonly text: string;
  /** The line of Markdown, or the element. */
  readonly range: OffsetRange;
  readonly syntax: 'markdown' | 'html';
}

const MARKDOWN = /^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/gm;

/** The headings of the body, in order. */
export function findHeadings(post: PostDocument): Heading[] {
  return [...markdownHeadings(post), ...htmlHeadings(post)].sort((a, b) => a.range.start - b.range.start);
}

function* markdownHeadings({ text, body }: PostDocument): Generator<Heading> {
  const code = findMarkdownCode(text, body);
  let block = 0;
  for (const match of text.slice(body.start).matchAll(MARKDOWN)) {
    const [line, marks, title] = match as unknown as [string, string, string];
    const start = body.start + match.index;
    while (block < code.length && code[block]!.end <= start) block++;
    // A comment of a shell script is no heading.
    if (block < code.length && code[block]!.start <= start) continue;
    const range = { start, end: start + line.length };
    yield { rank: marks.length, text: folded(title.replace(/<[^<>]*>/g, '')), range, syntax: 'markdown' };
  }
}

function* htmlHeadings({ html }: PostDocument): Generator<Heading> {
  for (const element of elementsOf(html)) {
    const rank = /^h([1-6])$/.exec(element.name)?.[1];
    const place = rank === undefined ? undefined : placeOf(html, element);
    if (!place?.endTag) continue;
    const range = { start: place.startTag.start, end: place.endTag.end };
    yield { rank: Number(rank), text: folded(textOf(element)), range, syntax: 'html' };
  }
}

function textOf(element: HtmlElement): string {
  const parts: string[] = [];
  const open: HtmlNode[] = [...element.children].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if ('children' in node) open.push(...[...node.children].reverse());
    else if (node.nodeType === 3) parts.push((node as HtmlNode & { data: string }).data);
  }
  return parts.join('');
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
