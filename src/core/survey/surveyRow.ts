import { JUNK_KINDS } from '../cleaning/rule.ts';
import { STAMP } from '../archive/tableRow.ts';
import { SKETCH_SIZE } from './surveyPost.ts';

/** The numbers of a row: of its values; where the file's name begins in the blob; a hash of the path; the stamp of the
 * file; what was counted; of each kind of junk the pieces, then the characters; how many hashes the sketch has, which
 * come last. */
const COLUMNS = [
  'folder',
  'basis',
  'problems',
  'texts',
  'path',
  ...STAMP,
  'words',
  'characters',
  ...JUNK_KINDS.map((kind) => `${kind}Count` as const),
  ...JUNK_KINDS.map((kind) => `${kind}Characters` as const),
  'sketch',
] as const;
export type Column = (typeof COLUMNS)[number];

export const PLACE = Object.fromEntries(COLUMNS.map((column, place) => [column, place])) as Record<
  Column,
  number
>;

/** Where the sketch's hashes begin. */
export const SKETCH_PLACE = COLUMNS.length;
export const WIDTH = SKETCH_PLACE + SKETCH_SIZE;

/** Instead of a folder's number: the row's post is not known any more. */
export const NONE = -1;

/** What is written in another form than this is not read. The number counts the changes that the columns' names do
 * not tell. */
export const FORM = ['survey 1', ...COLUMNS, WIDTH].join();
