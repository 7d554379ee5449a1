// node bench/run.mjs [accuracy|speed|lists …]: prints measurements; all of them by default. Times are ratios.
import { accuracy } from './accuracy.mjs';
import { lists } from './lists.mjs';
import { speed } from './speed.mjs';

const BENCHMARKS = { accuracy, speed, lists };

const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in BENCHMARKS));
if (unknown !== undefined) {
  console.error(`no benchmark “${unknown}”; there are: ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exit(2);
}
for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) await BENCHMARKS[name]();
