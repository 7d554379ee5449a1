/** The smallest of a text's hashes, in order, each once: a sample that two texts take in the same way, so that
 * the samples have as much in common as the texts. */
export type Sketch = readonly number[] | Int32Array;

const SIZE = 64;

/** @param size how many hashes are enough. */
export function sketchOf(hashes: Iterable<number>, size = SIZE): Sketch {
  const sorted = Int32Array.from(hashes).sort();
  const sketch: number[] = [];
  for (const hash of sorted) {
    if (sketch.length === size) break;
    if (hash !== sketch.at(-1)) sketch.push(hash);
  }
  return sketch;
}

/** How much of the shorter text is in the other one, about, from 0 to 1; undefined where both are empty.
 * @param size with which both sketches were made. */
export function shareInCommon(a: Sketch, b: Sketch, size = SIZE): number | undefined {
  // Up to there both samples are whole.
  const limit = Math.min(lastOf(a, size), lastOf(b, size));
  let [atA, atB, common] = [0, 0, 0];
  while (atA < a.length && atB < b.length && a[atA]! <= limit && b[atB]! <= limit) {
    const difference = a[atA]! - b[atB]!;
    if (difference === 0) common++;
    if (difference <= 0) atA++;
    if (difference >= 0) atB++;
  }
  const [sizeA, sizeB] = [countUpTo(a, limit), countUpTo(b, limit)];
  const shorter = Math.min(sizeA, sizeB);
  if (shorter > 0) return common / shorter;
  return a.length === 0 && b.length === 0 ? undefined : 0;
}

function lastOf(sketch: Sketch, size: number): number {
  return sketch.length < size ? Infinity : sketch.at(-1)!;
}

function countUpTo(sketch: Sketch, limit: number): number {
  let count = 0;
  while (count < sketch.length && sketch[count]! <= limit) count++;
  return count;
}
