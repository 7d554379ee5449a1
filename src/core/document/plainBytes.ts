/** A field on a line of its own, by the bytes between which its value stands. */
export interface PlainSpan {
  readonly key: string;
  readonly kind: 'nothing' | 'text' | 'list';
  /** Of text, what is between its quotes; of a list, what is between its brackets. */
  readonly start: number;
  readonly end: number;
}

/** More than this is no front matter that anyone wrote: in bytes, and in fields. */
const MOST_BYTES = 20_000;
const MOST_FIELDS = 50;

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const DASH = 0x2d;
const COLON = 0x3a;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_END = 0x5d;

/** What a byte may be a part of. */
const LETTER = 1;
const IN_KEY = 2;
/** Of plain text: its first byte, or a later one. */
const FIRST = 4;
const LATER = 8;
const IN_LIST = 16;
/** Of a number as YAML knows them; a dash is not. */
const IN_NUMBER = 32;
/** The first byte of a character that may be white space. */
const WIDE = 64;

const CLASSES = Uint8Array.from({ length: 0x100 }, (_, byte) => {
  const one = String.fromCharCode(byte);
  const isSpace = byte < 0x80 && /\s/.test(one);
  return (
    (/[A-Za-z]/.test(one) ? LETTER : 0) |
    (/[\w-]/.test(one) ? IN_KEY : 0) |
    (isSpace || /[-?:,[\]{}#&*!|>'"%@`]/.test(one) ? 0 : FIRST) |
    (isSpace || /[:#]/.test(one) ? 0 : LATER) |
    ((isSpace && byte !== SPACE) || /[[\]{}"'#:&*!|>%@`?-]/.test(one) ? 0 : IN_LIST) |
    (/[\w.+]/.test(one) ? IN_NUMBER : 0) |
    (/[\xc2\xe1\xe2\xe3\xef]/.test(one) ? WIDE : 0)
  );
});

/** Words that are no text, of any case. */
const NO_TEXT = /^(?:null|true|false)$/i;

/**
 * The fields of a front matter whose lines are all plain, without a text being made of any: what `readPlainLines`
 * reads, but that it gives up more often. `plainBytes.test.ts` holds the two together.
 *
 * @param head a post's beginning, at least up to the closing fence: UTF-8, each byte a character (Latin-1).
 * @returns undefined where another reader has to say what they are.
 */
export function readPlainBytes(head: string): PlainSpan[] | undefined {
  if (!head.startsWith('---')) return undefined;
  const start = lineBreakAt(head, 3);
  if (start < 0) return undefined;
  const fields: PlainSpan[] = [];
  for (let at = start; ;) {
    if (head.charCodeAt(at) === DASH) return closesAt(head, at) ? fields : undefined;
    const field = readField(head, at);
    if (!field || fields.length === MOST_FIELDS || fields.some(({ key }) => key === field.key))
      return undefined;
    fields.push(field);
    let end = field.end + (field.isQuoted ? 1 : 0);
    while (head.charCodeAt(end) === SPACE) end++;
    at = lineBreakAt(head, end);
    if (at < 0 || at - start > MOST_BYTES) return undefined;
  }
}

/** Where the line behind the line break begins; -1 where there is no line break. */
function lineBreakAt(head: string, at: number): number {
  const code = head.charCodeAt(at);
  if (code === LF) return at + 1;
  return code === CR && head.charCodeAt(at + 1) === LF ? at + 2 : -1;
}

function closesAt(head: string, at: number): boolean {
  if (!head.startsWith('---', at)) return false;
  let end = at + 3;
  while (head.charCodeAt(end) === SPACE || head.charCodeAt(end) === TAB) end++;
  return end === head.length || head.charCodeAt(end) === LF || head.charCodeAt(end) === CR;
}

function readField(head: string, start: number): (PlainSpan & { readonly isQuoted: boolean }) | undefined {
  let at = start;
  if (!is(head, at, LETTER)) return undefined;
  while (is(head, at, IN_KEY)) at++;
  if (head.charCodeAt(at) !== COLON) return undefined;
  const key = head.slice(start, at++);
  const behindColon = at;
  while (head.charCodeAt(at) === SPACE) at++;
  const first = head.charCodeAt(at);
  if (first === LF || first === CR) return { key, kind: 'nothing', start: at, end: at, isQuoted: false };
  if (at === behindColon) return undefined;
  const isQuoted = first === QUOTE || first === APOSTROPHE || first === BRACKET;
  if (isQuoted) at++;
  const end =
    first === BRACKET ? listEnd(head, at) : isQuoted ? quotedEnd(head, at, first) : plainEnd(head, at);
  if (end < 0) return undefined;
  return { key, kind: first === BRACKET ? 'list' : 'text', start: at, end, isQuoted };
}

function quotedEnd(head: string, start: number, quote: number): number {
  for (let at = start; ; at++) {
    const code = head.charCodeAt(at);
    if (code === quote) return at;
    if (code === LF || code === CR || at >= head.length) return -1;
    if (code === BACKSLASH && quote === QUOTE) return -1;
  }
}

function listEnd(head: string, start: number): number {
  let item = start;
  for (let at = start; ; at++) {
    const code = head.charCodeAt(at);
    const isEnd = code === BRACKET_END;
    if (isEnd || code === COMMA) {
      let [from, to] = [item, at];
      while (from < to && head.charCodeAt(from) === SPACE) from++;
      while (from < to && head.charCodeAt(to - 1) === SPACE) to--;
      // Nothing stands in an empty list, and behind a last comma.
      if (from === to ? !isEnd : maybeNoText(head, from, to)) return -1;
      if (isEnd) return at;
      item = at + 1;
    } else if (!is(head, at, IN_LIST) || isWideSpace(head, at)) return -1;
  }
}

function plainEnd(head: string, start: number): number {
  if (!is(head, start, FIRST)) return -1;
  let end = start;
  for (let at = start; ; at++) {
    const code = head.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === LF || code === CR) break;
    // A colon before a space, and a number sign behind one, mean something.
    const isText =
      code === COLON
        ? end === at && is(head, at + 1, LATER)
        : code === HASH
          ? end === at
          : is(head, at, LATER) && !isWideSpace(head, at);
    if (!isText) return -1;
    end = at + 1;
  }
  return maybeNoText(head, start, end) ? -1 : end;
}

function is(head: string, at: number, classes: number): boolean {
  // Behind the end it is NaN, which is of no class.
  return ((CLASSES[head.charCodeAt(at)] ?? 0) & classes) !== 0;
}

/** Whether what stands there may be a number of any spelling, nothing, yes or no. */
function maybeNoText(head: string, start: number, end: number): boolean {
  const first = head.charCodeAt(start);
  // Any of `+ . 0 1 ... 9`.
  if (first === 0x2b || first === 0x2e || (first >= 0x30 && first <= 0x39))
    return maybeNumber(head, start, end);
  if (end - start === 1) return first === 0x7e;
  return end - start <= 5 && NO_TEXT.test(head.slice(start, end));
}

function maybeNumber(head: string, start: number, end: number): boolean {
  let [hasDash, hasE] = [false, false];
  for (let at = start; at < end; at++) {
    const code = head.charCodeAt(at);
    if (code === DASH) hasDash = true;
    else if (!is(head, at, IN_NUMBER)) return false;
    else if ((code | 0x20) === 0x65) hasE = true;
  }
  // As in 1e-3; without an E it is a date, for example.
  return !hasDash || hasE;
}

/** Whether a character stands there that is white space and not of ASCII. */
function isWideSpace(head: string, at: number): boolean {
  if (!is(head, at, WIDE)) return false;
  const [first, second, third] = [head.charCodeAt(at), head.charCodeAt(at + 1), head.charCodeAt(at + 2)];
  switch (first) {
    case 0xc2:
      return second === 0xa0;
    case 0xe1:
      return second === 0x9a && third === 0x80;
    case 0xe2:
      return (
        (second === 0x80 && (third <= 0x8a || third === 0xa8 || third === 0xa9 || third === 0xaf)) ||
        (second === 0x81 && third === 0x9f)
      );
    case 0xe3:
      return second === 0x80 && third === 0x80;
    default:
      return second === 0xbb && third === 0xbf;
  }
}
