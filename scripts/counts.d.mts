/** The line for mocha's `runner.stats`. */
export function countsLine(stats: {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}): string;
