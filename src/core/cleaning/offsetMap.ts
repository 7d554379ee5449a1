import type { OffsetRange } from '../text/offsetRange.ts';

/** Turns ranges of a text with holes cut out of it back into ranges of the whole text. */
export class OffsetMap {
  /** Where each hole is in the text without holes, and how much was cut out up to and including it. */
  readonly #at: number[] = [];
  readonly #cut: number[] = [0];

  /** @param holes in order, without overlaps. */
  constructor(holes: readonly OffsetRange[]) {
    let cut = 0;
    for (const { start, end } of holes) {
      this.#at.push(start - cut);
      cut += end - start;
      this.#cut.push(cut);
    }
  }

  /** The range in the whole text, with the holes inside it. One at its very beginning or end is not inside. */
  whole({ start, end }: OffsetRange): OffsetRange {
    return {
      start: start + this.#cut[this.#holesBefore(start + 1)]!,
      end: end + this.#cut[this.#holesBefore(end)]!,
    };
  }

  /** How many holes there are before an offset of the text without holes. */
  #holesBefore(offset: number): number {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
