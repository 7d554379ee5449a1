import { message } from '../../text/message.ts';
import type { Pattern } from '../rule.ts';
import type { Complain, Piece } from './piece.ts';
import { costOf, type RegexCost } from './regexCost.ts';

/**
 * How many steps a regular expression of a person may take for one text, a few milliseconds. Nothing can stop
 * a running one, and a workspace that somebody else wrote may bring its own: so what it costs is estimated
 * before, and texts that are too long for it do not match. What needs more for any useful text is an error.
 */
const MOST_STEPS = 10_000_000;
const SHORTEST_USEFUL = 100;
const LONGEST = 20_000;

const FLAGS = /^[isu]*$/;

/** How far to trust regular expressions: Galley's own are tested with hostile texts. */
export type Trust = 'reviewed' | 'foreign';

/** Where the regular expression that begins with `/` at `at` ends, without its flags; undefined without an end. */
export function regexEnd(text: string, at: number): number | undefined {
  let inClass = false;
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end];
    if (char === '\\') end++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return end + 1;
  }
  return undefined;
}

/** Whether the whole piece has the form of a regular expression. */
export function isRegex({ text }: Piece): boolean {
  if (!text.startsWith('/')) return false;
  const end = regexEnd(text, 0);
  return end !== undefined && /^[a-z]*$/.test(text.slice(end));
}

/** Reads `/…/i`, of which `isRegex` is true. */
export function readRegex(piece: Piece, trust: Trust, complain: Complain): Pattern | undefined {
  const end = regexEnd(piece.text, 0)!;
  const source = piece.text.slice(1, end - 1);
  const flags = piece.text.slice(end);
  if (source === '') return complain(piece, message('The regular expression is empty.'));
  if (!FLAGS.test(flags)) {
    return complain(piece.part(end), message('Of the flags, only i, s and u are known.'));
  }
  let regex: RegExp;
  try {
    regex = new RegExp(source, flags);
  } catch {
    // The one thing that the constructor throws for.
    return complain(piece, message('The regular expression cannot be read.'));
  }
  if (trust === 'reviewed') return regex;
  const cost = costOf(source);
  const longest = cost && longestFor(cost);
  if (longest === undefined || longest < SHORTEST_USEFUL) {
    return complain(
      piece,
      message('The regular expression could take for ever: repeat nothing that repeats something itself.'),
    );
  }
  const limit = Math.min(longest, LONGEST);
  return { test: (text) => text.length <= limit && regex.test(text) };
}

/** How long a text may be. `n` characters can be cut into `d` pieces in `n ** d / d!` ways. */
function longestFor({ degree, choices }: RegexCost): number {
  let orders = 1;
  for (let factor = 2; factor <= degree; factor++) orders *= factor;
  return Math.floor(((MOST_STEPS * orders) / 2 ** choices) ** (1 / degree));
}

/** Reads `/…/i`, or words that a text must hold, whatever their case. */
export function readTextPattern(piece: Piece, trust: Trust, complain: Complain): Pattern | undefined {
  if (isRegex(piece)) return readRegex(piece, trust, complain);
  const words = unquote(piece.text);
  if (words === '') return complain(piece, message('Words or a regular expression are missing.'));
  return new RegExp(escapeRegex(words), 'i');
}

/** Reads what an attribute must be: `/…/i`, or all of its value. */
export function readWholePattern(piece: Piece, trust: Trust, complain: Complain): Pattern | undefined {
  const { text } = piece;
  const inner = unquote(text) === text ? piece : piece.part(1, text.length - 1);
  if (isRegex(inner)) return readRegex(inner, trust, complain);
  return new RegExp(`^${escapeRegex(inner.text).replaceAll('\\*', '.*')}$`, 's');
}

function unquote(text: string): string {
  return /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

function escapeRegex(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
