import type { ArchiveEntry, TwinField, TwinKey } from './archiveEntry.ts';
import { momentsOf, type Period } from './moment.ts';
import { PostList } from './postList.ts';
import { PostTable } from './postTable.ts';
import { summariseHabits, type Habits } from './siteHabits.ts';
import type { Stamp } from './tableRow.ts';
import { likenessOf } from './termLikeness.ts';

/** The fields whose values the index counts. */
export type CountedField = 'tags' | 'categories' | 'author' | 'layout' | 'sourceSite';

export const COUNTED_FIELDS: readonly CountedField[] = [
  'tags',
  'categories',
  'author',
  'layout',
  'sourceSite',
];

/** Fields of whose values some may be one another in another spelling. */
const SPELT_FIELDS: readonly CountedField[] = ['tags', 'categories', 'author'];

/** A value and the number of posts that have it. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** Which posts are wanted: all that are of the period and have the value. */
export interface PostChoice {
  readonly field?: CountedField | undefined;
  readonly value?: string | undefined;
  readonly period?: Period | undefined;
}

/** What is found out when someone asks, and holds until the posts change. */
interface Findings {
  readonly counts: Map<CountedField, ReadonlyMap<string, number>>;
  readonly values: Map<CountedField, readonly ValueCount[]>;
  /** The values by what they have in common with others. */
  readonly spellings: Map<CountedField, ReadonlyMap<string, readonly string[]>>;
  readonly habits: Map<string, Habits>;
  /** The rows of all posts. */
  latestFirst?: Int32Array;
}

/** What the archive knows: which values its posts use, and how often. Posts are told apart by a path or URI
 * of the caller's choice. */
export class ArchiveIndex {
  #posts = new PostTable();
  #found = nothingFound();
  #version = 0;
  /** What the values that came into use have in common with others: to find that out takes a while. */
  readonly #likeness = new Map<string, string>();

  /** How much memory the posts take, without the values that they have in common. */
  get bytes(): number {
    return this.#posts.bytes;
  }

  /** Another number: the posts are not those of before. */
  get version(): number {
    return this.#version;
  }

  /** The number of posts. */
  get size(): number {
    return this.#posts.size;
  }

  /** The number of posts, and of files that are none. */
  get files(): number {
    return this.#posts.files;
  }

  /** Adds a file, or puts what it is now in the place of what it was; without an entry it is no post.
   * @param stamp by which the file is known again later; without one it is not. */
  set(path: string, entry: ArchiveEntry | undefined, stamp?: Stamp): void {
    this.#posts.set(path, entry, stamp);
    this.#changed();
  }

