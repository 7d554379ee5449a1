// The most memory that a whole process takes, for a small and for a large archive.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CLI } from '../core.mjs';
import { withArchive } from './archives.mjs';
import { printResult } from './timing.mjs';

const REPORT = fileURLToPath(new URL('reportPeak.cjs', import.meta.url));

/** In MB, whatever the archive's size. */
const MOST = 300;

export function memory({ posts, say }) {
  const sizes = [Math.ceil(posts / 10), posts];
  say('\nMemory: the peak of a dry run');
  for (const jobs of ['1', '2']) {
    const peaks = sizes.map((count) => withArchive(count, (folder) => peakOf(folder, jobs)));
    peaks.forEach((peak, index) => {
      printResult(say, `${sizes[index].toLocaleString('en')} posts, ${jobs} jobs`, `${Math.round(peak)} MB`, {
        ratio: peak / peaks[0],
        of: `${sizes[0].toLocaleString('en')} posts`,
        goal: `< ${MOST} MB`,
        isMet: peak < MOST,
      });
    });
  }
}

/** In MB. */
function peakOf(folder, jobs) {
  const args = ['--require', REPORT, CLI, 'clean', folder, '--jobs', jobs];
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe'];
  const { status, output, stderr } = spawnSync(process.execPath, args, { stdio, encoding: 'utf8' });
  if (status !== 0) throw new Error(`clean failed (${status})\n${stderr}`);
  return Number(output[3]);
}
