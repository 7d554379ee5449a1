import { countsLine, sayRetries } from '../../scripts/counts.mjs';

/** How tests run in either host: what a person would do again, when the machine was late, is done again, and said. */
export const MOCHA = { color: false, timeout: 90_000, retries: 1 } as const;

/** Runs the tests that are defined by now, and tells the test command how many passed. */
export function runMocha(mocha: { run: (done: (failures: number) => void) => Mocha.Runner }): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (runner.stats) console.log(countsLine(runner.stats));
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
    sayRetries(runner);
  });
}
