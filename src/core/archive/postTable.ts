import { twinKey, TWIN_FIELDS, type ArchiveEntry, type TwinField, type TwinKey } from './archiveEntry.ts';
import { HashChains, hashText } from './hashChains.ts';
import { Interner } from '../text/interner.ts';
import { readOwnTexts, writeOwnTexts } from './ownTexts.ts';
import { TextBlob, type BlobReader } from './textBlob.ts';

/** What many posts have in common is kept once: of each, a row has the number of the value. */
const SHARED = ['layout', 'author', 'sourceSite', 'keys', 'dateForm'] as const;
const LISTS = ['tags', 'categories'] as const;
export type SharedField = (typeof SHARED)[number];
export type ListField = (typeof LISTS)[number];

/** The numbers of a row: of its values, and of the folder of its path; where its own texts begin in the blob; and
 * hashes of what posts are found by. */
const COLUMNS = [...SHARED, ...LISTS, 'folder', 'texts', 'path', ...TWIN_FIELDS] as const;
type Column = (typeof COLUMNS)[number];
const WIDTH = COLUMNS.length;
const PLACE = Object.fromEntries(COLUMNS.map((column, place) => [column, place])) as Record<Column, number>;

/** Instead of a folder's number: the post of this row is gone. */
const GONE = -1;

/** So many rows of posts that are gone stay where they are, and as many as there are others. */
const MOST_GONE = 1000;

/**
 * Entries by path, in columns of numbers and one blob of texts: less than 400 bytes a post. A row is only ever added;
 * those of posts that are gone are left out when there are many.
 */
export class PostTable {
  #values = newValues();
  #rows = new Int32Array(0);
  #texts = new TextBlob();
  #chains = this.#newChains();
  /** Of all rows, and of those whose posts are gone. */
  #count = 0;
  #gone = 0;

  /** The number of posts. */
  get size(): number {
    return this.#count - this.#gone;
  }

