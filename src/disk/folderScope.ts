import type { Excludes } from './excludes.ts';
import type { FileSystem } from './fileSystem.ts';
import { GitIgnore } from './gitIgnore.ts';

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

/** Whether a file may be a post, by its name. */
export function isPostName(name: string): boolean {
  return POST_NAME.test(name);
}

/** Which entries of a folder belong to an archive. */
export class FolderScope {
  readonly #ignored: GitIgnore;
  readonly #excludes: Excludes | undefined;
  /** From the archive's root down to the folder: '' or `posts/2021/`. */
  readonly #place: string;

  private constructor(ignored: GitIgnore, excludes: Excludes | undefined, place: string) {
    this.#ignored = ignored;
    this.#excludes = excludes;
    this.#place = place;
  }

  /** @param root an absolute path without links. */
  static ofRoot(fs: FileSystem, root: string, excludes?: Excludes): FolderScope {
    return new FolderScope(GitIgnore.ofFolder(fs, root), excludes, '');
  }

  /** What holds in a folder within this one. `path` is where it is. */
  below(name: string, path: string): FolderScope {
    return new FolderScope(this.#ignored.below(name, path), this.#excludes, `${this.#place}${name}/`);
  }

  hasFolder(name: string): boolean {
    return (
      !SKIPPED_FOLDERS.has(name) &&
      !this.#ignored.ignores(name, true) &&
      !this.#excludes?.hasFolder(this.#place + name)
    );
  }

  /** Whether it has a file whose name is a post's. */
  hasPost(name: string): boolean {
    return (
      isPostName(name) && !this.#ignored.ignores(name, false) && !this.#excludes?.hasFile(this.#place + name)
    );
  }

  /** To Git a link is a file, whatever it leads to. */
  hasLink(name: string): boolean {
    return (
      !SKIPPED_FOLDERS.has(name) &&
      !this.#ignored.ignores(name, false) &&
      !this.#excludes?.hasFolder(this.#place + name)
    );
  }
}
