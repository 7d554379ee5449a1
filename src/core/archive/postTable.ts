import { twinKey, TWIN_FIELDS, type ArchiveEntry, type TwinField, type TwinKey } from './archiveEntry.ts';
import { HashChains, hashText } from './hashChains.ts';
import { momentOf } from './moment.ts';
import { readOwnTexts, readTitle, writeOwnTexts } from './ownTexts.ts';
import { packColumns, unpackColumns } from './packedColumns.ts';
import {
  FORM,
  NONE,
  NO_STAMP,
  PLACE,
  STAMP,
  stampNumbers,
  VALUES,
  WIDTH,
  type Column,
  type Stamp,
} from './tableRow.ts';
import {
  LIST_FIELDS,
  newValues,
  numbersOf,
  readValues,
  SHARED_FIELDS,
  writeValues,
  type ListField,
  type SharedField,
} from './tableValues.ts';
import { TextBlob, type BlobReader } from './textBlob.ts';
import { tidyRows } from './tidyRows.ts';

/** More rows than any archive has. */
const MOST_ROWS = 2 ** 21;

/** So many rows of posts that are gone stay where they are, and as many as there are others. */
const MOST_GONE = 1000;

/**
 * Entries by path, in columns of numbers and one blob of texts: less than 400 bytes a post. Files that are no posts
 * are known as well, so that nobody reads them again. A row is only ever added; those of files that are gone are
 * left out when there are many.
 */
export class PostTable {
  #values = newValues();
  #rows: Int32Array = new Int32Array(0);
  #texts = new TextBlob();
  #chains = this.#newChains();
  /** Of all rows, of those that are gone, and of the others that are no posts. */
  #count = 0;
  #gone = 0;
  #others = 0;
  #generation = 0;

  /** Reads what `pack` wrote. The bytes are the table's own from here on.
   * @returns undefined where it is of another origin or form, or damaged. */
  static unpack(packed: Uint8Array, origin: string): PostTable | undefined {
    const columns = unpackColumns(packed, origin + FORM);
    if (!columns) return undefined;
    const table = new PostTable();
    table.#rows = columns.rows;
    table.#texts = new TextBlob(columns.texts);
    table.#values = readValues(columns.values);
    table.#count = columns.rows.length / WIDTH;
    table.#chainAll();
    return table;
  }

  /** The number of posts. */
  get size(): number {
    return this.files - this.#others;
  }

  /** The number of posts, and of files that are none. */
  get files(): number {
    return this.#count - this.#gone;
  }

  /** Another number: rows were left out, and the others are elsewhere. */
  get generation(): number {
    return this.#generation;
  }

