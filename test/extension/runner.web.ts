import 'mocha/mocha.js';
import { MOCHA, runMocha } from './run.ts';

/** Runs the tests that `load` defines, in the web worker extension host. */
export async function runTests(load: () => Promise<void>, grep?: string): Promise<void> {
  mocha.setup({
    ui: 'bdd',
    reporter: 'spec',
    ...MOCHA,
    ...(grep === undefined ? {} : { grep }),
  });
  await load();
  await runMocha(mocha);
}
