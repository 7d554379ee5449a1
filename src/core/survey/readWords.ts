import { visibleLength } from '../cleaning/visibleText.ts';

/** What there is to know of the words of a text. */
export interface Words {
  readonly words: number;
  /** Those that can be seen. */
  readonly characters: number;
  /** One for each word with the two before it: two texts of one language share many words, but few such runs. */
  readonly hashes: readonly number[];
}

/** What a character is to words: nothing that can be seen; a sign that parts words, or one that parts them at their
 * ends alone; part of a word; a word of its own. */
const UNSEEN = 1;
const SIGN = 2;
const JOINT = 3;
const LETTER = 4;
const WORD = 5;

const JOINTS = /^['’._]$/;
const LETTERS = /^[\p{L}\p{M}\p{N}]$/u;
/** Scripts that put no spaces between words, and whose characters are counted instead. */
const WORDS = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}]$/u;

/** By code unit; 0 is not known yet. Texts use few of all, and to ask an expression takes long. */
const KINDS = new Uint8Array(0x10000);

const PRIME = 0x01000193;

/** Counts words as word processors do: of Chinese and Japanese every character, of other scripts what stands between
 * spaces and signs. */
export function readWords(text: string): Words {
  const hashes: number[] = [];
  let [characters, before, last] = [0, 0, 0];
  /** Of the word that goes on; 0 where there is none. */
  let hash = 0;
  const end = (): void => {
    if (hash === 0) return;
    hashes.push(mix(Math.imul(before, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b) ^ hash));
    [before, last, hash] = [last, hash, 0];
  };
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    let kind = KINDS[code]!;
    if (kind === 0) {
      code = text.codePointAt(at)!;
      kind = kindOf(code);
      if (code > 0xffff) at++;
      // Half a character tells nothing.
      else if (code < 0xd800 || code > 0xdfff) KINDS[code] = kind;
    }
    if (kind !== UNSEEN) characters++;
    if (kind === LETTER) {
      // Capitals of ASCII are the same letters.
      if (code >= 0x41 && code <= 0x5a) code += 0x20;
      hash = Math.imul(hash ^ code, PRIME) || 1;
    } else if (kind === WORD) {
      end();
      hash = Math.imul(code, PRIME) || 1;
      end();
    } else if (kind !== JOINT || hash === 0 || !isLetter(text.charCodeAt(at + 1))) end();
  }
  end();
  return { words: hashes.length, characters, hashes };
}

function isLetter(code: number): boolean {
  return LETTERS.test(String.fromCharCode(code)) && !WORDS.test(String.fromCharCode(code));
}

function kindOf(code: number): number {
  const character = String.fromCodePoint(code);
  if (visibleLength(character) === 0) return UNSEEN;
  if (WORDS.test(character)) return WORD;
  if (LETTERS.test(character)) return LETTER;
  return JOINTS.test(character) ? JOINT : SIGN;
}

/** Spreads what differs over all bits (the end of MurmurHash3): the smallest hashes are a fair sample then. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
