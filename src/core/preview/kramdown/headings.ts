import type { StateBlock, StateCore, Token } from 'markdown-it';
import { isAfterBoundary, isAtMargin, lineAt } from './blockBoundary.ts';

/** A heading with a line under it: one line of text after a boundary. Other text is a paragraph, and the line
 * belongs to it. */
export function underlinedHeading(state: StateBlock, line: number, endLine: number): boolean {
  if (line + 1 >= endLine || !isAtMargin(state, line) || !isAfterBoundary(state, line)) return false;
  if (state.sCount[line + 1] !== state.blkIndent || !/^(?:-+|=+)\s*$/.test(lineAt(state, line + 1)))
    return false;
  const level = lineAt(state, line + 1).startsWith('=') ? 1 : 2;
  const open = state.push('heading_open', `h${level}`, 1);
  open.map = [line, line + 2];
  const inline = state.push('inline', '', 0);
  inline.content = lineAt(state, line).trim();
  inline.map = [line, line + 1];
  inline.children = [];
  state.push('heading_close', `h${level}`, -1);
  state.line = line + 2;
  return true;
}

const WRITTEN_ID = /[\t ]\{#([\p{L}_:][\p{L}\p{N}\p{M}_:.-]{0,100})\}$/u;

/** `# Title {#id}` */
export function takeHeadingIds({ tokens }: StateCore): void {
  for (const [number, token] of tokens.entries()) {
    const inline = tokens[number + 1];
    if (token.type !== 'heading_open' || inline?.type !== 'inline') continue;
    const written = WRITTEN_ID.exec(inline.content);
    if (!written) continue;
    inline.content = inline.content.slice(0, written.index).trimEnd();
    token.attrSet('id', written[1]!);
  }
}

/** Gives the other headings the ids that kramdown's GFM parser makes: a table of contents links to them. */
export function makeHeadingIds({ tokens }: StateCore): void {
  const used = new Map<string, number>();
  for (const [number, token] of tokens.entries()) {
    if (token.type !== 'heading_open' || token.attrGet('id') !== null) continue;
    const id = plainText(tokens[number + 1]?.children ?? [])
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
      .replace(/[ \t]/g, '-');
    const before = used.get(id) ?? 0;
    used.set(id, before + 1);
    token.attrSet('id', before === 0 ? id : `${id}-${before}`);
  }
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'image') return plainText(children ?? []);
      return type === 'text' || type === 'text_special' || type === 'code_inline' ? content : '';
    })
    .join('');
}