  /** How much memory it takes, without the values that posts have in common. */
  get bytes(): number {
    const chains = Object.values(this.#chains).reduce((sum, chain) => sum + chain.bytes, 0);
    return this.#rows.byteLength + this.#texts.capacity + chains;
  }

  /** All of it, to be stored or sent; see `unpack`.
   * @param origin what tells whether it means the same to who reads it. */
  pack(origin: string): Uint8Array {
    if (this.#gone > 0) this.#tidy();
    const rows = this.#rows.subarray(0, this.#count * WIDTH);
    return packColumns({ rows, texts: this.#texts.bytes, values: writeValues(this.#values) }, origin + FORM);
  }

  /** Adds a file, or puts what it is now in the place of what it was; without an entry it is no post. */
  set(path: string, entry: ArchiveEntry | undefined, stamp = NO_STAMP): void {
    const hash = hashText(path);
    const known = this.#rowWith(hash, path);
    if (known !== undefined) this.#drop(known);
    this.#add(path, hash, entry, stamp);
    this.#tidySometimes();
  }

  /** Adds what another table has, in the place of what this one has of the same files. */
  append(other: PostTable): void {
    const [from, texts] = [other.#rows, other.#texts];
    const numbers = VALUES.map((field) => new Int32Array(other.#values[field].values.length).fill(NONE));
    this.#reserve(other.files);
    for (const old of other.#present()) {
      const known = this.#rowLike(other, old);
      if (known !== undefined) this.#drop(known);
      this.#reserve(1);
      const row = this.#count++;
      const [at, to] = [old * WIDTH, row * WIDTH];
      for (let place = 0; place < WIDTH; place++) this.#rows[to + place] = from[at + place]!;
      for (const [place, field] of VALUES.entries()) {
        const number = from[at + place]!;
        if (number === NONE) continue;
        if (numbers[place]![number] === NONE) {
          numbers[place]![number] = this.#values[field].add(other.#values[field].values[number] as never);
        }
        this.#rows[to + place] = numbers[place]![number]!;
      }
      const end = old + 1 < other.#count ? from[at + WIDTH + PLACE.texts]! : texts.length;
      this.#rows[to + PLACE.texts] = this.#texts.length;
      this.#texts.copy(texts, from[at + PLACE.texts]!, end);
      this.#chain(row);
    }
    this.#tidySometimes();
  }

  delete(path: string): void {
    const row = this.rowOf(path);
    if (row !== undefined) this.#drop(row);
  }

  get(path: string): ArchiveEntry | undefined {
    const row = this.rowOf(path);
    return row === undefined || !this.#isPost(row) ? undefined : this.entryAt(row);
  }

  /** Whether the file is known, as a post or as none. */
  knows(path: string): boolean {
    return this.rowOf(path) !== undefined;
  }

  /** Whether the file is known as it is now. */
  isCurrent(path: string, stamp: Stamp): boolean {
    const row = this.rowOf(path);
    return row !== undefined && this.#hasStamp(row, stamp);
  }

  /** The same, and forgets the file: what stays of a table was not asked for. */
  take(path: string, stamp: Stamp): boolean {
    const row = this.rowOf(path);
    if (row === undefined) return false;
    this.#drop(row);
    return this.#hasStamp(row, stamp);
  }

  /** The posts' paths. */
  *paths(): IterableIterator<string> {
    for (const row of this.#posts()) yield this.pathAt(row);
  }

  /** The paths of all files, posts or not, whose folder is one of these.
   * @param isWanted gets all of a path but the name of the file. */
  *filesIn(isWanted: (folder: string) => boolean): IterableIterator<string> {
    const wanted = new Map<number, boolean>();
    for (const row of this.#present()) {
      const folder = this.#at(row, 'folder');
      const is = wanted.get(folder) ?? isWanted(this.#values.folder.values[folder]!);
      wanted.set(folder, is);
      if (is) yield this.pathAt(row);
    }
  }

  /** The posts that have a value. */
  pathsWith(field: SharedField | ListField, value: string): string[] {
    const paths: string[] = [];
    const has = this.has(field, value);
    for (const row of this.#present()) if (has(row)) paths.push(this.pathAt(row));
    return paths;
  }

  /** The rows of the posts, the latest first, then those without a date. Rows are good until the table changes. */
  latestFirst(): Int32Array {
    // Numbers sort many times as fast as what a function compares. Both fit into the 53 bits of one.
    const keys = Float64Array.from(this.#posts(), (row) => MOST_ROWS * -this.momentAt(row) + row).sort();
    return Int32Array.from(keys, (key) => key - MOST_ROWS * Math.floor(key / MOST_ROWS));
  }

  /** Whether the post of a row has a value. */
  has(field: SharedField | ListField, value: string): (row: number) => boolean {
    const wanted = numbersOf(this.#values, field, value);
    return (row) => wanted.has(this.#at(row, field));
  }

  /** The values of a field, and how many posts have each.
   * @param sourceSite whose posts count; by default all. */
  counts(field: SharedField | ListField, sourceSite?: string): Map<string, number> {
    const values: readonly (string | readonly string[])[] = this.#values[field].values;
    const uses = new Int32Array(values.length);
    const site = sourceSite === undefined ? undefined : (this.#values.sourceSite.find(sourceSite) ?? NONE);
    for (const row of this.#present()) {
      const number = this.#at(row, field);
      if (number !== NONE && (site === undefined || this.#at(row, 'sourceSite') === site)) uses[number]!++;
    }
    const counts = new Map<string, number>();
    for (const [number, count] of uses.entries()) {
      if (count === 0) continue;
      const value = values[number]!;
      for (const one of typeof value === 'string' ? [value] : new Set(value)) {
        counts.set(one, (counts.get(one) ?? 0) + count);
      }
    }
    return counts;
  }

  /** The posts that share with the entry what tells of twins, in the order in which they came. */
  twins<Field extends TwinField>(field: Field, entry: TwinKey<Field>): string[] {
    const key = twinKey(field, entry);
    if (key === '') return [];
    const paths: string[] = [];
    const [hash, chain] = [hashText(key), this.#chains[field]];
    for (let row = chain.last(hash); row >= 0; row = chain.before(row)) {
      if (this.#at(row, field) !== hash || !this.#isPresent(row)) continue;
      if (twinKey(field, this.entryAt(row)) === key) paths.push(this.pathAt(row));
    }
    return paths.reverse();
  }

  #newChains(): Record<'path' | TwinField, HashChains> {
    const chains = (['path', ...TWIN_FIELDS] as const).map((column) => [
      column,
      new HashChains((row) => this.#at(row, column)),
    ]);
    return Object.fromEntries(chains) as Record<'path' | TwinField, HashChains>;
  }

  #add(path: string, hash: number, entry: ArchiveEntry | undefined, stamp: Stamp): void {
    this.#reserve(1);
    const row = this.#count++;
    const name = path.slice(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
    const put = (column: Column, value: number): void =>
      void (this.#rows[row * WIDTH + PLACE[column]] = value);
    for (const field of SHARED_FIELDS) put(field, entry ? this.#values[field].add(entry[field]) : NONE);
    for (const field of LIST_FIELDS) put(field, entry ? this.#values[field].add(entry[field]) : NONE);
    put('folder', this.#values.folder.add(path.slice(0, path.length - name.length)));
    put('moment', momentOf(entry?.date ?? '', name));
    put('texts', this.#texts.length);
    put('path', hash);
    for (const field of TWIN_FIELDS) {
      const key = entry ? twinKey(field, entry) : '';
      put(field, key === '' ? 0 : hashText(key));
    }
    const numbers = stampNumbers(stamp);
    for (const column of STAMP) put(column, numbers[column]);
    if (entry) writeOwnTexts(this.#texts, name, entry);
    else this.#texts.encoded(name);
    this.#chain(row);
  }

  #chain(row: number): void {
    if (!this.#isPost(row)) this.#others++;
    for (const chain of Object.values(this.#chains)) chain.add(row);
  }

  #chainAll(): void {
    this.#others = 0;
    for (let row = 0; row < this.#count; row++) if (!this.#isPost(row)) this.#others++;
    for (const chain of Object.values(this.#chains)) chain.fill(this.#count);
  }

  #drop(row: number): void {
    this.#rows[row * WIDTH + PLACE.folder] = NONE;
    this.#gone++;
    if (!this.#isPost(row)) this.#others--;
  }

  #reserve(rows: number): void {
    if (this.#rows.length >= (this.#count + rows) * WIDTH) return;
    const longer = new Int32Array(Math.ceil((this.#count + rows) * 1.25) * WIDTH);
    longer.set(this.#rows);
    this.#rows = longer;
  }

  #tidySometimes(): void {
    if (this.#gone > MOST_GONE && this.#gone > this.files) this.#tidy();
  }

  /** Leaves out the rows that are gone, and the values that only they had. */
  #tidy(): void {
    const { count, texts, values } = tidyRows(this.#rows, this.#count, this.#texts, this.#values);
    [this.#count, this.#gone, this.#texts, this.#values] = [count, 0, texts, values];
    this.#rows = this.#rows.slice(0, Math.ceil(this.#count * 1.25) * WIDTH);
    this.#generation++;
    this.#chainAll();
  }

  *#present(): IterableIterator<number> {
    for (let row = 0; row < this.#count; row++) if (this.#isPresent(row)) yield row;
  }

  *#posts(): IterableIterator<number> {
    for (const row of this.#present()) if (this.#isPost(row)) yield row;
  }

  #isPresent(row: number): boolean {
    return this.#at(row, 'folder') !== NONE;
  }

  #isPost(row: number): boolean {
    return this.#at(row, 'layout') !== NONE;
  }

  #hasStamp(row: number, stamp: Stamp): boolean {
    const numbers = stampNumbers(stamp);
    return stamp.mtime !== 0 && STAMP.every((column) => this.#at(row, column) === numbers[column]);
  }

  #at(row: number, column: Column): number {
    return this.#rows[row * WIDTH + PLACE[column]]!;
  }

  rowOf(path: string): number | undefined {
    return this.#rowWith(hashText(path), path);
  }

  #rowWith(hash: number, path: string): number | undefined {
    const chain = this.#chains.path;
    for (let row = chain.last(hash); row >= 0; row = chain.before(row)) {
      if (this.#at(row, 'path') !== hash || !this.#isPresent(row)) continue;
      const folder = this.#values.folder.values[this.#at(row, 'folder')]!;
      if (path.startsWith(folder) && this.#textsAt(row).isText(path, folder.length)) return row;
    }
    return undefined;
  }

  /** The row of the file that a row of another table tells of. */
  #rowLike(other: PostTable, row: number): number | undefined {
    const hash = other.#at(row, 'path');
    const chain = this.#chains.path;
    let like = chain.last(hash);
    while (like >= 0 && this.#at(like, 'path') !== hash) like = chain.before(like);
    // Most are new: what no hash is like need not be compared.
    return like < 0 ? undefined : this.#rowWith(hash, other.pathAt(row));
  }

  pathAt(row: number): string {
    return this.#values.folder.values[this.#at(row, 'folder')]! + this.#textsAt(row).text();
  }

  #textsAt(row: number): BlobReader {
    return this.#texts.read(this.#at(row, 'texts'));
  }

  momentAt(row: number): number {
    return this.#at(row, 'moment');
  }

  titleAt(row: number): string {
    return readTitle(this.#textsAt(row));
  }

  numberAt(row: number, field: SharedField | ListField): number {
    return this.#at(row, field);
  }

  texts(field: SharedField): readonly string[] {
    return this.#values[field].values;
  }

  lists(field: ListField): readonly (readonly string[])[] {
    return this.#values[field].values;
  }

  entryAt(row: number): ArchiveEntry {
    const shared = (field: SharedField): string => this.#values[field].values[this.#at(row, field)]!;
    const list = (field: ListField): readonly string[] => this.#values[field].values[this.#at(row, field)]!;
    const sourceSite = shared('sourceSite');
    return {
      layout: shared('layout'),
      author: shared('author'),
      sourceSite,
      keys: shared('keys'),
      dateForm: shared('dateForm'),
      tags: list('tags'),
      categories: list('categories'),
      ...readOwnTexts(this.#textsAt(row), sourceSite),
    };
  }
}
