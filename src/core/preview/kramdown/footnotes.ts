import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { ruleNamed, type BlockRule } from './blockBoundary.ts';

interface NoteMeta {
  /** The note's number less one. */
  readonly id: number;
  /** How many times it was referred to before. */
  readonly subId: number;
}

/** What a render keeps in markdown-it's environment. */
interface Env {
  footnoteCount?: number;
}

/** The plug-in takes the square of their number in time: more than anybody writes stay text. */
const MOST_NOTES = 1_000;

function fewNotes(definition: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const env = state.env as Env;
    if ((env.footnoteCount ?? 0) >= MOST_NOTES || !definition(state, startLine, endLine, silent))
      return false;
    if (!silent) env.footnoteCount = (env.footnoteCount ?? 0) + 1;
    return true;
  };
}

/** Footnotes, `[^1]`, numbered and linked as kramdown does. */
export function addFootnotes(markdown: MarkdownIt): void {
  markdown.use(footnotes);
  // `^[a note]` is text to kramdown.
  markdown.inline.ruler.disable('footnote_inline');
  const { ruler } = markdown.block;
  ruler.at('footnote_def', fewNotes(ruleNamed(ruler, 'footnote_def')), { alt: ['paragraph', 'reference'] });
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
