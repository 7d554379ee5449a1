import ignore, { type Ignore } from 'ignore';
import { dirname, join, relative, sep } from 'node:path';
import type { FileSystem } from './fileSystem.ts';

/**
 * What `.gitignore` files say about the entries of one folder: those of the folder itself and of the folders
 * above it, up to the repository's root. As in Git, the last line that fits an entry decides.
 */
export class GitIgnore {
  readonly #fs: FileSystem;
  /** From the folder that the patterns start from down to this one: '' or `posts/2021/`. */
  readonly #place: string;
  readonly #patterns: readonly string[];
  readonly #matcher: Ignore;

  private constructor(fs: FileSystem, place: string, patterns: readonly string[], matcher?: Ignore) {
    this.#fs = fs;
    this.#place = place;
    this.#patterns = patterns;
    this.#matcher = matcher ?? ignore({ ignorecase: CASE_INSENSITIVE }).add([...patterns]);
  }

  /** @param folder an absolute path without links. */
  static ofFolder(fs: FileSystem, folder: string): GitIgnore {
    const root = repositoryRoot(fs, folder);
    let state = new GitIgnore(fs, '', patternsIn(fs, root, ''));
    let path = root;
    for (const name of relative(root, folder).split(sep)) {
      if (name === '') continue;
      // Who names a folder that is ignored wants what is in it: only what lies below counts.
      if (state.ignores(name, true)) return new GitIgnore(fs, '', patternsIn(fs, folder, ''));
      path = join(path, name);
      state = state.below(name, path);
    }
    return state;
  }

  /** What holds in a folder within this one. `path` is where it is. */
  below(name: string, path: string): GitIgnore {
    const place = `${this.#place}${name}/`;
    const own = patternsIn(this.#fs, path, place);
    return own.length === 0
      ? new GitIgnore(this.#fs, place, this.#patterns, this.#matcher)
      : new GitIgnore(this.#fs, place, [...this.#patterns, ...own]);
  }

  ignores(name: string, isFolder: boolean): boolean {
    return this.#patterns.length > 0 && this.#matcher.ignores(`${this.#place}${name}${isFolder ? '/' : ''}`);
  }
}

/** Whether names that differ in case alone are usually the same. */
export const CASE_INSENSITIVE = process.platform === 'win32' || process.platform === 'darwin';

/** The folder with `.git` that holds `folder`; outside a repository the folder itself. */
function repositoryRoot(fs: FileSystem, folder: string): string {
  for (let path = folder; ; path = dirname(path)) {
    if (fs.existsSync(join(path, '.git'))) return path;
    if (dirname(path) === path) return folder;
  }
}

/** The patterns of a folder's `.gitignore`, rewritten so that they mean the same from the root.
 * @param place from the root to the folder: '' or `posts/2021/`. */
function patternsIn(fs: FileSystem, folder: string, place: string): string[] {
  let text: string;
  try {
    text = fs.readFileSync(join(folder, '.gitignore'), 'utf8');
  } catch {
    // Nearly every folder has none; one that cannot be read ignores nothing, as in Git.
    return [];
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const patterns = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return place === '' ? patterns : patterns.map((pattern) => fromRoot(pattern, place));
}

// `!*.md` of `posts/` becomes `!/posts/**/*.md`; `/a.md` becomes `/posts/a.md`.
function fromRoot(pattern: string, place: string): string {
  const negation = pattern.startsWith('!') ? '!' : '';
  const rest = pattern.slice(negation.length);
  const folder = place.replace(/[\\*?[\]!# ]/g, '\\$&');
  // A slash before the end ties a pattern to the folder of its file.
  const tied = /\/(?!\s*$)/.test(rest);
  return tied ? `${negation}/${folder}${rest.replace(/^\//, '')}` : `${negation}/${folder}**/${rest}`;
}
