import MarkdownIt from 'markdown-it';
import abbreviations from 'markdown-it-abbr';
import definitionLists from 'markdown-it-deflist';
import { attachAttributes, attributeLine, attributeSpan } from './attributeLists.ts';
import { htmlBlock } from './htmlBlock.ts';
import { blockBoundary, ruleNamed } from './kramdown/blockBoundary.ts';
import { blockExtension, blockMath, fenceAsInKramdown } from './kramdown/blockRules.ts';
import { definitionTerms } from './kramdown/definitionTerms.ts';
import { addFootnotes } from './kramdown/footnotes.ts';
import { makeHeadingIds, takeHeadingIds, underlinedHeading } from './kramdown/headings.ts';
import { escape, inlineExtension, inlineMath, lonelyBackquote, scanStress } from './kramdown/inlineRules.ts';
import { destinationWithSpaces } from './kramdown/destinationWithSpaces.ts';
import { finishLists, listAsInKramdown } from './kramdown/lists.ts';
import { table } from './kramdown/tables.ts';
import { fillTableOfContents } from './kramdown/tableOfContents.ts';
import { textUpToSigns, typography } from './kramdown/typography.ts';
import {
  blocksOf,
  noteInlinePlaces,
  writePlaces,
  type BlockMeta,
  type MarkdownBlock,
  type Places,
  type PlacesEnv,
} from './places.ts';

let renderer: MarkdownIt | undefined;

/** Markdown and HTML, laid out as Jekyll's kramdown lays them out, block by block. The HTML is the post's own:
 * not safe. With `places`, block elements, links and pictures say where they begin. */
export function renderMarkdown(text: string, places?: Places): MarkdownBlock[] {
  renderer ??= createRenderer();
  // markdown-it shares what rules find in one text through `env`: each text has its own.
  const env: PlacesEnv = places ? { places, source: text } : {};
  const blocks: MarkdownBlock[] = [];
  for (const tokens of blocksOf(renderer.parse(text, env))) {
    const { base = 0, originOf } = (tokens[0]!.meta ?? {}) as Partial<BlockMeta>;
    blocks.push({ html: renderer.renderer.render(tokens, renderer.options, env), base, originOf });
  }
  return blocks;
}

function createRenderer(): MarkdownIt {
  // A bare address is no link.
  const markdown = new MarkdownIt({ html: true, linkify: false });
  markdown.use(definitionLists).use(abbreviations);
  addFootnotes(markdown);
  setBlockRules(markdown);
  setInlineRules(markdown);
  const { core } = markdown;
  core.ruler.after('block', 'galley_attributes', attachAttributes);
  core.ruler.after('galley_attributes', 'galley_lists', finishLists);
  core.ruler.after('galley_lists', 'galley_written_ids', takeHeadingIds);
  core.ruler.push('galley_heading_ids', makeHeadingIds);
  core.ruler.push('galley_contents', fillTableOfContents);
  core.ruler.push('galley_places', writePlaces);
  return markdown;
}

/** What may end a paragraph without a blank line. */
const ENDS_PARAGRAPH = ['paragraph', 'reference', 'blockquote'];

function setBlockRules({ block: { ruler }, renderer: { rules }, utils }: MarkdownIt): void {
  // Before code: what is indented within HTML is no code.
  ruler.disable('html_block');
  ruler.before('code', 'galley_html_block', htmlBlock, { alt: ENDS_PARAGRAPH });
  ruler.at('fence', fenceAsInKramdown(ruleNamed(ruler, 'fence')), { alt: [...ENDS_PARAGRAPH, 'list'] });
  ruler.at('list', listAsInKramdown(ruleNamed(ruler, 'list')), { alt: ENDS_PARAGRAPH });
  // A line and a table need a boundary before them.
  ruler.at('hr', ruleNamed(ruler, 'hr'), { alt: ['list'] });
  // Tables come last: a line with bars may be anything else.
  ruler.disable('table');
  ruler.at('lheading', underlinedHeading);
  ruler.before('paragraph', 'galley_attribute_line', attributeLine, { alt: [...ENDS_PARAGRAPH, 'list'] });
  ruler.before('paragraph', 'galley_boundary', blockBoundary, { alt: [...ENDS_PARAGRAPH, 'list'] });
  ruler.before('paragraph', 'galley_extension', blockExtension);
  ruler.before('paragraph', 'galley_math', blockMath);
  ruler.before('paragraph', 'galley_table', table);
  ruler.before('deflist', 'galley_terms', definitionTerms);
  rules['math_block'] = (tokens, at) =>
    `<div><code>${utils.escapeHtml(`\\[${tokens[at]!.content}\\]`)}</code></div>\n`;
}

function setInlineRules(markdown: MarkdownIt): void {
  const { helpers, inline } = markdown;
  const { ruler } = inline;
  const normalize = markdown.normalizeLink.bind(markdown);
  // Liquid, in its private characters, is to be found again.
  markdown.normalizeLink = (url) => (/[\uE000-\uF8FF]/.test(url) ? url : normalize(url));
  helpers.parseLinkDestination = destinationWithSpaces(helpers.parseLinkDestination);
  ruler.at('text', textUpToSigns);
  ruler.at('escape', escape);
  ruler.before('escape', 'galley_typography', typography);
  ruler.before('backticks', 'galley_backquote', lonelyBackquote);
  ruler.before('escape', 'galley_math', inlineMath);
  ruler.before('text', 'galley_extension', inlineExtension);
  ruler.before('text', 'galley_attribute_span', attributeSpan);
  const Base = noteInlinePlaces(inline.State);
  inline.State = class extends Base {
    override scanDelims(start: number): ReturnType<typeof scanStress> {
      return scanStress(this, start);
    }
  };
}