  /** Adds all files of a table, in the place of what they were.
   * @param packed what `pack` wrote: the index's own from here on.
   * @returns false where it is of another origin, or damaged. */
  append(packed: Uint8Array, origin: string): boolean {
    const table = PostTable.unpack(packed, origin);
    if (!table) return false;
    if (this.#posts.files === 0) this.#posts = table;
    else this.#posts.append(table);
    this.#changed();
    return true;
  }

  /** Forgets a file; one that it never had is no error. */
  delete(path: string): void {
    this.#posts.delete(path);
    this.#changed();
  }

  clear(): void {
    this.#posts = new PostTable();
    this.#likeness.clear();
    this.#changed();
  }

  /** All that it knows, to be stored or sent; see `append`. */
  pack(origin: string): Uint8Array {
    return this.#posts.pack(origin);
  }

  /** What is known of a post. */
  entry(path: string): ArchiveEntry | undefined {
    return this.#posts.get(path);
  }

  /** Whether a file is known, as a post or as none. */
  knows(path: string): boolean {
    return this.#posts.knows(path);
  }

  /** Whether a file is known as it is now, be it a post or not. */
  isCurrent(path: string, stamp: Stamp): boolean {
    return this.#posts.isCurrent(path, stamp);
  }

  /** The posts' paths. */
  paths(): IterableIterator<string> {
    return this.#posts.paths();
  }

  /** The paths of all files, posts or not, whose folder is one of these.
   * @param isWanted gets all of a path but the name of the file. */
  filesIn(isWanted: (folder: string) => boolean): IterableIterator<string> {
    return this.#posts.filesIn(isWanted);
  }

  /** The values of a field, the most used first, equals by code point. */
  values(field: CountedField): readonly ValueCount[] {
    return remember(this.#found.values, field, () =>
      [...this.#counts(field)].map(([value, count]) => ({ value, count })).sort(byUse),
    );
  }

  /** The number of posts that have a value. */
  count(field: CountedField, value: string): number {
    return this.#counts(field).get(value) ?? 0;
  }

  /** The number of posts that have a value, without the one of this path. */
  countElsewhere(field: CountedField, value: string, path: string): number {
    const entry = this.#posts.get(path);
    return this.count(field, value) - (entry && holds(entry, field, value) ? 1 : 0);
  }

  /** The posts that have a value. */
  pathsWith(field: CountedField, value: string): string[] {
    return this.count(field, value) === 0 ? [] : this.#posts.pathsWith(field, value);
  }

  /** The posts that are wanted, the latest first, then those without a date. */
  posts({ field, value, period }: PostChoice = {}): PostList {
    const table = this.#posts;
    let rows = (this.#found.latestFirst ??= table.latestFirst());
    if (period !== undefined) {
      const { from, to } = momentsOf(period);
      const start = rows.findIndex((row) => table.momentAt(row) < to);
      const end = rows.findIndex((row) => table.momentAt(row) < from);
      rows = start < 0 ? rows.subarray(0, 0) : rows.subarray(start, end < 0 ? rows.length : end);
    }
    if (field !== undefined && value !== undefined) rows = rows.filter(table.has(field, value));
    return new PostList(table, rows);
  }

  /** The post that was written next after one (by 1), or before it (by -1); undefined where there is none. */
  neighbour(path: string, by: 1 | -1): string | undefined {
    const posts = this.posts();
    const place = posts.placeOf(path);
    if (place === undefined) return undefined;
    const next = place - by;
    return next < 0 || next >= posts.length ? undefined : posts.pathAt(next);
  }

  /** Other values that differ from this one in case, width, spacing or script alone, the most used first. */
  spellings(field: CountedField, value: string): readonly ValueCount[] {
    if (!SPELT_FIELDS.includes(field)) return [];
    const alike = remember(this.#found.spellings, field, () => this.#spell(field)).get(this.#like(value));
    return (alike ?? [])
      .filter((other) => other !== value)
      .map((other) => ({ value: other, count: this.count(field, other) }))
      .sort(byUse);
  }

  /** The posts that are of the same source article, or have the same title on the same source site, or the same
   * name in their addresses; the post itself may be among them. */
  twins<Field extends TwinField>(field: Field, entry: TwinKey<Field>): readonly string[] {
    return this.#posts.twins(field, entry);
  }

  /** What the posts of a source site do, or those of no site. */
  habits(sourceSite: string): Habits {
    return remember(this.#found.habits, sourceSite, () =>
      summariseHabits(this.#posts.counts('keys', sourceSite), this.#posts.counts('dateForm', sourceSite)),
    );
  }

  #changed(): void {
    this.#found = nothingFound();
    this.#version++;
  }

  #counts(field: CountedField): ReadonlyMap<string, number> {
    return remember(this.#found.counts, field, () => {
      const counts = this.#posts.counts(field);
      counts.delete('');
      return counts;
    });
  }

  #spell(field: CountedField): ReadonlyMap<string, readonly string[]> {
    const spellings = new Map<string, string[]>();
    for (const value of this.#counts(field).keys()) {
      const alike = spellings.get(this.#like(value));
      if (alike) alike.push(value);
      else spellings.set(this.#like(value), [value]);
    }
    return spellings;
  }

  #like(value: string): string {
    return remember(this.#likeness, value, () => likenessOf(value));
  }
}

function nothingFound(): Findings {
  return { counts: new Map(), values: new Map(), spellings: new Map(), habits: new Map() };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = find()));
  return value;
}

function holds(entry: ArchiveEntry, field: CountedField, value: string): boolean {
  const values = entry[field];
  return typeof values === 'string' ? values === value : values.includes(value);
}

function byUse(a: ValueCount, b: ValueCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}
