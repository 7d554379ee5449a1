import ignore, { type Ignore } from 'ignore';
import { CASE_INSENSITIVE } from './gitIgnore.ts';

/** What the names of posts end with. */
const ENDINGS = ['.md', '.markdown', '.html'];

/** Places that a person's globs take out, as editors read them in `files.exclude`: from the folder that was opened,
 * with `**` and braces. */
export class Excludes {
  readonly #folders: Ignore;
  /** Those that may name a post: hardly any does, and there are many posts to ask about. */
  readonly #files: Ignore | undefined;

  constructor(globs: readonly string[]) {
    const patterns = globs.flatMap(withoutBraces).map(fromRoot);
    const ofFiles = patterns.filter(mayNamePost);
    this.#folders = ignore({ ignorecase: CASE_INSENSITIVE }).add(patterns);
    if (ofFiles.length > 0) this.#files = ignore({ ignorecase: CASE_INSENSITIVE }).add(ofFiles);
  }

  /** @param place from the opened folder, with `/` between names. */
  hasFolder(place: string): boolean {
    return this.#folders.ignores(`${place}/`);
  }

  /** @param place of a file that may be a post; none of its folders is excluded. */
  hasFile(place: string): boolean {
    return this.#files?.ignores(place) ?? false;
  }
}

/** `a.{b,c}` is `a.b` and `a.c`. */
function withoutBraces(glob: string): string[] {
  const found = /\{([^{}]*)\}/.exec(glob);
  if (!found || glob.length > 1000) return [glob];
  const [before, behind] = [glob.slice(0, found.index), glob.slice(found.index + found[0].length)];
  return found[1]!.split(',').flatMap((one) => withoutBraces(before + one + behind));
}

/** To Git, a pattern without a slash fits in every folder. */
function fromRoot(glob: string): string {
  const pattern = glob.replace(/ (?=\s*$)/g, '\\ ');
  return pattern.startsWith('**/') ? pattern : `/${pattern.replace(/^\/+/, '')}`;
}

function mayNamePost(pattern: string): boolean {
  const end = /[^/*?\]]*$/.exec(pattern)![0];
  return ENDINGS.some((ending) => end.endsWith(ending) || (isOpen(pattern, end) && ending.endsWith(end)));
}

/** Whether something may stand before the end of the name. */
function isOpen(pattern: string, end: string): boolean {
  return /[*?\]]$/.test(pattern.slice(0, pattern.length - end.length));
}
