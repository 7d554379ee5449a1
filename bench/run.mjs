// Prints measurements; all of them by default. Times are ratios to what is timed in the same run.
//
//   node bench/run.mjs [accuracy] [speed | processes index texts rules lists growth keystroke frontMatter completion
//                    preview postsTable memory | firstCompletion]
//     --list FILE    a filter list for Ghostery's engine; may be repeated, or be in GALLEY_LISTS
//     --posts N      how many posts processes are measured on (20000)
//     --rounds N     how often each is timed
//     --no-peers     without other programs, which are installed on first use
//     --try          tiny inputs and dist/ as it is: shows that all of it works, and no more
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { accuracy } from './accuracy/accuracy.mjs';
import { buildForProduction } from './core.mjs';
import { firstCompletion } from './host/firstCompletion.mjs';
import { completion } from './speed/completion.mjs';
import { frontMatter } from './speed/frontMatter.mjs';
import { growth } from './speed/growth.mjs';
import { index } from './speed/index.mjs';
import { keystroke } from './speed/keystroke.mjs';
import { lists as listSpeed } from './speed/lists.mjs';
import { memory } from './speed/memory.mjs';
import { postsTable } from './speed/postsTable.mjs';
import { preview } from './speed/preview.mjs';
import { processes } from './speed/processes.mjs';
import { rules } from './speed/rules.mjs';
import { texts } from './speed/texts.mjs';
import { ROUNDS } from './speed/timing.mjs';

const SPEED = {
  processes,
  index,
  texts,
  rules,
  lists: listSpeed,
  growth,
  keystroke,
  frontMatter,
  completion,
  preview,
  postsTable,
  memory,
};
const BENCHMARKS = { accuracy, ...SPEED, firstCompletion };
/** Those that measure what is in dist/. */
const SHIPPED = ['processes', 'index', 'memory', 'firstCompletion'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    list: { type: 'string', multiple: true, default: [] },
    posts: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: String(ROUNDS) },
    peers: { type: 'boolean', default: true },
    try: { type: 'boolean', default: false },
  },
});
const lists = [...values.list, ...(process.env.GALLEY_LISTS ?? '').split(path.delimiter).filter(Boolean)];
const complaint = findComplaint();
if (complaint !== undefined) {
  console.error(complaint);
  process.exit(2);
}
const wanted = positionals.flatMap((name) => (name === 'speed' ? Object.keys(SPEED) : [name]));
const names = wanted.length > 0 ? wanted : Object.keys(BENCHMARKS);
const options = {
  lists,
  peers: values.peers,
  posts: Number(values.posts),
  rounds: Number(values.rounds),
  texts: 500,
  /** Characters: how far an input grows. */
  largest: 1_600_000,
  say: console.log,
  ...(values.try && { posts: 20, rounds: 1, texts: 10, largest: 2000, peers: false }),
};
console.log(
  `Node ${process.version}, ${availableParallelism()} processors. In ratios, both sides were timed in this run.`,
);
if (!values.try && names.some((name) => SHIPPED.includes(name))) buildForProduction();
for (const name of names) await BENCHMARKS[name](options);

/** What is wrong with the call, if anything is. */
function findComplaint() {
  const unknown = positionals.find((name) => name !== 'speed' && !(name in BENCHMARKS));
  if (unknown !== undefined) {
    return `no benchmark “${unknown}”; there are: ${Object.keys(BENCHMARKS).join(', ')}, speed`;
  }
  const missing = lists.find((file) => !existsSync(file));
  if (missing !== undefined) return `no file “${missing}”`;
  const wrong = ['posts', 'rounds'].find((name) => !/^[1-9]\d*$/.test(values[name]));
  return wrong && `--${wrong} takes a number from 1`;
}
