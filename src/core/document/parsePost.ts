import type { OffsetRange } from '../text/offsetRange.ts';
import { parseFrontMatter } from './frontMatter.ts';
import { parseHtml, type HtmlTree } from './htmlTree.ts';
import type { FrontMatter, HeadingLink, PostDocument, Stamp } from './postDocument.ts';

const STAMP = /\s*(<!--[ \t]*(\d+|NaN)[ \t]*-->)/y;
const HEADING_LINK =
  /\s*(\[([^\r\n]{0,2000})\]\(([^\s]{0,4000})\)[ \t]*(?:\r\n|\n|\r)(?:-{2,}|={2,}))[ \t]*(?=\r|\n|$)/y;

/** Reads a post. Anything is a post: what it lacks is absent from the result. */
export function parsePost(text: string): PostDocument {
  const frontMatter = parseFrontMatter(text);
  let at = frontMatterEnd(text, frontMatter);
  const stamp = parseStamp(text, at);
  at = stamp?.range.end ?? at;
  const headingLink = parseHeadingLink(text, at);
  at = headingLink?.range.end ?? at;
  const body = { start: at, end: text.length };
  return new ParsedPost({ text, frontMatter, stamp, headingLink, body });
}

/** A class: an accessor that an object brings itself is slow to make, and what it holds is slow to go. */
class ParsedPost implements PostDocument {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly stamp: Stamp | undefined;
  readonly headingLink: HeadingLink | undefined;
  readonly body: OffsetRange;
  #html: HtmlTree | undefined;

  constructor({ text, frontMatter, stamp, headingLink, body }: Omit<PostDocument, 'html'>) {
    this.text = text;
    this.frontMatter = frontMatter;
    this.stamp = stamp;
    this.headingLink = headingLink;
    this.body = body;
  }

  get html(): HtmlTree {
    return (this.#html ??= parseHtml(this.text, this.body));
  }
}

function frontMatterEnd(text: string, frontMatter: FrontMatter): number {
  switch (frontMatter.kind) {
    case 'absent':
      return text.startsWith('\uFEFF') ? 1 : 0;
    case 'unclosed':
      return frontMatter.content.end;
    case 'closed':
      return frontMatter.closeFence.end;
  }
}

function parseStamp(text: string, from: number): Stamp | undefined {
  STAMP.lastIndex = from;
  const match = STAMP.exec(text);
  if (!match) return undefined;
  const end = match.index + match[0].length;
  const start = end - match[1]!.length;
  const value = match[2]!;
  const valueStart = text.indexOf(value, start);
  const time = Number(value);
  return {
    range: { start, end },
    valueRange: { start: valueStart, end: valueStart + value.length },
    // What a Date can hold (https://tc39.es/ecma262/#sec-time-values-and-time-range).
    time: Math.abs(time) <= 8.64e15 ? time : undefined,
  };
}

function parseHeadingLink(text: string, from: number): HeadingLink | undefined {
  HEADING_LINK.lastIndex = from;
  const match = HEADING_LINK.exec(text);
  if (!match) return undefined;
  const [, link, title, url] = match as unknown as [string, string, string, string];
  const start = text.indexOf(link, match.index);
  const textStart = start + 1;
  const urlStart = textStart + title.length + 2;
  const range = (at: number, length: number): OffsetRange => ({ start: at, end: at + length });
  return {
    range: range(start, link.length),
    textRange: range(textStart, title.length),
    urlRange: range(urlStart, url.length),
  };
}
