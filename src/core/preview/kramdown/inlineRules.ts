import type { StateInline } from 'markdown-it';

type Delimiters = ReturnType<StateInline['scanDelims']>;

/**
 * Where stress may begin and end: before and behind what is no space; `_` not within a word. CommonMark asks
 * for more, which Chinese does not have: `**“这样”**的` is no stress to it.
 */
export function scanStress({ src, posMax }: StateInline, start: number): Delimiters {
  const marker = src[start]!;
  let end = start;
  while (end < posMax && src[end] === marker) end++;
  const before = src.slice(Math.max(0, start - 2), start);
  const after = src.slice(end, Math.min(end + 2, posMax));
  const isWord = marker === '_';
  return {
    can_open: after !== '' && !/^\s/.test(after) && !(isWord && /(?:\p{L}|\p{L}-)$/u.test(before)),
    can_close: before !== '' && !/\s$/.test(before) && !(isWord && /^[\p{L}\p{N}]/u.test(after)),
    length: end - start,
  };
}

const ESCAPED = new Set('\\.*_+`<>()[]{}#!:|"\'$=-~');

/** A backslash before one of the characters that kramdown lets one escape; at the end of a line one or two of
 * them break it. */
export function escape(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '\\') return false;
  const lineEnd = /\\{1,2}\n/y;
  lineEnd.lastIndex = pos;
  if (lineEnd.test(src) && lineEnd.lastIndex <= posMax) {
    if (!silent) state.push('hardbreak', 'br', 0);
    state.pos = lineEnd.lastIndex;
    while (src[state.pos] === ' ') state.pos++;
    return true;
  }
  const guillemets = /\\(?:<<|>>)/y;
  guillemets.lastIndex = pos;
  const length = guillemets.test(src) ? 3 : 2;
  if (pos + length > posMax || !ESCAPED.has(src[pos + 1]!)) return false;
  if (!silent) {
    const token = state.push('text_special', '', 0);
    token.content = src.slice(pos + 1, pos + length);
    token.markup = src.slice(pos, pos + length);
    token.info = 'escape';
  }
  state.pos = pos + length;
  return true;
}

/** A backquote between spaces is a character like any other. */
export function lonelyBackquote(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '`' || src[pos + 1] === '`' || src[pos - 1] === '`') return false;
  if (!/\s/.test(src[pos + 1] ?? '') || (pos > 0 && !/\s/.test(src[pos - 1]!))) return false;
  if (!silent) state.pending += '`';
  state.pos++;
  return true;
}

const MATH = /\$\$([^]{0,4000}?)\$\$/y;

/** `$$x$$`: a formula, which a script of the site may set. What its author wrote is shown. */
export function inlineMath(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('$$', state.pos)) return false;
  MATH.lastIndex = state.pos;
  const match = MATH.exec(state.src);
  if (!match || MATH.lastIndex > state.posMax) return false;
  if (!silent) state.push('code_inline', 'code', 0).content = `\\(${match[1]!.trim()}\\)`;
  state.pos = MATH.lastIndex;
  return true;
}

const EXTENSION = /\{::(\w{1,20})(?:\s[^{}]{0,200})?(?:\/\}|\}([^]{0,4000}?)\{:\/\1?\})/y;

/** `{::comment}…{:/}`, which is not shown, and `{::nomarkdown}…{:/}`, which is HTML as it stands. */
export function inlineExtension(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('{::', state.pos)) return false;
  EXTENSION.lastIndex = state.pos;
  const match = EXTENSION.exec(state.src);
  if (!match || !EXTENSIONS.has(match[1]!) || EXTENSION.lastIndex > state.posMax) return false;
  if (!silent && match[1] === 'nomarkdown') state.push('html_inline', '', 0).content = match[2] ?? '';
  state.pos = EXTENSION.lastIndex;
  return true;
}

/** What kramdown knows as `{::name}`. */
export const EXTENSIONS: ReadonlySet<string> = new Set(['comment', 'nomarkdown', 'options']);
