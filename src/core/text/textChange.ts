import type { OffsetRange } from './offsetRange.ts';

/** What makes one text another: the range of the first that is replaced, and how long the new text is. */
export interface TextChange extends OffsetRange {
  /** The length of what replaces the range, in UTF-16 code units. */
  readonly length: number;
  /** How much further on stands what is behind the range; negative where the text is shorter. */
  readonly shift: number;
}

/** How many code units are compared at once: strings compare by memory, characters one by one. */
const STEP = 16_384;

/** The shortest change between two texts, as far as one range tells it; undefined if they are the same. */
export function findChange(before: string, after: string): TextChange | undefined {
  const shorter = Math.min(before.length, after.length);
  const start = commonStart(before, after, shorter);
  if (start === before.length && start === after.length) return undefined;
  const tail = commonEnd(before, after, shorter - start);
  return {
    start,
    end: before.length - tail,
    length: after.length - tail - start,
    shift: after.length - before.length,
  };
}

function commonStart(a: string, b: string, limit: number): number {
  return longest(limit, (from, to) => a.slice(from, to) === b.slice(from, to));
}

function commonEnd(a: string, b: string, limit: number): number {
  return longest(
    limit,
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
}

/** The greatest number up to `limit` up to which all is the same. */
function longest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let at = 0;
  for (let step = STEP; step > 0; step >>= 1) {
    while (at + step <= limit && isSame(at, at + step)) at += step;
  }
  return at;
}
