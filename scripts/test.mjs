// The test command. Builds, checks, and runs every suite; the last line printed is
// `N passed, N failed, N skipped`, where a step or suite that broke counts as a failed item.
//
//   node scripts/test.mjs                       everything
//   node scripts/test.mjs unit                  only these steps: typecheck lint format unit extension web runner ui
//   node scripts/test.mjs unit test/core/text   only the test files at or below these paths
//   node scripts/test.mjs ui --grep preview     only the tests whose title matches
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../esbuild.mjs';
import { bundleForHost, bundleForNode, bundleRunnerSuites, findTests } from './bundle-tests.mjs';
import { formatCounts, readCounts, readRemarks } from './counts.mjs';
import { ensureBrowser } from './vscode-host/browser.mjs';
import { installHost } from './vscode-host/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const MINUTE = 60_000;

/** A check is a command that passes or fails as a whole. */
const CHECKS = {
  typecheck: ['node_modules/typescript/bin/tsc', '--build'],
  lint: ['node_modules/eslint/bin/eslint.js', '.'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
};

/** How many parts run at once: with more, two processors take as long, and what is late fails. */
const AT_ONCE = 2;

/** Tests of what only asks the core and answers VS Code, in either host. */
const HOST_INDEPENDENT =
  /\/(?:completions|diagnostics|junk|language|makeRule|markup|navigation|quickFixes|repairs|review|ruleFile|unknownTerms|writing)\.test\.ts$/;

/** A suite prepares a command that ends with a line of counts; its files are run in so many `parts`. */
const SUITES = {
  unit: {
    title: 'unit',
    limit: 10 * MINUTE,
    parts: 2,
    files: () => findTests('test', ['test/extension', 'test/host', 'test/ui', 'test/jekyll', 'test/large']),
    prepare: mochaInNode('30000'),
  },
  // Those that take longest come first.
  extension: {
    title: 'extension (node host)',
    limit: 10 * MINUTE,
    needsHost: true,
    parts: 2,
    files: () => findTests('test/extension'),
    prepare: mochaInVSCode('node'),
  },
  web: {
    title: 'extension (web worker host)',
    limit: 10 * MINUTE,
    needsHost: true,
    parts: 2,
    // Among all else, what the host makes a difference to: files, threads, panels. Asked for by name, all of it.
    files: (isNamed) => findTests('test/extension').filter((file) => isNamed || !HOST_INDEPENDENT.test(file)),
    prepare: mochaInVSCode('web'),
  },
  ui: {
    title: 'ui',
    limit: 15 * MINUTE,
    needsHost: true,
    parts: 'files',
    files: () => findTests('test/ui'),
    // What a person would do again, when a machine with other work was late, is done again, and said.
    prepare: mochaInNode('120000', 1),
  },
  runner: {
    title: 'runner',
    limit: 10 * MINUTE,
    needsHost: true,
    files: () => findTests('test/host'),
    prepare: async (files, grep) => {
      await bundleRunnerSuites();
      return mochaInNode('60000')(files, grep);
    },
  },
};

function mochaInNode(timeout, retries = 0) {
  return async (files, grep) => [
    '--enable-source-maps',
    'scripts/run-mocha.mjs',
    `--timeout=${timeout}`,
    `--retries=${retries}`,
    ...(grep ? [`--grep=${grep}`] : []),
    ...(await bundleForNode(files)),
  ];
}

function mochaInVSCode(host) {
  return async (files, grep) => [
    'scripts/vscode-host/run-tests.mjs',
    host,
    await bundleForHost(host, { files, grep }),
    'test/extension/workspace',
  ];
}

/** Runs Node; ends it, and all that it started, when the time is over.
 * @param say gets what it prints */
function runNode(args, limit, say) {
  return new Promise((resolve) => {
    // `detached` makes a process group, so that one signal reaches the VS Code below too.
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const end = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It has ended already.
      }
    };
    const interrupt = () => {
      end('SIGTERM');
      process.exit(130);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    const patience = setTimeout(() => {
      say(`no result within ${limit / 1000} s\n`);
      end('SIGTERM');
      setTimeout(end, 15_000, 'SIGKILL').unref();
    }, limit);

    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      say(text);
    });
    child.stderr.setEncoding('utf8').on('data', say);
    child.on('close', (code) => {
      clearTimeout(patience);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve({ code, output });
    });
  });
}

const results = [];
/** What is to be known of what failed, at first or for good: said again at the end, where one looks for it. */
const remarks = [];

/** Runs one step; whatever it throws is one failed item.
 * @param say gets what it prints */
async function step(title, action, say = (text) => process.stdout.write(text)) {
  const result = { title, seconds: 0, counts: undefined };
  results.push(result);
  say(`\n== ${title}\n`);
  const started = Date.now();
  try {
    result.counts = await action(say);
  } catch (error) {
    say(`${error.message}\n`);
    remarks.push(`${title}: ${error.message}`);
    result.counts = { passed: 0, failed: 1, skipped: 0 };
  }
  result.seconds = (Date.now() - started) / 1000;
  return !result.counts || result.counts.failed === 0;
}

