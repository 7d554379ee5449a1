import { message } from '../../text/message.ts';
import { simpleSelectorEnd } from '../selector.ts';
import type { Complain, Piece } from './piece.ts';
import { regexEnd } from './pattern.ts';

/** A pseudo-class or condition: `:name(argument)`. */
export interface Pseudo {
  readonly name: string;
  /** undefined without brackets. */
  readonly argument: Piece | undefined;
  readonly whole: Piece;
}

/** Simple selectors and pseudo-classes about one element. */
export interface Compound {
  /** What stands between it and the compound before it: ` `, `>`, `+`, `~`; '' for the first. */
  readonly combinator: string;
  readonly parts: readonly (Piece | Pseudo)[];
}

const COMBINATOR = /\s*([>+~])\s*|\s+/y;
const NAME = /:(-?[a-z][\w-]*)/iy;

/** Cuts a selector list into its alternatives, and each into compounds; undefined where it cannot be read. */
export function splitSelector(list: Piece, complain: Complain): Compound[][] | undefined {
  const alternatives: Compound[][] = [];
  const whole = list.trim();
  let at = 0;
  for (;;) {
    const compounds: Compound[] = [];
    let combinator = '';
    for (;;) {
      const from = at;
      const parts: (Piece | Pseudo)[] = [];
      for (;;) {
        const part = partAt(whole, at, from, complain);
        if (part === undefined) return undefined;
        if (part === 'none') break;
        parts.push(part);
        at += 'whole' in part ? part.whole.text.length : part.text.length;
      }
      const stop = at >= whole.text.length || /[\s>+~,]/.test(whole.text[at]!);
      if (!stop) {
        const rest = /^[^\s,]*/.exec(whole.text.slice(at))![0];
        return complain(whole.part(at, at + rest.length), message('The selector cannot be read here.'));
      }
      if (parts.length === 0) {
        return complain(whole.part(Math.max(0, at - 1), at + 1), message('A selector is missing.'));
      }
      compounds.push({ combinator, parts });
      COMBINATOR.lastIndex = at;
      const next = COMBINATOR.exec(whole.text);
      const end = next ? at + next[0].length : at;
      if (!next || (next[1] === undefined && whole.text[end] === ',')) break;
      combinator = next[1] ?? ' ';
      at = end;
    }
    alternatives.push(compounds);
    const comma = /^\s*,\s*/.exec(whole.text.slice(at));
    if (!comma) return alternatives;
    at += comma[0].length;
  }
}

function partAt(
  whole: Piece,
  at: number,
  from: number,
  complain: Complain,
): Piece | Pseudo | 'none' | undefined {
  const { text } = whole;
  if (text[at] === ':') {
    NAME.lastIndex = at;
    const name = NAME.exec(text)?.[1];
    if (name === undefined) return 'none';
    const open = at + name.length + 1;
    if (text[open] !== '(') {
      return { name: name.toLowerCase(), argument: undefined, whole: whole.part(at, open) };
    }
    const close = closingBracket(text, open);
    if (close === undefined) return complain(whole.part(open, open + 1), message('A bracket is not closed.'));
    return {
      name: name.toLowerCase(),
      argument: whole.part(open + 1, close),
      whole: whole.part(at, close + 1),
    };
  }
  if (at === from && text[at] === '$') {
    const name = /^\$[a-z][\w-]*/.exec(text.slice(at));
    if (name) return whole.part(at, at + name[0].length);
  }
  // A tag may stand at the beginning of a compound alone.
  const end = simpleSelectorEnd(text.slice(from), at - from);
  if (end === undefined || end === at - from) return 'none';
  return whole.part(at, from + end);
}

/** Where the bracket closes that opens at `open`. Regular expressions and what is quoted may hold brackets. */
function closingBracket(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
    else if (/["']/.test(char) && /[(=,[\s]/.test(text[at - 1]!)) {
      const end = text.indexOf(char, at + 1);
      if (end > 0) at = end;
    } else if (char === '/' && /[(=,]\s*$/.test(text.slice(Math.max(0, at - 20), at))) {
      const end = regexEnd(text, at);
      // Behind the flags, the bracket closes, or another value follows.
      if (end !== undefined && /^[a-z]*\s*[),]/.test(text.slice(end))) at = end - 1;
    }
  }
  return undefined;
}
