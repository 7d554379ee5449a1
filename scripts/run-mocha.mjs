// Runs bundled test files in plain Node: run-mocha.mjs [--timeout MS] [--retries N] [--grep TEXT] FILE…
import fc from 'fast-check';
import Mocha from 'mocha';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { countsLine, sayRetries } from './counts.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    timeout: { type: 'string', default: '10000' },
    retries: { type: 'string', default: '0' },
    grep: { type: 'string' },
  },
});

// The same random cases on every run, so that a change is what turns a test red; GALLEY_SEED=random (or a
// number) looks for new ones.
const seed = process.env.GALLEY_SEED ?? '20210826';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

const mocha = new Mocha({
  timeout: Number(values.timeout),
  retries: Number(values.retries),
  ...(values.grep && { grep: values.grep }),
});
for (const file of positionals) mocha.addFile(path.resolve(file));
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  // After what tests have printed, which Node may still be writing.
  process.stdout.write(`${countsLine(runner.stats)}\n`, () => process.exit(failures > 0 ? 1 : 0));
});
sayRetries(runner);
