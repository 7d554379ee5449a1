import Mocha from 'mocha';
import { countsLine } from '../../scripts/counts.mjs';

/** Runs the tests that `load` defines, in the Node extension host. */
export async function runTests(load: () => Promise<void>, grep?: string): Promise<void> {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ color: false, timeout: 20_000, ...(grep === undefined ? {} : { grep }) });
  // Mocha defines describe() and it() for each file that it loads; here everything is one file.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, 'all', mocha);
  await load();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (runner.stats) console.log(countsLine(runner.stats));
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}
