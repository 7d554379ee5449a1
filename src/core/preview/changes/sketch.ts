/** The smallest of a text's hashes, in order, each once: a sample that two texts take in the same way, so that
 * the samples have as much in common as the texts. */
export type Sketch = readonly number[];

const SIZE = 64;

export function sketchOf(hashes: Iterable<number>): Sketch {
  const sorted = Int32Array.from(hashes).sort();
  const sketch: number[] = [];
  for (const hash of sorted) {
    if (sketch.length === SIZE) break;
    if (hash !== sketch.at(-1)) sketch.push(hash);
  }
  return sketch;
}

/** How much of the shorter text is in the other one, about, from 0 to 1; undefined where both are empty. */
export function shareInCommon(a: Sketch, b: Sketch): number | undefined {
  // Up to there both samples are whole.
  const limit = Math.min(lastOf(a), lastOf(b));
  let [atA, atB, common] = [0, 0, 0];
  while (atA < a.length && atB < b.length && a[atA]! <= limit && b[atB]! <= limit) {
    const difference = a[atA]! - b[atB]!;
    if (difference === 0) common++;
    if (difference <= 0) atA++;
    if (difference >= 0) atB++;
  }
  const [sizeA, sizeB] = [countUpTo(a, limit), countUpTo(b, limit)];
  const size = Math.min(sizeA, sizeB);
  if (size > 0) return common / size;
  return a.length === 0 && b.length === 0 ? undefined : 0;
}

function lastOf(sketch: Sketch): number {
  return sketch.length < SIZE ? Infinity : sketch.at(-1)!;
}

function countUpTo(sketch: Sketch, limit: number): number {
  let count = 0;
  while (count < sketch.length && sketch[count]! <= limit) count++;
  return count;
}
