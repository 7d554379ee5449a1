/** How many rows are put in their place between two pauses. */
const BETWEEN_PAUSES = 4096;

/** Sorts rows, equals as they stood, in a merge sort that pauses: what compares may take long. */
export function* sortRows(
  rows: Int32Array,
  compare: (a: number, b: number) => number,
): Generator<undefined, Int32Array> {
  let from = rows.slice();
  let to = new Int32Array(rows.length);
  let done = 0;
  for (let width = 1; width < rows.length; width *= 2) {
    for (let start = 0; start < rows.length; start += 2 * width) {
      const middle = Math.min(start + width, rows.length);
      const end = Math.min(start + 2 * width, rows.length);
      for (let at = start, [left, right] = [start, middle]; at < end; at++) {
        const takesLeft = right >= end || (left < middle && compare(from[left]!, from[right]!) <= 0);
        to[at] = from[takesLeft ? left++ : right++]!;
        if (++done % BETWEEN_PAUSES === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
