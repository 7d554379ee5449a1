// How a suite, wherever it runs, tells test.mjs how many tests passed: one line on its console.
const MARK = '::tests';

/** The line for mocha's `runner.stats`. */
export const countsLine = ({ passes, failures, pending }) =>
  `${MARK} passed=${passes} failed=${failures} skipped=${pending}`;

/** The counts in what a suite printed; undefined if it died before it could tell. */
export function readCounts(output) {
  const found = [
    ...output.matchAll(new RegExp(`^${MARK} passed=(\\d+) failed=(\\d+) skipped=(\\d+)$`, 'gm')),
  ];
  if (found.length !== 1) return undefined;
  const [passed, failed, skipped] = found[0].slice(1).map(Number);
  return { passed, failed, skipped };
}

export const formatCounts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