  /** How much memory it takes, without the values that posts have in common. */
  get bytes(): number {
    const chains = Object.values(this.#chains).reduce((sum, chain) => sum + chain.bytes, 0);
    return this.#rows.byteLength + this.#texts.capacity + chains;
  }

  /** Adds a post, or puts the new entry in the place of its old one. @returns the old one. */
  set(path: string, entry: ArchiveEntry): ArchiveEntry | undefined {
    const before = this.delete(path);
    this.#add(path, entry);
    return before;
  }

  /** Forgets a post. @returns what was known of it. */
  delete(path: string): ArchiveEntry | undefined {
    const row = this.#rowOf(path);
    if (row === undefined) return undefined;
    const entry = this.#entryAt(row);
    this.#rows[row * WIDTH + PLACE.folder] = GONE;
    this.#gone++;
    if (this.#gone > MOST_GONE && this.#gone > this.size) this.#tidy();
    return entry;
  }

  get(path: string): ArchiveEntry | undefined {
    const row = this.#rowOf(path);
    return row === undefined ? undefined : this.#entryAt(row);
  }

  *paths(): IterableIterator<string> {
    for (const row of this.#present()) yield this.#pathAt(row);
  }

  /** The posts that have a value. */
  pathsWith(field: SharedField | ListField, value: string): string[] {
    const wanted = this.#numbersOf(field, value);
    const paths: string[] = [];
    if (wanted.size === 0) return paths;
    for (const row of this.#present()) {
      if (wanted.has(this.#at(row, field))) paths.push(this.#pathAt(row));
    }
    return paths;
  }

  /** The posts that share with the entry what tells of twins, in the order in which they came. */
  twins<Field extends TwinField>(field: Field, entry: TwinKey<Field>): string[] {
    const key = twinKey(field, entry);
    if (key === '') return [];
    const paths: string[] = [];
    const [hash, chain] = [hashText(key), this.#chains[field]];
    for (let row = chain.last(hash); row >= 0; row = chain.before(row)) {
      if (this.#at(row, field) !== hash || !this.#isPresent(row)) continue;
      if (twinKey(field, this.#entryAt(row)) === key) paths.push(this.#pathAt(row));
    }
    return paths.reverse();
  }

  clear(): void {
    this.#values = newValues();
    this.#rows = new Int32Array(0);
    this.#texts = new TextBlob();
    this.#chains = this.#newChains();
    this.#count = this.#gone = 0;
  }

  #newChains(): Record<'path' | TwinField, HashChains> {
    const chains = (['path', ...TWIN_FIELDS] as const).map((column) => [
      column,
      new HashChains((row) => this.#at(row, column)),
    ]);
    return Object.fromEntries(chains) as Record<'path' | TwinField, HashChains>;
  }

  #add(path: string, entry: ArchiveEntry): void {
    if (this.#rows.length < (this.#count + 1) * WIDTH) {
      const longer = new Int32Array(Math.ceil((this.#count + 1) * 1.25) * WIDTH);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    const row = this.#count++;
    const name = /[^/\\]*$/.exec(path)![0];
    const put = (column: Column, value: number): void =>
      void (this.#rows[row * WIDTH + PLACE[column]] = value);
    for (const field of SHARED) put(field, this.#values[field].add(entry[field]));
    for (const field of LISTS) put(field, this.#values[field].add(entry[field]));
    put('folder', this.#values.folder.add(path.slice(0, path.length - name.length)));
    put('texts', this.#texts.length);
    put('path', hashText(path));
    for (const field of TWIN_FIELDS) {
      const key = twinKey(field, entry);
      put(field, key === '' ? 0 : hashText(key));
    }
    writeOwnTexts(this.#texts, name, entry);
    for (const chain of Object.values(this.#chains)) chain.add(row);
  }

  /** Leaves out the posts that are gone. The values stay: others will have them again. */
  #tidy(): void {
    const [rows, texts, count] = [this.#rows, this.#texts, this.#count];
    const kept = [...this.#present()];
    this.#rows = new Int32Array(kept.length * WIDTH);
    this.#texts = new TextBlob();
    this.#chains = this.#newChains();
    this.#count = this.#gone = 0;
    for (const old of kept) {
      const row = this.#count++;
      const at = old * WIDTH;
      const end = old + 1 < count ? rows[at + WIDTH + PLACE.texts]! : texts.length;
      this.#rows.set(rows.subarray(at, at + WIDTH), row * WIDTH);
      this.#rows[row * WIDTH + PLACE.texts] = this.#texts.length;
      this.#texts.copy(texts, rows[at + PLACE.texts]!, end);
      for (const chain of Object.values(this.#chains)) chain.add(row);
    }
  }

  *#present(): IterableIterator<number> {
    for (let row = 0; row < this.#count; row++) if (this.#isPresent(row)) yield row;
  }

  #isPresent(row: number): boolean {
    return this.#at(row, 'folder') !== GONE;
  }

  #at(row: number, column: Column): number {
    return this.#rows[row * WIDTH + PLACE[column]]!;
  }

  #rowOf(path: string): number | undefined {
    const [hash, chain] = [hashText(path), this.#chains.path];
    for (let row = chain.last(hash); row >= 0; row = chain.before(row)) {
      if (this.#at(row, 'path') !== hash || !this.#isPresent(row)) continue;
      if (this.#pathAt(row) === path) return row;
    }
    return undefined;
  }

  #numbersOf(field: SharedField | ListField, value: string): Set<number> {
    if (field === 'tags' || field === 'categories') {
      const lists = [...this.#values[field].values.entries()];
      return new Set(lists.filter(([, list]) => list.includes(value)).map(([number]) => number));
    }
    const number = this.#values[field].find(value);
    return new Set(number === undefined ? [] : [number]);
  }

  #pathAt(row: number): string {
    return this.#values.folder.values[this.#at(row, 'folder')]! + this.#textsAt(row).text();
  }

  #textsAt(row: number): BlobReader {
    return this.#texts.read(this.#at(row, 'texts'));
  }

  #entryAt(row: number): ArchiveEntry {
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

function newValues(): Record<SharedField | 'folder', Interner<string>> &
  Record<ListField, Interner<readonly string[]>> {
  const texts = (): Interner<string> => new Interner((text) => text);
  const lists = (): Interner<readonly string[]> => new Interner((list) => JSON.stringify(list));
  return {
    layout: texts(),
    author: texts(),
    sourceSite: texts(),
    keys: texts(),
    dateForm: texts(),
    folder: texts(),
    tags: lists(),
    categories: lists(),
  };
}
