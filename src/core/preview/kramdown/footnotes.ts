import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';

interface NoteMeta {
  /** The note's number less one. */
  readonly id: number;
  /** How many times it was referred to before. */
  readonly subId: number;
}

/** Footnotes, `[^1]`, numbered and linked as kramdown does. */
export function addFootnotes(markdown: MarkdownIt): void {
  markdown.use(footnotes);
  // `^[a note]` is text to kramdown.
  markdown.inline.ruler.disable('footnote_inline');
  const { rules } = markdown.renderer;
  const metaOf = (tokens: readonly Token[], at: number): NoteMeta => tokens[at]!.meta as NoteMeta;
  const times = (subId: number): string => (subId > 0 ? `:${subId}` : '');
  rules['footnote_ref'] = (tokens, at) => {
    const { id, subId } = metaOf(tokens, at);
    return `<sup><a href="#fn:${id + 1}" id="fnref:${id + 1}${times(subId)}">${id + 1}</a></sup>`;
  };
  rules['footnote_block_open'] = () => '<div role="doc-endnotes">\n<ol>\n';
  rules['footnote_block_close'] = () => '</ol>\n</div>\n';
  rules['footnote_open'] = (tokens, at) => `<li id="fn:${metaOf(tokens, at).id + 1}">`;
  rules['footnote_anchor'] = (tokens, at) => {
    const { id, subId } = metaOf(tokens, at);
    const number = subId > 0 ? `<sup>${subId + 1}</sup>` : '';
    return ` <a href="#fnref:${id + 1}${times(subId)}">↩${number}</a>`;
  };
}
