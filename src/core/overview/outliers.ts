/** How many numbers on either side of one are its neighbourhood. */
const REACH = 15;

/** What makes the median of the distances from the median comparable to a standard deviation. */
const AS_DEVIATION = 1.4826;

/** A neighbourhood as it usually is. */
export interface Usual {
  readonly median: number;
  /** The median distance from the median, as a standard deviation: what a few extremes cannot change. */
  readonly deviation: number;
}

/** A number that stands out. */
export interface Outlier {
  /** Its place among the numbers. */
  readonly place: number;
  readonly usual: Usual;
}

/** The numbers that are above what their neighbourhood allows.
 * @param most says of a neighbourhood what is not yet too much. */
export function* findOutliers(
  numbers: readonly number[],
  most: (usual: Usual) => number,
): Generator<Outlier | undefined, void> {
  for (const [place, number] of numbers.entries()) {
    const usual = usualOf(numbers.slice(Math.max(0, place - REACH), place + REACH + 1));
    yield number > most(usual) ? { place, usual } : undefined;
  }
}

function usualOf(numbers: readonly number[]): Usual {
  const median = medianOf(numbers);
  const distances = numbers.map((number) => Math.abs(number - median));
  return { median, deviation: AS_DEVIATION * medianOf(distances) };
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
