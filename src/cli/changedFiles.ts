import { dirname, join } from 'node:path';
import { UsageError } from './arguments.ts';
import { absolutePath } from '../disk/paths.ts';
import type { Io } from './io.ts';

/**
 * The files that Git says have changed since a revision: what differs from where the revision and HEAD parted,
 * saved or committed, and what is new and not ignored. Asked of each repository that one of `paths` is in.
 * @returns absolute paths without links
 * @throws UsageError where Git cannot tell
 */
export function findChangedFiles(revision: string, paths: readonly string[], io: Io): ReadonlySet<string> {
  const ask = (folder: string, ...args: string[]): string => {
    const { ok, out, err } = io.git(['-C', folder, ...args]);
    if (ok) return out;
    throw new UsageError(`--since ${revision}: ${err.trim().split('\n')[0] ?? 'Git failed'}`);
  };
  // Hooks name many files of few folders.
  const folders = new Set(
    (paths.length === 0 ? ['.'] : paths).map((path) => folderOf(absolutePath(io.cwd, path), io)),
  );
  const roots = new Set(
    Array.from(folders, (folder) => ask(folder, 'rev-parse', '--show-toplevel').trimEnd()),
  );
  const changed = new Set<string>();
  for (const root of roots) {
    const since = ['--merge-base', '--end-of-options', revision, '--'];
    const differ = ask(root, 'diff', '--name-only', '-z', '--no-ext-diff', '--diff-filter=d', ...since);
    const fresh = ask(root, 'ls-files', '-z', '--others', '--exclude-standard');
    for (const name of (differ + fresh).split('\0')) if (name !== '') changed.add(join(root, name));
  }
  return changed;
}

/** A path that is not there is complained of where posts are looked for. */
function folderOf(path: string, { fs }: Io): string {
  const place = fs.existsSync(path) ? path : dirname(path);
  return fs.existsSync(place) && !fs.statSync(place).isDirectory() ? dirname(place) : place;
}
