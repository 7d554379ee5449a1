import { editDistance } from './editDistance.ts';

/** The word that was probably meant: the one that takes the fewest typing mistakes, if they are few. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    // That many letters are missing or too many, whatever the others are.
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const mistakes = editDistance(word, candidate);
    if (mistakes < fewest) {
      fewest = mistakes;
      best = candidate;
    }
  }
  return best;
}
