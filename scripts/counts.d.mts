/** The line for mocha's `runner.stats`. */
export function countsLine(stats: {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}): string;

/** The counts in what a suite printed; undefined if it died before it could tell. */
export function readCounts(
  output: string,
): { readonly passed: number; readonly failed: number; readonly skipped: number } | undefined;
