import type { StateBlock } from 'markdown-it';
import { isAtMargin, lineAt } from './blockBoundary.ts';

/** More terms than anybody defines at once. */
const MOST_TERMS = 20;

/**
 * Several lines before a definition are as many terms; markdown-it-deflist takes the last one alone. The
 * others become a list of their own, which is then joined with that of the last.
 */
export function definitionTerms(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (silent || !isAtMargin(state, startLine)) return false;
  let last = startLine;
  while (last + 1 < endLine && last - startLine < MOST_TERMS && isTerm(state, last + 1)) last++;
  let next = last + 1;
  if (next < endLine && state.isEmpty(next)) next++;
  if (last === startLine || next >= endLine || !isDefinition(state, next)) return false;
  state.push('dl_open', 'dl', 1).map = [startLine, last];
  for (let line = startLine; line < last; line++) {
    state.push('dt_open', 'dt', 1).map = [line, line + 1];
    const inline = state.push('inline', '', 0);
    inline.content = lineAt(state, line).trim();
    inline.children = [];
    inline.map = [line, line + 1];
    state.push('dt_close', 'dt', -1);
  }
  state.push('dl_close', 'dl', -1);
  state.line = last;
  return true;
}

function isDefinition(state: StateBlock, line: number): boolean {
  return isAtMargin(state, line) && /^:[ \t]/.test(lineAt(state, line));
}

function isTerm(state: StateBlock, line: number): boolean {
  return !state.isEmpty(line) && state.sCount[line]! >= state.blkIndent && !isDefinition(state, line);
}
