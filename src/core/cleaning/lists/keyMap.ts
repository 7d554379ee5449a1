import { fnv1a } from '../../text/fnv1a.ts';

/** Numbers filed under keys, in three columns: plain data that a thread can be handed without a copy. */
export interface KeyColumns {
  /** Where each bucket begins in the other two columns; one more than there are buckets. */
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
  readonly values: Uint32Array;
}

/** Keys of one kind never meet those of another. */
export type KeyKind =
  /** An element's id, a class, a tag. */
  | '#'
  | '.'
  | '<'
  /** An attribute: its name, its name and value, its name and how its value begins. */
  | '['
  | '='
  | '^'
  /** A host: of posts, of what is fetched, of what may be fetched, of posts that are let alone. */
  | '@'
  | '|'
  | '+'
  | '%'
  /** The selector of an exception; the text of a filter that another line takes back. */
  | '-'
  | '!';

/** The hash of a key: FNV-1a. @param before the hash of what comes before, for a key of two parts. */
export function hashKey(kind: KeyKind, text: string, before?: number): number {
  return fnv1a(text, fnv1a(kind, before)) >>> 0;
}

/** Files numbers under keys. */
export class KeyMapBuilder {
  readonly #hashes: number[] = [];
  readonly #values: number[] = [];

  add(hash: number, value: number): void {
    this.#hashes.push(hash);
    this.#values.push(value);
  }

  build(): KeyColumns {
    const size = this.#hashes.length;
    const buckets = 2 ** Math.ceil(Math.log2(Math.max(1, size)));
    const starts = new Uint32Array(buckets + 1);
    for (const hash of this.#hashes) starts[bucketOf(hash, buckets) + 1]!++;
    for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
    const next = starts.slice();
    const hashes = new Uint32Array(size);
    const values = new Uint32Array(size);
    for (const [index, hash] of this.#hashes.entries()) {
      const at = next[bucketOf(hash, buckets)]!++;
      hashes[at] = hash;
      values[at] = this.#values[index]!;
    }
    return { starts, hashes, values };
  }
}

/** Finds the numbers that were filed under a key, in the order in which they were filed. Now and then also
 * one of another key: whoever asks looks again. */
export class KeyMap {
  readonly #columns: KeyColumns;

  constructor(columns: KeyColumns) {
    this.#columns = columns;
  }

  /** At most `most` numbers, so that a list which files all under one key costs no more than others. */
  find(hash: number, most: number): readonly number[] {
    const { starts, hashes, values } = this.#columns;
    const bucket = bucketOf(hash, starts.length - 1);
    const end = starts[bucket + 1]!;
    let found: number[] | undefined;
    for (let at = starts[bucket]!; at < end; at++) {
      if (hashes[at] !== hash) continue;
      (found ??= []).push(values[at]!);
      if (found.length === most) break;
    }
    return found ?? NOTHING;
  }
}

const NOTHING: readonly number[] = [];

/** The low bits of FNV-1a alone are alike for similar texts. */
function bucketOf(hash: number, buckets: number): number {
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}
