import type { StateBlock, StateInline } from 'markdown-it';

// kramdown's attribute lists, `{: .wide width="300"}`, say how something looks: no one is to read them, and
// the preview has its own looks.

const LIST = /\{:(?![:}])[^{}\n]{1,300}\}/y;

/** A line of its own that says something of the block before or after it. */
export function attributeLine(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  LIST.lastIndex = start;
  const match = LIST.exec(state.src);
  if (!match || state.skipSpaces(start + match[0].length) < state.eMarks[startLine]!) return false;
  if (!silent) state.line = startLine + 1;
  return true;
}

/** Right behind a link, image, code or emphasis. */
export function attributeSpan(state: StateInline): boolean {
  if (!state.src.startsWith('{:', state.pos) || !/[)\]*_`>]/.test(state.src[state.pos - 1] ?? ''))
    return false;
  LIST.lastIndex = state.pos;
  const match = LIST.exec(state.src);
  if (!match) return false;
  state.pos += match[0].length;
  return true;
}
