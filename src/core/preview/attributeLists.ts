import type { StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import { ATTRIBUTES } from './kramdown/blockBoundary.ts';

// kramdown's attribute lists, `{: #id .wide width="300"}`: nobody is to read them. What they say of an element
// is written to it; the sanitiser keeps what it keeps of any attribute.

const LIST = /\{:(?![:}/])([^{}\n]{1,300})\}/y;
const PART =
  /(?:^|\s)(?:([\w-]+)=(?:"([^"]*)"|'([^']*)')|#([A-Za-z][\w:-]*)|((?:\.[^\s.#]+)+)|(\w[\w-]*))(?=\s|$)/g;

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
  if (silent) return true;
  const follows = startLine > 0 && !state.isEmpty(startLine - 1);
  const token = state.push(ATTRIBUTES, '', 0);
  token.content = match[1]!;
  token.hidden = true;
  token.meta = { follows };
  state.line = startLine + 1;
  return true;
}

/** Writes what attribute lists say to the blocks that they are about, and takes the lists out. */
export function attachAttributes(state: StateCore): void {
  const kept: Token[] = [];
  let waiting: Token | undefined;
  for (const token of state.tokens) {
    if (token.type === ATTRIBUTES) {
      const before = (token.meta as { follows: boolean }).follows
        ? blockThatEnds(kept, token.level)
        : undefined;
      if (before) setAttributes(before, token.content);
      else waiting = token;
    } else {
      if (waiting && token.nesting >= 0 && token.level === waiting.level)
        setAttributes(token, waiting.content);
      waiting = undefined;
      kept.push(token);
    }
  }
  state.tokens = kept;
}

/** The token that opens the block of this level which the last token ends. */
function blockThatEnds(tokens: readonly Token[], level: number): Token | undefined {
  const last = tokens.at(-1);
  if (last?.level !== level || last.nesting === 1) return undefined;
  let at = tokens.length - 1;
  if (last.nesting === -1)
    do at--;
    while (at > 0 && tokens[at]!.level > level);
  return tokens[at];
}

/** Right behind a link, image, code or emphasis. */
export function attributeSpan(state: StateInline): boolean {
  if (!state.src.startsWith('{:', state.pos) || !/[)\]*_`>]/.test(state.src[state.pos - 1] ?? ''))
    return false;
  LIST.lastIndex = state.pos;
  const match = LIST.exec(state.src);
  if (!match) return false;
  const before = state.tokens.at(-1);
  if (state.pending === '' && (before?.type === 'image' || before?.type === 'code_inline'))
    setAttributes(before, match[1]!);
  state.pos += match[0].length;
  return true;
}

function setAttributes(token: Token, list: string): void {
  // `{:name: .x}` says what `{:name}` means elsewhere.
  if (/^\w[\w-]*:/.test(list)) return;
  for (const [, key, double, single, id, classes, name] of list.matchAll(PART)) {
    if (key !== undefined) token.attrSet(key, double ?? single ?? '');
    else if (id !== undefined) token.attrSet('id', id);
    else if (classes !== undefined) token.attrJoin('class', classes.slice(1).replaceAll('.', ' '));
    else if (name === 'toc') token.attrSet('toc', '');
  }
}
