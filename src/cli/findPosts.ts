import { isAbsolute, relative, sep } from 'node:path';
import type { Dirent } from 'node:fs';
import { isLeftover } from './besideFile.ts';
import { GitIgnore } from './gitIgnore.ts';
import type { FileSystem } from './io.ts';
import type { Complaint } from './output.ts';
import { whyNot } from './whyNot.ts';

/** A file that is a post, or may be one. */
export interface FoundPost {
  /** The PATH as given, joined with the place below it. */
  readonly path: string;
  /** Whether the call names the file itself. Of the files that a folder holds only those are posts that
   * begin with front matter, which is seen when they are read. */
  readonly named: boolean;
}

export interface FoundPosts {
  /** In a stable order, none twice. */
  readonly posts: readonly FoundPost[];
  readonly complaints: readonly Complaint[];
  /** What a Galley that was killed has left in the folders: absolute paths. */
  readonly leftovers: readonly string[];
}

const POST_NAME = /\.(?:md|markdown|html)$/i;
/** Folders that never hold an author's posts: Jekyll's own have templates with front matter, whose scripts
 * and ads are the site's, and what it made. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  '_layouts',
  '_includes',
  '_sass',
  '_data',
  '_plugins',
  '_site',
  '.jekyll-cache',
]);

/** A path for the file system: `path` may be relative to `cwd`. Not normalised, because `link/..` is not `.`. */
export function absolutePath(cwd: string, path: string): string {
  return isAbsolute(path) ? path : below(cwd, path);
}

/** Not `path.join`, which normalises: for a hundred thousand files that takes longer than to list them. */
function below(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
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
        const files = new FolderWalk(fs, root, complaints, leftovers).walk(prefix);
        for (const { shown, real } of files) {
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

/** A file in a folder: how it is shown, and its absolute path without links. */
interface FolderFile {
  readonly shown: string;
  readonly real: string;
}

/** Collects the files of one folder that may be posts. */
class FolderWalk {
  readonly #fs: FileSystem;
  readonly #root: string;
  readonly #complaints: Complaint[];
  readonly #leftovers: string[];
  readonly #files: FolderFile[] = [];
  readonly #seenFolders = new Set<string>();
  /** Links wait until all that is really there is known: nothing is found twice. */
  readonly #links: { shown: string; path: string; name: string; ignored: GitIgnore }[] = [];

  /** @param root an absolute path without links. */
  constructor(fs: FileSystem, root: string, complaints: Complaint[], leftovers: string[]) {
    this.#fs = fs;
    this.#root = root;
    this.#complaints = complaints;
    this.#leftovers = leftovers;
  }

  /** @param prefix what stands before the names of the folder's entries when they are shown. */
  walk(prefix: string): readonly FolderFile[] {
    this.#folder(this.#root, prefix, GitIgnore.ofFolder(this.#fs, this.#root));
    const real = new Set(this.#links.length > 0 ? this.#files.map((file) => file.real) : []);
    for (let link = this.#links.shift(); link; link = this.#links.shift()) this.#follow(link, real);
    return this.#files.sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  }

  #folder(path: string, prefix: string, ignored: GitIgnore): void {
    if (this.#seenFolders.has(path)) return;
    this.#seenFolders.add(path);
    let entries: Dirent[];
    try {
      entries = this.#fs.readdirSync(path, { withFileTypes: true });
    } catch (error) {
      this.#complain(prefix, whyNot(error), true);
      return;
    }
    for (const entry of entries) {
      const { name } = entry;
      const shown = prefix + name;
      if (entry.isDirectory()) {
        if (SKIPPED_FOLDERS.has(name) || ignored.ignores(name, true)) continue;
        const inner = below(path, name);
        this.#folder(inner, `${shown}${sep}`, ignored.below(name, inner));
      } else if (entry.isFile()) {
        if (POST_NAME.test(name) && !ignored.ignores(name, false)) {
          this.#files.push({ shown, real: below(path, name) });
        } else if (isLeftover(name)) this.#leftovers.push(below(path, name));
      } else if (entry.isSymbolicLink()) {
        // To Git a link is a file, whatever it leads to.
        if (SKIPPED_FOLDERS.has(name) || ignored.ignores(name, false)) continue;
        this.#links.push({ shown, path: below(path, name), name, ignored });
      }
    }
  }

  #follow(link: { shown: string; path: string; name: string; ignored: GitIgnore }, real: Set<string>): void {
    const { shown, name } = link;
    let target: string;
    let isFolder: boolean;
    try {
      target = this.#fs.realpathSync(link.path);
      const stat = this.#fs.statSync(target);
      isFolder = stat.isDirectory();
      if (!isFolder && !(stat.isFile() && POST_NAME.test(name))) return;
    } catch (error) {
      // A dead link whose name is no post's is no business of ours.
      if (POST_NAME.test(name)) this.#complain(shown, whyNot(error), true);
      return;
    }
    const within = this.#root.endsWith(sep) ? this.#root : this.#root + sep;
    if (target !== this.#root && !target.startsWith(within)) {
      this.#complain(shown, 'is a link out of the folder; skipped', false);
    } else if (isFolder) {
      const before = this.#files.length;
      this.#folder(target, `${shown}${sep}`, link.ignored.below(name, target));
      for (const file of this.#files.slice(before)) real.add(file.real);
    } else if (!real.has(target)) {
      real.add(target);
      this.#files.push({ shown, real: target });
    }
  }

  #complain(path: string, reason: string, failed: boolean): void {
    this.#complaints.push({ path, reason, failed });
  }
}
