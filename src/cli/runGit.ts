import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { GitAnswer } from './io.ts';

/** The longest list of files that is read, in bytes. */
const MOST_OUTPUT = 2 ** 29;

/** Runs Git, away from the current folder: Windows would take a program of that name from there. */
export function runGit(args: readonly string[]): GitAnswer {
  const options = { cwd: dirname(process.execPath), encoding: 'utf8', maxBuffer: MOST_OUTPUT } as const;
  const { error, status, stdout, stderr } = spawnSync('git', args, options);
  if (error) return { ok: false, out: '', err: `Git did not run: ${error.message}` };
  return { ok: status === 0, out: stdout, err: stderr };
}
