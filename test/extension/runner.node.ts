import Mocha from 'mocha';
import { MOCHA, runMocha } from './run.ts';

/** Runs the tests that `load` defines, in the Node extension host. */
export async function runTests(load: () => Promise<void>, grep?: string): Promise<void> {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ...MOCHA, ...(grep === undefined ? {} : { grep }) });
  // Mocha defines describe() and it() for each file that it loads; here everything is one file.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, 'all', mocha);
  await load();
  await runMocha(mocha);
}
