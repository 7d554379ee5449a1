import { isWithin, seenNodes } from '../cleaning/remains.ts';
import { TEXT } from '../document/flatTree.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** Markup that parts no words: tags of these elements, and comments. */
const WITHIN_WORDS =
  /^(?:<\/?(?:a|abbr|b|bdi|bdo|cite|code|data|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?=[\s/>])[^<>]*>|<!--(?:[^-]|-(?!->))*-->)*$/i;

/** Where a link or an image of Markdown leads to: nobody reads that. */
const DESTINATION = /\]\([^\s()]*(?:\s+"[^"\n]*")?\)/g;

/**
 * The text of a post's article as a reader gets it, without the ranges `removed`, which are in order and without
 * overlaps. White space is as it comes.
 */
export function articleText({ text, body, html }: PostDocument, removed: readonly OffsetRange[]): string {
  // What nobody reads as HTML is nearly right without its tags.
  if (html.unread) return text.slice(body.start, body.end).replace(/<[^<>]*>/g, ' ');
  const { flat, base } = html;
  const gone = removed.map(({ start, end }) => ({ start: start - base, end: end - base }));
  const parts: string[] = [];
  let before = 0;
  for (const node of seenNodes(flat)) {
    const start = flat.starts[node]!;
    if (flat.names[node] !== TEXT || isWithin(gone, start)) continue;
    if (!WITHIN_WORDS.test(flat.source.slice(before, start))) parts.push(' ');
    before = flat.ends[node]!;
    // Code that Markdown shows has been blanked out for those who look for elements; people read it.
    const written = text.slice(base + start, base + before);
    const isCode = written !== flat.source.slice(start, before);
    parts.push(isCode ? written : flat.textOf(node));
  }
  const said = parts.join('');
  return said.includes('](') ? said.replace(DESTINATION, '] ') : said;
}
