import type { HtmlAddress } from './address.ts';

/** What an address must look like: `||host^*path`, cut at its `*`. */
export interface AddressPattern {
  /** The address's host is this one or below; what follows stands right behind it. Without one, anywhere. */
  readonly host: string | undefined;
  /** In this order. `^` stands for the end, or what is no part of a word in addresses. */
  readonly pieces: readonly string[];
  /** The last piece stands at the end. */
  readonly toEnd: boolean;
  readonly matchCase: boolean;
  /** Whether it asks for the host alone. */
  readonly isWholeHost: boolean;
}

/** Reads a pattern; undefined for a regular expression, or a host that is not written out. */
export function readPattern(written: string, matchCase: boolean): AddressPattern | undefined {
  if (/^\/.*\/$/.test(written)) return undefined;
  const toEnd = written.endsWith('|');
  let rest = toEnd ? written.slice(0, -1) : written;
  let host: string | undefined;
  if (rest.startsWith('||')) {
    const name = /^\|\|([\w\u0080-\uffff-]+(?:\.[\w\u0080-\uffff-]+)*)(?=[\^/:?]|$)/.exec(rest)?.[1];
    if (name === undefined) return undefined;
    host = asciiHost(name);
    rest = rest.slice(name.length + 2);
  } else {
    rest = rest.replace(/^\|/, '');
  }
  if (host === undefined && rest.replace(/[*^]/g, '') === '') return undefined;
  const pieces = (matchCase ? rest : rest.toLowerCase()).split('*');
  // Without a host, what a pattern begins with may stand anywhere.
  if (host === undefined) pieces.unshift('');
  return {
    host,
    pieces,
    toEnd,
    matchCase,
    isWholeHost: host !== undefined && /^\^?\*?$/.test(rest) && !toEnd,
  };
}

function asciiHost(name: string): string | undefined {
  if (/^[\w.-]+$/.test(name)) return name.toLowerCase();
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : undefined;
}

/**
 * Whether the address matches. Each piece is looked for once, behind the one before it: the first place is as
 * good as any later one, so the time does not grow with the ways to cut the address.
 */
export function matchesPattern(
  { host, pieces, toEnd, matchCase }: AddressPattern,
  { text, lower, host: actual, hostEnd }: HtmlAddress,
): boolean {
  if (host !== undefined && actual !== host && !actual.endsWith(`.${host}`)) return false;
  const address = matchCase ? text : lower;
  let at = host === undefined ? 0 : hostEnd;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    if (index > 0 && isLast && toEnd) return endsWith(address, piece, at);
    const from = index === 0 ? at : find(address, piece, at);
    const end = from < 0 ? undefined : endOf(address, piece, from);
    if (end === undefined) return false;
    at = end;
  }
  return !toEnd || at === address.length;
}

function find(address: string, piece: string, from: number): number {
  if (!piece.includes('^')) return address.indexOf(piece, from);
  for (let at = from; at <= address.length; at++) if (endOf(address, piece, at) !== undefined) return at;
  return -1;
}

/** Where the piece ends that stands at `from`; undefined where it does not. */
function endOf(address: string, piece: string, from: number): number | undefined {
  if (!piece.includes('^')) return address.startsWith(piece, from) ? from + piece.length : undefined;
  let at = from;
  for (const char of piece) {
    if (char !== '^') {
      if (!address.startsWith(char, at)) return undefined;
      at += char.length;
    } else if (at < address.length) {
      if (!SEPARATOR.test(address[at]!)) return undefined;
      at++;
    }
  }
  return at;
}

/** ASCII, but letters, digits, `_`, `-`, `.`, `%`. */
const SEPARATOR = /[\0-$&-,/:-@[-^`{-\x7f]/;

function endsWith(address: string, piece: string, from: number): boolean {
  for (const at of [address.length - piece.length, address.length - piece.length + 1]) {
    if (at >= from && endOf(address, piece, at) === address.length) return true;
  }
  return false;
}
