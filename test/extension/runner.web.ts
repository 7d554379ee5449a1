import 'mocha/mocha.js';
import { countsLine } from '../../scripts/counts.mjs';

/** Runs the tests that `load` defines, in the web worker extension host. */
export async function runTests(load: () => Promise<void>, grep?: string): Promise<void> {
  mocha.setup({
    ui: 'bdd',
    reporter: 'spec',
    color: false,
    timeout: 20_000,
    ...(grep === undefined ? {} : { grep }),
  });
  await load();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (runner.stats) console.log(countsLine(runner.stats));
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}
