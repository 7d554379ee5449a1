import { findMarkdownCode } from '../document/markdownCode.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { encloses, overlaps, type OffsetRange } from '../text/offsetRange.ts';

/** In what people write at a place: Markdown, HTML, or neither, as in front matter, code and tags. */
export type MarkupKind = 'markdown' | 'html' | 'none';

/** What the range of a post's text is written in. */
export function markupAt(post: PostDocument, range: OffsetRange): MarkupKind {
  const { body, html, text } = post;
  if (!encloses(body, range) || html.unread) return 'none';
  if (findMarkdownCode(text, body).some((code) => overlaps(code, range) || encloses(code, range)))
    return 'none';
  const { flat, base } = html;
  const start = range.start - base;
  const end = range.end - base;
  let kind: MarkupKind = 'markdown';
  for (let node = 0; node < flat.length; node++) {
    const from = flat.starts[node]!;
    const to = flat.ends[node]!;
    if (from < 0 || to <= start || from >= end || !flat.isElement(node)) continue;
    const endTag = flat.endTagStarts[node]!;
    const inside = endTag < 0 ? to : endTag;
    // Half in, half out, or in the tag itself.
    if (start < flat.startTagEnds[node]! || end > inside) return 'none';
    kind = 'html';
  }
  return kind;
}
