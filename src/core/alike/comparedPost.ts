import type { ArchiveEntry } from '../archive/archiveEntry.ts';
import { momentOf } from '../archive/moment.ts';
import { readEntry } from '../archive/readEntry.ts';

/** A post that others are compared with, as it is now: what is in its editor may not be saved. */
export interface ComparedPost {
  /** By which the archive knows it, if it does. */
  readonly path: string;
  readonly entry: ArchiveEntry;
  /** See `momentOf`. */
  readonly moment: number;
}

/** Reads what others are compared with; undefined where the text is no post.
 * @param path its last part is the file’s name. */
export function readCompared(text: string, path: string): ComparedPost | undefined {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const entry = readEntry(text, fileName);
  return entry && { path, entry, moment: momentOf(entry.date, fileName) };
}
