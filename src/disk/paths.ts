import { isAbsolute, sep } from 'node:path';

/** A file that is a post, or may be one. */
export interface FoundPost {
  /** The PATH as given, joined with the place below it. */
  readonly path: string;
  /** Whether the call names the file itself. Of the files that a folder holds only those are posts that
   * begin with front matter, which is seen when they are read. */
  readonly named: boolean;
}

/** A path for the file system: `path` may be relative to `cwd`. Not normalised, because `link/..` is not `.`. */
export function absolutePath(cwd: string, path: string): string {
  return isAbsolute(path) ? path : below(cwd, path);
}

/** Not `path.join`, which normalises: for a hundred thousand files that takes longer than to list them. */
export function below(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}
