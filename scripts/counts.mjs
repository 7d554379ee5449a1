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

const AGAIN = 'needed another try';

/** What a suite said at its end of tests that failed, and of those that passed when tried again. */
export function readRemarks(output) {
  const failures = output.match(new RegExp(`^ +\\d+ failing\\n[^]*?(?=^(?:${MARK} |${AGAIN}:))`, 'm')) ?? [];
  const again = output.match(new RegExp(`^${AGAIN}: .*\\n.*`, 'gm')) ?? [];
  return [...failures, ...again].map((remark) => remark.trim());
}

/** Prints at the end of a run which tests needed another try, and why. Call before its first test. */
export function sayRetries(runner) {
  runner.on('retry', (test, error) =>
    runner.once('end', () =>
      console.log(
        `${AGAIN}: ${test.fullTitle()}\n  ${error.message
          .split(/\s*\n\s*/)
          .slice(0, 5)
          .join(' | ')}`,
      ),
    ),
  );
}

export const formatCounts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
