import { Piece } from './piece.ts';

/** What a comment may say of the rules below it. */
export type HeaderKey = 'kind' | 'level' | 'id' | 'note' | 'let';

/** What a line of rule text is, before anyone asks whether what it holds can be read. */
export type LineShape =
  | { readonly is: 'blank' }
  /** A remark. */
  | { readonly is: 'comment' }
  /** `[Adblock Plus 2.0]` heads a list. */
  | { readonly is: 'listHead' }
  /** More than a person writes. */
  | { readonly is: 'tooLong' }
  /** Nothing that this syntax knows. */
  | { readonly is: 'unknown' }
  /** `! kind: ad`; `name` is the `words` of `! let words: …`. */
  | {
      readonly is: 'header';
      readonly key: HeaderKey;
      readonly name: string | undefined;
      readonly value: Piece;
    }
  /** `! + <p></p>` */
  | { readonly is: 'example'; readonly matches: boolean; readonly html: Piece }
  /** `||host^`, `@@||host^` */
  | { readonly is: 'network'; readonly isException: boolean; readonly host: Piece }
  /** `host1,host2##selector`, `#@#selector`; `marker` begins with the `#`. */
  | {
      readonly is: 'cosmetic';
      readonly isException: boolean;
      readonly hosts: Piece;
      readonly marker: Piece;
      readonly selector: Piece;
    }
  /** `host#@#:rule(name)`, `#@#:piece(hash)` */
  | { readonly is: 'keep'; readonly what: 'rule' | 'piece'; readonly hosts: Piece; readonly name: Piece };

/** A shape of one kind. */
export type ShapeOf<Is extends LineShape['is']> = Extract<LineShape, { is: Is }>;

/** A line of rule text, without the white space around it. */
export interface WrittenLine {
  readonly line: Piece;
  /** Counts from 1. */
  readonly number: number;
  readonly shape: LineShape;
}

/** More is no line that a person wrote. */
export const LONGEST_LINE = 20_000;

/** The lines of rule text, the empty ones as well. */
export function* linesOf(text: string): Generator<WrittenLine> {
  let number = 1;
  let from = 0;
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\r|\n/g)) {
    yield readLine(new Piece(text.slice(from, index), from), number++);
    from = index + lineBreak.length;
  }
  yield readLine(new Piece(text.slice(from), from), number);
}

function readLine(whole: Piece, number: number): WrittenLine {
  // A byte order mark counts as white space.
  const line = whole.trim();
  return { line, number, shape: shapeOf(line) };
}

function shapeOf(line: Piece): LineShape {
  const { text } = line;
  if (text === '') return { is: 'blank' };
  if (text.length > LONGEST_LINE) return { is: 'tooLong' };
  if (text.startsWith('!')) return commentShape(line);
  if (/^\[[^\]]*\]$/.test(text)) return { is: 'listHead' };
  const network = /^(@@)?\|\|(\$[a-z][\w-]*|[^/^$|*]+)\^?$/.exec(text);
  if (network) {
    const from = (network[1]?.length ?? 0) + 2;
    return {
      is: 'network',
      isException: network[1] !== undefined,
      host: line.part(from, from + network[2]!.length),
    };
  }
  const marker = /^([^#]*)(#(@?)\??#)/.exec(text);
  return marker ? filterShape(line, marker[1]!.length, marker[2]!.length) : { is: 'unknown' };
}

function commentShape(line: Piece): LineShape {
  const example = /^!\s*([+-])\s+(?=<|⟦)/.exec(line.text);
  if (example) return { is: 'example', matches: example[1] === '+', html: line.part(example[0].length) };
  const header = /^!\s*(?:(kind|level|id|note)|let ([a-z][\w-]*))\s*:\s*/.exec(line.text);
  if (!header) return { is: 'comment' };
  const [found, key, name] = header;
  return {
    is: 'header',
    key: (key as HeaderKey | undefined) ?? 'let',
    name,
    value: line.part(found.length),
  };
}

function filterShape(line: Piece, markerAt: number, markerLength: number): LineShape {
  const hosts = line.part(0, markerAt);
  const marker = line.part(markerAt, markerAt + markerLength);
  const isException = marker.text.includes('@');
  const selector = line.part(markerAt + markerLength).trim();
  const keep = isException ? /^:(rule|piece)\(\s*(\S+)\s*\)$/.exec(selector.text) : null;
  if (!keep) return { is: 'cosmetic', isException, hosts, marker, selector };
  const [found, what, name] = keep;
  const at = found.indexOf(name!, what!.length + 2);
  return {
    is: 'keep',
    what: what as 'rule' | 'piece',
    hosts,
    name: selector.part(at, at + name!.length),
  };
}
