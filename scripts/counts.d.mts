/** The line for mocha's `runner.stats`. */
export function countsLine(stats: {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}): string;

/** What a suite said at its end of tests that failed, and of those that passed when tried again. */
export function readRemarks(output: string): readonly string[];

/** Prints at the end of a run which tests needed another try, and why. Call before its first test. */
export function sayRetries(runner: Mocha.Runner): void;

/** The counts in what a suite printed; undefined if it died before it could tell. */
export function readCounts(
  output: string,
): { readonly passed: number; readonly failed: number; readonly skipped: number } | undefined;