/** Runs a step beside others: what it prints comes in one piece. */
async function stepBeside(title, action) {
  const parts = [];
  const isWell = await step(title, action, (text) => parts.push(text));
  process.stdout.write(parts.join(''));
  return isWell;
}

async function runCheck(args, say) {
  const { code } = await runNode(args, 5 * MINUTE, say);
  if (code !== 0) throw new Error(`failed (${code})`);
}

/** @param parts how many, or one for each file */
function split(files, parts) {
  if (parts === 'files') return files.map((file) => [file]);
  const all = Array.from({ length: parts }, () => []);
  for (const [number, file] of files.entries()) all[number % parts].push(file);
  return all.filter((part) => part.length > 0);
}

/** Lets so many jobs run at once; the others wait for their turn. */
function lanes(count) {
  const waiting = [];
  let free = count;
  return async (job) => {
    if (free > 0) free--;
    else await new Promise((begin) => waiting.push(begin));
    try {
      return await job();
    } finally {
      const begin = waiting.shift();
      if (begin) begin();
      else free++;
    }
  };
}

/** Runs a suite’s parts as lanes are free. What a part prints comes in one piece at its end, unless it is alone. */
async function runSuite(suite, { paths, grep, isAlone, isNamed }, lane) {
  const wanted = paths.map((item) => path.posix.normalize(item).replace(/\/$/, ''));
  const files = suite
    .files(isNamed)
    .filter(
      (file) => wanted.length === 0 || wanted.some((item) => file === item || file.startsWith(`${item}/`)),
    );
  if (files.length === 0) throw new Error('no test file');

  const parts = split(files, suite.parts ?? 1);
  const print = (text) => process.stdout.write(text);
  const runPart = async (part) => {
    const printed = [`\n== ${suite.title}\n`];
    const isLive = isAlone && parts.length === 1;
    const say = isLive ? print : (text) => printed.push(text);
    const result = await runNode(await suite.prepare(part, grep), suite.limit, say);
    if (!isLive) print(printed.join(''));
    remarks.push(...readRemarks(result.output).map((remark) => `${suite.title}: ${remark}`));
    return countsOf(result, parts.length === 1 || !grep);
  };
  const ends = await Promise.allSettled(parts.map((part) => lane(() => runPart(part))));
  const broken = ends.find(({ status }) => status === 'rejected');
  if (broken) throw broken.reason;
  const sum = (key) => ends.reduce((total, { value }) => total + value[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** @param wantsSome whether it is a mistake that no test has run */
function countsOf({ code, output }, wantsSome) {
  const counts = readCounts(output);
  if (!counts) throw new Error(`ended without a result (${code})`);
  if (wantsSome && counts.passed + counts.failed + counts.skipped === 0) throw new Error('ran no test');
  // A suite that says all is well and yet ends badly did not end well.
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' } },
  });
  const names = positionals.filter((item) => item in CHECKS || item in SUITES);
  const chosen = (table) =>
    Object.entries(table).filter(([name]) => names.length === 0 || names.includes(name));
  const suites = chosen(SUITES).map(([, suite]) => suite);
  const selection = {
    paths: positionals.filter((item) => !names.includes(item)),
    grep: values.grep,
    isAlone: suites.length === 1,
    isNamed: names.length > 0,
  };

  const built = await step('build', build);
  let hosted = false;
  const run = (some) => {
    const lane = lanes(AT_ONCE);
    return some.map((suite) =>
      step(suite.title, () => {
        if (suite.needsHost && !(built && hosted)) throw new Error('cannot run: see above');
        return runSuite(suite, selection, lane);
      }),
    );
  };
  const check = async () => {
    for (const [name, args] of chosen(CHECKS)) await stepBeside(name, (say) => runCheck(args, say));
    if (!suites.some((suite) => suite.needsHost)) return;
    hosted = await stepBeside('VS Code host', async (say) => {
      const log = (line) => say(`${line}\n`);
      await installHost(log);
      ensureBrowser(log);
    });
    await Promise.all(run(suites.filter((suite) => suite === SUITES.runner)));
  };
  // The checks are work for one processor, and the runner's tests mostly wait.
  await Promise.all([check(), ...run(suites.filter(({ needsHost }) => !needsHost))]);
  await Promise.all(run(suites.filter((suite) => suite.needsHost && suite !== SUITES.runner)));

  for (const remark of remarks) console.log(`\n${remark}`);
  console.log('');
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { title, seconds, counts } of results) {
    console.log(
      `${title.padEnd(30)}${seconds.toFixed(1).padStart(7)} s   ${counts ? formatCounts(counts) : 'ok'}`,
    );
    for (const key of Object.keys(total)) total[key] += counts?.[key] ?? 0;
  }
  console.log(formatCounts(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
