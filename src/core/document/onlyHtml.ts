import { findMarkdownCode } from './markdownCode.ts';
import type { PostDocument } from './postDocument.ts';

/** The post's text with all that is no HTML turned into spaces: front matter, stamp, heading link, and what
 * Markdown shows as code. Every character and every line keeps its place. */
export function onlyHtml({ text, body }: Pick<PostDocument, 'text' | 'body'>): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [{ start: 0, end: body.start }, ...findMarkdownCode(text, body)]) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
