import MarkdownIt from 'markdown-it';
import { attributeLine, attributeSpan } from './attributeLists.ts';
import { htmlBlock } from './htmlBlock.ts';
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
  // As kramdown in Jekyll: tables and ~~struck~~ text; a bare address is no link.
  const markdown = new MarkdownIt({ html: true, linkify: false });
  // Before code: what is indented within HTML is no code.
  markdown.block.ruler.disable('html_block');
  markdown.block.ruler.before('code', 'galley_html_block', htmlBlock, {
    alt: ['paragraph', 'reference', 'blockquote'],
  });
  markdown.block.ruler.before('paragraph', 'galley_attribute_line', attributeLine, { alt: ['paragraph'] });
  markdown.inline.ruler.before('text', 'galley_attribute_span', attributeSpan);
  markdown.core.ruler.push('galley_heading_ids', ({ tokens }) => {
    const used = new Map<string, number>();
    for (const [number, token] of tokens.entries()) {
      if (token.type === 'heading_open')
        token.attrSet('id', headingId(tokens[number + 1]?.content ?? '', used));
    }
  });
  markdown.inline.State = noteInlinePlaces(markdown.inline.State);
  markdown.core.ruler.push('galley_places', writePlaces);
  return markdown;
}

/** A heading's id as kramdown's GFM parser makes it: a table of contents links to it. */
function headingId(title: string, used: Map<string, number>): string {
  const id = title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  const before = used.get(id) ?? 0;
  used.set(id, before + 1);
  return before === 0 ? id : `${id}-${before}`;
}
