import { TWIN_FIELDS } from './archiveEntry.ts';
import { LIST_FIELDS, SHARED_FIELDS } from './tableValues.ts';

/** What a file system says of a file: as long as it is the same, the file is. */
export interface Stamp {
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970; 0 where it is not known. */
  readonly mtime: number;
}

export const NO_STAMP: Stamp = { size: 0, mtime: 0 };

/** The numbers of a row: of its values, and of the folder of its path; when the post was written; where its own texts
 * begin in the blob; hashes of what posts are found by; and the stamp of the file. */
export const VALUES = [...SHARED_FIELDS, ...LIST_FIELDS, 'folder'] as const;
export const STAMP = ['size', 'mtime', 'mtimeHigh'] as const;
const COLUMNS = [...VALUES, 'moment', 'texts', 'path', ...TWIN_FIELDS, ...STAMP] as const;
export type Column = (typeof COLUMNS)[number];

export const WIDTH = COLUMNS.length;
export const PLACE = Object.fromEntries(COLUMNS.map((column, place) => [column, place])) as Record<
  Column,
  number
>;

/** Instead of a folder's number: what the row told of is gone. Instead of a value's: the file is no post. */
export const NONE = -1;

/** What is written in another form than this is not read. The number counts the changes that the columns' names do
 * not tell. */
export const FORM = ['1', ...COLUMNS].join();

export function stampNumbers({ size, mtime }: Stamp): Record<(typeof STAMP)[number], number> {
  return { size: size | 0, mtime: mtime | 0, mtimeHigh: Math.floor(mtime / 2 ** 32) };
}
