import type { OffsetRange } from '../text/offsetRange.ts';

/** A text made of pieces of another one, with some inserted, that knows where each piece came from. */
export class DerivedText {
  readonly #source: string;
  readonly #parts: string[] = [];
  /** Where each part begins in this text and in the source; an inserted one stands where the part before ends. */
  readonly #starts: number[] = [];
  readonly #origins: number[] = [];
  #length = 0;
  /** The end, in the source, of what was kept last. */
  #sourceEnd = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get text(): string {
    return this.#parts.join('');
  }

  /** Goes on with a piece of the source. */
  keep({ start, end }: OffsetRange): void {
    if (start >= end) return;
    this.#push(this.#source.slice(start, end), start);
    this.#sourceEnd = end;
  }

  /** Goes on with what the source does not have. */
  insert(text: string): void {
    if (text !== '') this.#push(text, this.#sourceEnd);
  }

  /** Where in the source the character at `offset` came from. */
  originOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    const origin = this.#origins[low] ?? 0;
    // What was inserted has no length in the source.
    const next = this.#origins[low + 1] ?? Infinity;
    return Math.min(origin + offset - (this.#starts[low] ?? 0), next);
  }

  #push(text: string, origin: number): void {
    this.#parts.push(text);
    this.#starts.push(this.#length);
    this.#origins.push(origin);
    this.#length += text.length;
  }
}
