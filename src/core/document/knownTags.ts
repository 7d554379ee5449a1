import type { TagKind } from './htmlTags.ts';
import type { Attributes } from './htmlNodes.ts';
import { attributesAt } from './tagReader.ts';

/** A tag as it is written. In an archive the same ones come again and again, and always mean the same. */
export class WrittenTag {
  readonly kind: TagKind;
  readonly isEndTag: boolean;
  /** Whether it ends in `/>`. */
  readonly isClosed: boolean;
  /** In code units. */
  readonly length: number;
  readonly #text: string;
  #attributes: Attributes | undefined;

  constructor(text: string, kind: TagKind, isClosed: boolean) {
    this.#text = text;
    this.length = text.length;
    this.kind = kind;
    this.isEndTag = text.startsWith('</');
    this.isClosed = isClosed;
  }

  /** Of a start tag. All elements that begin like this share them. */
  get attributes(): Readonly<Attributes> {
    return (this.#attributes ??= attributesAt(this.#text, 1 + this.kind.name.length));
  }
}

/** So many tags are remembered, of at most this length. One with an address hardly comes again. */
const MOST_KNOWN = 4000;
const LONGEST_KNOWN = 300;
const ADDRESS = '//';

const known = new Map<string, WrittenTag>();

/** The tag that begins at `start`, if the same was read before. */
export function findKnownTag(source: string, start: number): WrittenTag | undefined {
  const end = source.indexOf('>', start) + 1;
  return end - start > LONGEST_KNOWN ? undefined : known.get(source.slice(start, end));
}

/** Remembers a tag that was read, if its like may come again: one whose end can be told without reading it. */
export function rememberTag(
  source: string,
  start: number,
  end: number,
  kind: TagKind,
  isClosed: boolean,
): WrittenTag | undefined {
  if (end - start > LONGEST_KNOWN || source.indexOf('>', start) !== end - 1) return undefined;
  const written = source.slice(start, end);
  if (written.includes(ADDRESS)) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  // A slice would keep the whole source in memory.
  const text = Array.from(written).join('');
  const tag = new WrittenTag(text, kind, isClosed);
  known.set(text, tag);
  return tag;
}
