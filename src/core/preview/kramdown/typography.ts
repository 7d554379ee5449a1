import type { StateInline } from 'markdown-it';

// kramdown's signs and quotation marks, by its own table of rules (after SmartyPants): what it makes of quotes
// beside Chinese is what a reader will see.

const PUNCTUATION = '[!"#$%\'()*+,\\-./:;<=>?@[\\\\\\]^_`{|}~]';
const BEFORE_CLOSING = '[^ \\\\\\t\\r\\n[{(-]';

/** What stands at a quote, or one character before it, and what becomes of the quotes: `l` opens, `r` closes. */
const QUOTES: readonly (readonly [RegExp, string])[] = [
  [/()(["'])(?=[_*]{1,2}\S)/y, 'l'],
  [new RegExp(`()(["'])(?=${PUNCTUATION}(?!\\.\\.)(?![\\p{L}\\p{M}\\p{N}_]))`, 'uy'), 'r'],
  [/(\s?)"'(?=\w)/y, '“‘'],
  [/(\s?)'"(?=\w)/y, '‘“'],
  [/(\s?)'(?=\d\ds)/y, '’'],
  [/(\s)(["'])(?=\w)/y, 'l'],
  [new RegExp(`(${BEFORE_CLOSING})(["'])`, 'uy'), 'r'],
  [/()(["'])(?=\s|s(?![\p{L}\p{M}\p{N}_])|$)/uy, 'r'],
  [/([^\n]?)'/y, '‘'],
  [/([^\n]?)"/y, '“'],
];

const SIGNS = new Map([
  ['---', '—'],
  ['--', '–'],
  ['...', '…'],
  ['<< ', '«\u00A0'],
  [' >>', '\u00A0»'],
  ['<<', '«'],
  ['>>', '»'],
]);
const SIGN = /---?|\.\.\.|<< ?|>>/y;

/** markdown-it's rule for text, which also stops before quotes and three dots. */
export function textUpToSigns(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  PLAIN.lastIndex = pos;
  const end = Math.min(PLAIN.test(src) ? PLAIN.lastIndex : pos, posMax);
  if (end === pos) return false;
  if (!silent) state.pending += src.slice(pos, end);
  state.pos = end;
  return true;
}

const PLAIN = /(?:[^\n!#$%&*+\-:<=>@[\\\]^_`{}~"'.]|\.(?!\.\.))+/y;

/** Where the last sign ended that was written into a text: what stands before is no longer as in the source. */
const ends = new WeakMap<StateInline, number>();

/** `"quotes"`, `--`, `...` and `<<such>>` as they are printed. */
export function typography(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const shown = src[pos] === '"' || src[pos] === "'" ? quotes(state) : signs(state);
  if (!shown) return false;
  if (!silent) {
    if (shown.text.startsWith('\u00A0')) state.pending = state.pending.slice(0, -1);
    state.pending += shown.text;
    ends.set(state, pos + shown.length);
  }
  state.pos = pos + shown.length;
  return true;
}

interface Shown {
  readonly text: string;
  /** In the source, from the place on. */
  readonly length: number;
}

function signs(state: StateInline): Shown | undefined {
  const { src, pos } = state;
  SIGN.lastIndex = pos;
  const sign = SIGN.exec(src)?.[0];
  if (sign === undefined || pos + sign.length > state.posMax) return undefined;
  const spaced = sign === '>>' && state.pending.endsWith(' ') ? ' >>' : sign;
  return { text: SIGNS.get(spaced)!, length: sign.length };
}

function quotes(state: StateInline): Shown | undefined {
  const { src, pos } = state;
  const before = src[pos - 1] ?? '';
  const isPlain =
    before === '\n' || (state.pending !== '' && ends.get(state) !== pos && !/["']/.test(before));
  const start = isPlain ? pos - 1 : pos;
  for (const [rule, becomes] of QUOTES) {
    rule.lastIndex = start;
    const match = rule.exec(src);
    const length = rule.lastIndex - pos;
    if (!match || length <= 0) continue;
    if (becomes !== 'l' && becomes !== 'r') return { text: becomes, length };
    const quote = match[2] === '"' ? '“”' : '‘’';
    return { text: quote[becomes === 'l' ? 0 : 1]!, length };
  }
  return undefined;
}
