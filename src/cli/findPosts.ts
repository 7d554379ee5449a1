import { isAbsolute, relative, sep } from 'node:path';
import { FolderWalk } from '../disk/folderWalk.ts';
import { absolutePath, below, type FoundPost } from '../disk/paths.ts';
import { whyNot } from '../disk/whyNot.ts';
import { isLeftover } from './besideFile.ts';
import type { FileSystem } from './io.ts';
import type { Complaint } from './output.ts';

export interface FoundPosts {
  /** In a stable order, none twice. */
  readonly posts: readonly FoundPost[];
  readonly complaints: readonly Complaint[];
  /** What a Galley that was killed has left in the folders: absolute paths. */
  readonly leftovers: readonly string[];
}

/** A path for a diff: patch programs refuse absolute ones, so those below `cwd` are shown from there. */
export function diffName(path: string, cwd: string): string {
  const name = isAbsolute(path) ? relative(cwd, path) : path;
  return name === '..' || name.startsWith(`..${sep}`) ? path : name.replace(/^(?:\.\/+)+/, '');
}

/** Finds the files and walks the folders that `paths` name; without any, the current folder.
 * @param only the files that count, by their absolute paths without links; all by default */
export function findPosts(
  paths: readonly string[],
  fs: FileSystem,
  cwd: string,
  only?: ReadonlySet<string>,
): FoundPosts {
  const complaints: Complaint[] = [];
  const leftovers: string[] = [];
  const found = new Map<string, FoundPost>();
  for (const path of paths.length === 0 ? [''] : paths) {
    const place = absolutePath(cwd, path === '' ? '.' : path);
    try {
      if (paths.includes('')) throw new Error('a path may not be empty');
      if (fs.statSync(place).isDirectory()) {
        const root = fs.realpathSync(place);
        const prefix = path === '' || path.endsWith('/') ? path : below(path, '');
        const walk = new FolderWalk(fs, root, {
          complain: (path, reason, failed) => complaints.push({ path, reason, failed }),
          notice: (path, name) => {
            if (isLeftover(name)) leftovers.push(path);
          },
        });
        for (const { shown, real } of walk.files(prefix)) {
          if (!found.has(real)) found.set(real, { path: shown, named: false });
        }
      } else {
        // By its real place, so that a folder and a file in it name the file once.
        found.set(fs.realpathSync(place), { path, named: true });
      }
    } catch (error) {
      complaints.push({ path, reason: whyNot(error), failed: true });
    }
  }
  if (only) for (const real of found.keys()) if (!only.has(real)) found.delete(real);
  return { posts: [...found.values()], complaints, leftovers };
}
