import type { PostRow, SomeRows } from '../../protocol/postsMessages.ts';

/** How many rows are asked for at once. */
const BLOCK = 100;

/** More blocks are not kept: a page that was scrolled through a hundred thousand rows holds some thousand. */
const MOST_BLOCKS = 30;

/** Nor are more waited for: who scrolls past many does not want them all. */
const MOST_ASKED = 4;

/** The rows of a result that the page has, and those that it waits for. */
export class RowStore {
  readonly #ask: (version: number, from: number, to: number) => void;
  #version = -1;
  #count = 0;
  /** By number; those that are being waited for are empty. The ones that were used last come last. */
  readonly #blocks = new Map<number, (PostRow | undefined)[]>();
  readonly #asked = new Set<number>();

  /** @param ask for rows of a version, up to the one before `to`. */
  constructor(ask: (version: number, from: number, to: number) => void) {
    this.#ask = ask;
  }

  /** How many rows it holds. */
  get size(): number {
    return this.#blocks.size * BLOCK;
  }

  /** Begins anew. */
  reset({ version, count, from, rows }: SomeRows & { readonly count: number }): void {
    this.#version = version;
    this.#count = count;
    this.#blocks.clear();
    this.#asked.clear();
    this.add({ version, from, rows });
  }

  /** Takes rows; of another version they come too late. */
  add({ version, from, rows }: SomeRows): void {
    if (version !== this.#version) return;
    for (const [at, row] of rows.entries()) {
      const [number, place] = [Math.floor((from + at) / BLOCK), (from + at) % BLOCK];
      const block = this.#blocks.get(number) ?? [];
      block[place] = row;
      this.#blocks.set(number, block);
      this.#asked.delete(number);
    }
    for (const number of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) break;
      this.#blocks.delete(number);
    }
  }

  get(place: number): PostRow | undefined {
    return this.#blocks.get(Math.floor(place / BLOCK))?.[place % BLOCK];
  }

  /** Sees to it that the rows from `from` up to the one before `to` come: to be asked again when some came. */
  want(from: number, to: number): void {
    for (let number = Math.floor(from / BLOCK); number * BLOCK < to; number++) {
      const start = number * BLOCK;
      const end = Math.min(start + BLOCK, this.#count);
      const block = this.#blocks.get(number);
      if (block) {
        this.#blocks.delete(number);
        this.#blocks.set(number, block);
      }
      const [first, last] = [Math.max(from, start), Math.min(to, end)];
      let isThere = true;
      for (let place = first; place < last; place++) isThere &&= this.get(place) !== undefined;
      if (isThere || this.#asked.has(number) || this.#asked.size === MOST_ASKED) continue;
      this.#asked.add(number);
      this.#ask(this.#version, start, end);
    }
  }
}
