import { regexEnd } from '../cleaning/ruleText/pattern.ts';

/** Where in a selector a caret stands: what is being written, and in whose brackets. */
export interface SelectorContext {
  /** The word before the caret begins here, without its sign. */
  readonly from: number;
  /** What the word is by the sign before it. */
  readonly writes: 'tag' | 'class' | 'id' | 'attribute' | 'pseudo' | 'value' | 'argument';
  /** The conditions and pseudo-classes whose brackets are open, the innermost last. */
  readonly inside: readonly string[];
  /** Whether nothing stands before the word in its brackets, or in the selector. */
  readonly isFirst: boolean;
}

/** Brackets that hold a selector. */
const HOLD_SELECTORS = new Set([
  'is',
  'where',
  'matches',
  'not',
  'has',
  'upward',
  'takes-after',
  'joins-after',
]);

/**
 * Tells what the caret at the end of `before` is in, from what stands between the marker and the caret: what
 * is being written can seldom be read. undefined in words, quotes and regular expressions.
 * @param before the selector up to the caret; offsets are into it.
 */
export function selectorContext(before: string): SelectorContext | undefined {
  const open: { name: string; at: number }[] = [];
  for (let at = 0; at < before.length; at++) {
    const char = before[at]!;
    if (char === '\\') at++;
    else if (char === '(') open.push({ name: pseudoBefore(before, at), at });
    else if (char === ')') open.pop();
    else if (char === '[') open.push({ name: '[', at });
    else if (char === ']') {
      if (open.at(-1)?.name === '[') open.pop();
    } else if (/["']/.test(char) && /[(=,[\s]/.test(before[at - 1] ?? '')) {
      const end = before.indexOf(char, at + 1);
      if (end < 0) return undefined;
      at = end;
    } else if (char === '/' && /[(=,]\s*$/.test(before.slice(Math.max(0, at - 20), at))) {
      const end = regexEnd(before, at);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  const innermost = open.at(-1);
  const begin = innermost ? innermost.at + 1 : 0;
  const from = wordBegin(before, begin);
  const sign = from > begin ? before[from - 1]! : '';
  const inside = open.map(({ name }) => name);
  const isFirst =
    before
      .slice(begin, from)
      .replace(/[.#:$]$/, '')
      .trim() === '';
  if (sign === '$') return { from, writes: 'value', inside, isFirst };
  if (innermost?.name === '[') {
    return /^[\s\w-]*$/.test(before.slice(begin))
      ? { from, writes: 'attribute', inside, isFirst }
      : undefined;
  }
  if (innermost && !HOLD_SELECTORS.has(innermost.name)) return { from, writes: 'argument', inside, isFirst };
  const writes = WRITES[sign] ?? 'tag';
  const isBegun = writes !== 'tag' || sign === '' || /[\s,>+~]/.test(sign);
  return isBegun ? { from, writes, inside, isFirst } : undefined;
}

const WRITES: Readonly<Record<string, SelectorContext['writes']>> = {
  '.': 'class',
  '#': 'id',
  ':': 'pseudo',
};

/** Where the word begins that ends at the end of `before`. */
function wordBegin(before: string, least: number): number {
  let at = before.length;
  while (at > least && /[\w\u0080-\uffff-]/.test(before[at - 1]!)) at--;
  return at;
}

/** The name of the condition whose bracket opens at `at`. */
function pseudoBefore(before: string, at: number): string {
  return /:(-?[a-z][\w-]*)$/i.exec(before.slice(Math.max(0, at - 40), at))?.[1]?.toLowerCase() ?? '';
}
