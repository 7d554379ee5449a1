// Whole processes over an archive, as from a shell, against reading the files.
import { spawnSync } from 'node:child_process';
import { CLI } from '../core.mjs';
import { findCorpus } from '../corpus.mjs';
import { withArchive } from './archives.mjs';
import { interleave, median, milliseconds, printResult, ratio, waitFor } from './timing.mjs';

const CAT = ['sh', '-c', 'find "$1" -type f -name "*.md" -print0 | xargs -0 cat', 'sh'];

export function processes({ posts, rounds, say }) {
  if (process.platform === 'win32') return say('\nProcesses: skipped, Windows has no cat');
  withArchive(posts, (folder, bytes) => {
    compare(`${posts} generated posts, ${(bytes / 1e6).toFixed(1)} MB`, folder, rounds, say);
  });
  const corpus = findCorpus();
  if (corpus) compare('the corpus', corpus, rounds, say);
}

function compare(title, folder, rounds, say) {
  const galley = (command, jobs) => () =>
    run([process.execPath, CLI, command, folder, '--jobs', jobs], [0, 1]);
  const times = interleave(
    {
      cat: () => run([...CAT, folder]),
      'node that does nothing': () => run([process.execPath, '-e', '']),
      'clean, dry run, 1 job': galley('clean', '1'),
      'clean, dry run, 2 jobs': galley('clean', '2'),
      'check, 1 job': galley('check', '1'),
      'check, 2 jobs': galley('check', '2'),
    },
    rounds,
    waitFor,
  );
  say(`\nProcesses, ${title}; medians of ${rounds} rounds`);
  for (const [name, list] of Object.entries(times)) {
    const goal = name.startsWith('clean') ? 1.2 : name.startsWith('check') ? 1.5 : undefined;
    printResult(say, name, milliseconds(list), { ratio: ratio(list, times.cat), of: 'cat', atMost: goal });
  }
  // Of few posts Node's start is most of it, and says nothing of more.
  const idle = median(times['node that does nothing']);
  const without = (name) => `${((median(times[name]) - idle) / median(times.cat)).toFixed(2)} × cat`;
  say(
    `  without starting Node, 1 job: clean ${without('clean, dry run, 1 job')}, check ${without('check, 1 job')}`,
  );
}

/** @param codes the exit codes that are right: check answers 1 where it finds something. */
function run([command, ...args], codes = [0]) {
  const { status, error, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (error) throw error;
  if (!codes.includes(status)) throw new Error(`${command} ${args.join(' ')} failed (${status})\n${stderr}`);
}
