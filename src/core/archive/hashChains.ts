import { fnv1a } from '../text/fnv1a.ts';

/** The rows of a table by a hash of theirs, which the table keeps. Rows are only ever added, in order. */
export class HashChains {
  readonly #hashOf: (row: number) => number;
  /** By the hash's last bits: the last row of a chain, plus 1; 0 is none. */
  #heads = new Int32Array(16);
  /** By row: the one before it in its chain, plus 1. */
  #before = new Int32Array(16);

  /** @param hashOf 0 is for rows that are in no chain. */
  constructor(hashOf: (row: number) => number) {
    this.#hashOf = hashOf;
  }

  get bytes(): number {
    return this.#heads.byteLength + this.#before.byteLength;
  }

  /** Adds the first so many rows, in the place of all. */
  fill(rows: number): void {
    this.#grow(rows, rows);
  }

  /** Adds the row behind the last one. */
  add(row: number): void {
    if (row >= this.#before.length) this.#grow(Math.ceil((row + 1) * 1.5), row);
    this.#chain(row);
  }

  /** The last row that may have the hash; -1 where there is none. */
  last(hash: number): number {
    return this.#heads[hash & (this.#heads.length - 1)]! - 1;
  }

  /** The one before it that may. */
  before(row: number): number {
    return this.#before[row]! - 1;
  }

  #chain(row: number): void {
    const hash = this.#hashOf(row);
    if (hash === 0) return;
    const chain = hash & (this.#heads.length - 1);
    this.#before[row] = this.#heads[chain]!;
    this.#heads[chain] = row + 1;
  }

  #grow(size: number, rows: number): void {
    this.#before = new Int32Array(size);
    // Chains of two on average: a look at a hash costs little, an empty chain memory.
    this.#heads = new Int32Array(2 ** Math.max(4, Math.ceil(Math.log2(size)) - 1));
    for (let row = 0; row < rows; row++) this.#chain(row);
  }
}

/** FNV-1a over a text's code units; never 0. */
export function hashText(text: string): number {
  return fnv1a(text) || 1;
}
