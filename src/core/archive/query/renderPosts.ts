import type { ArchiveEntry } from '../archiveEntry.ts';

export type ExportFormat = 'csv' | 'json';

/** A post as other programs get it. */
export interface ExportedPost extends Pick<
  ArchiveEntry,
  'title' | 'date' | 'sourceSite' | 'author' | 'tags' | 'categories' | 'layout'
> {
  /** What only reading all of it tells: as far as that is known. */
  readonly words: number | undefined;
  readonly junk: number | undefined;
  readonly problems: number | undefined;
  /** Where it is, as people write it. */
  readonly file: string;
}

const COLUMNS = [
  'title',
  'date',
  'source',
  'author',
  'tags',
  'words',
  'junk',
  'problems',
  'categories',
  'layout',
  'file',
] as const;
type Cell = string | number | readonly string[] | undefined;

/** By it Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** What spreadsheets take for the beginning of a formula, in either width. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** Writes posts for other programs, piece by piece: CSV as in RFC 4180 with a byte order mark, or a JSON array with a
 * post a line. */
export function* renderPosts(posts: Iterable<ExportedPost>, format: ExportFormat): Generator<string> {
  if (format === 'csv') {
    yield `${BYTE_ORDER_MARK}${COLUMNS.join()}\r\n`;
    for (const post of posts) yield `${COLUMNS.map((column) => cell(recordOf(post)[column])).join()}\r\n`;
    return;
  }
  let before = '[';
  for (const post of posts) {
    yield `${before}\n${JSON.stringify(recordOf(post))}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

function recordOf({ sourceSite, ...post }: ExportedPost): Record<(typeof COLUMNS)[number], Cell> {
  const { title, date, author, tags, words, junk, problems, categories, layout, file } = post;
  return { title, date, source: sourceSite, author, tags, words, junk, problems, categories, layout, file };
}

/** One that a spreadsheet would run gets an apostrophe, as one would type it to say that it is text. */
function cell(value: Cell): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? value.join('; ') : `${value}`;
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
