import type { StateBlock } from 'markdown-it';
import {
  isAfterBoundary,
  isAtMargin,
  isBeforeBoundary,
  lineAt,
  LineSearch,
  type BlockRule,
} from './blockBoundary.ts';
import { EXTENSIONS } from './inlineRules.ts';

/** What a render keeps in markdown-it's environment. */
interface Env {
  lineSearch?: LineSearch;
}

function searchOf(state: StateBlock): LineSearch {
  return ((state.env as Env).lineSearch ??= new LineSearch());
}

const FENCE = /^([~`])\1{2,}\s*(\S*)\s*$/;

/** markdown-it's rule for code between fences, which kramdown wants closed, and named by one word. */
export function fenceAsInKramdown(fence: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const line = lineAt(state, startLine);
    const match = FENCE.exec(line);
    if (!match || match[2]!.includes(match[1]!)) return false;
    const mark = /^(?:~+|`+)/.exec(line)![0];
    const closes = new RegExp(`^${mark}${match[1]!}*\\s*$`);
    if (searchOf(state).find(state, mark, closes, startLine + 1, endLine) < 0) return false;
    return fence(state, startLine, endLine, silent);
  };
}

const EXTENSION = /^\{::(\w{1,20})(?:\s[^{}]*)?(\/)?\}\s*$/;

/** `{::comment}`, `{::nomarkdown}` and `{::options /}` in lines of their own. */
export function blockExtension(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (!isAtMargin(state, startLine)) return false;
  const match = EXTENSION.exec(lineAt(state, startLine));
  const name = match?.[1] ?? '';
  if (!match || !EXTENSIONS.has(name)) return false;
  let stop = startLine;
  if (match[2] === undefined) {
    stop = searchOf(state).find(
      state,
      name,
      new RegExp(`^\\{:/(?:${name})?\\}\\s*$`),
      startLine + 1,
      endLine,
    );
    if (stop < 0) return false;
  }
  if (silent) return true;
  state.line = stop + 1;
  if (name === 'nomarkdown' && stop > startLine) {
    const token = state.push('html_block', '', 0);
    token.map = [startLine + 1, stop];
    token.content = state.getLines(startLine + 1, stop, state.blkIndent, true);
  }
  return true;
}

/** Formulas longer than this come from no person. */
const MOST_LINES = 200;

/** A formula between boundaries: `$$` … `$$`. */
export function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || !isAtMargin(state, startLine) || !isAfterBoundary(state, startLine)) return false;
  if (!lineAt(state, startLine).startsWith('$$')) return false;
  let text = lineAt(state, startLine).slice(2);
  let line = startLine;
  while (!/\$\$/.test(text)) {
    if (++line >= endLine || line - startLine > MOST_LINES) return false;
    text += `\n${lineAt(state, line)}`;
  }
  if (!/\$\$\s*$/.test(text) || !isBeforeBoundary(state, line + 1, endLine)) return false;
  const token = state.push('math_block', 'code', 0);
  token.map = [startLine, line + 1];
  token.content = text.slice(0, text.indexOf('$$')).trim();
  state.line = line + 1;
  return true;
}
