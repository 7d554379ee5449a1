import type { ArchiveEntry, TwinField, TwinKey } from './archiveEntry.ts';
import { PostTable } from './postTable.ts';
import { SiteHabits, type Habits } from './siteHabits.ts';
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

/** What the archive knows: which values its posts use, and how often. Posts are told apart by a path or URI
 * of the caller's choice. */
export class ArchiveIndex {
  readonly #posts = new PostTable();
  readonly #counts = new Map<CountedField, Map<string, number>>(
    COUNTED_FIELDS.map((field) => [field, new Map()]),
  );
  /** The values in order, as long as they stay as they are. */
  readonly #sorted = new Map<CountedField, readonly ValueCount[]>();
  /** The values that are in use, by what they have in common with others. */
  readonly #spellings = new Map<CountedField, Map<string, Set<string>>>(
    SPELT_FIELDS.map((field) => [field, new Map()]),
  );
  /** What the values that came into use have in common with others: to find that out takes a while. */
  readonly #likeness = new Map<string, string>();
  readonly #habits = new SiteHabits();

  /** How much memory the posts take, without the values that they have in common. */
  get bytes(): number {
    return this.#posts.bytes;
  }

  /** The number of posts. */
  get size(): number {
    return this.#posts.size;
  }

  /** Adds a post, or puts the new entry in the place of its old one. */
  set(path: string, entry: ArchiveEntry): void {
    this.#forget(this.#posts.set(path, entry));
    this.#count(entry, 1);
    this.#habits.add(entry);
  }

  /** Forgets a post; one that it never had is no error. */
  delete(path: string): void {
    this.#forget(this.#posts.delete(path));
  }

  clear(): void {
    this.#posts.clear();
    for (const counts of this.#counts.values()) counts.clear();
    for (const spellings of this.#spellings.values()) spellings.clear();
    this.#likeness.clear();
    this.#habits.clear();
    this.#sorted.clear();
  }

  /** What is known of a post. */
  entry(path: string): ArchiveEntry | undefined {
    return this.#posts.get(path);
  }

  paths(): IterableIterator<string> {
    return this.#posts.paths();
  }

  /** The values of a field, the most used first, equals by code point. */
  values(field: CountedField): readonly ValueCount[] {
    const known = this.#sorted.get(field);
    if (known) return known;
    const values = [...this.#counts.get(field)!].map(([value, count]) => ({ value, count })).sort(byUse);
    this.#sorted.set(field, values);
    return values;
  }

  /** The number of posts that have a value. */
  count(field: CountedField, value: string): number {
    return this.#counts.get(field)!.get(value) ?? 0;
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

  /** Other values that differ from this one in case, width, spacing or script alone, the most used first. */
  spellings(field: CountedField, value: string): readonly ValueCount[] {
    const alike = this.#spellings.get(field)?.get(this.#likeness.get(value) ?? likenessOf(value));
    return [...(alike ?? [])]
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
    return this.#habits.of(sourceSite);
  }

  #forget(entry: ArchiveEntry | undefined): void {
    if (!entry) return;
    this.#count(entry, -1);
    this.#habits.remove(entry);
  }

  #count(entry: ArchiveEntry, by: 1 | -1): void {
    for (const field of COUNTED_FIELDS) {
      const counts = this.#counts.get(field)!;
      const values = entry[field];
      for (const value of new Set(typeof values === 'string' ? [values] : values)) {
        if (value === '') continue;
        this.#sorted.delete(field);
        const before = counts.get(value) ?? 0;
        if (before + by > 0) counts.set(value, before + by);
        else counts.delete(value);
        if (before === 0 || before + by === 0) this.#spell(field, value, by);
      }
    }
  }

  /** A value comes into use, or goes out of it. */
  #spell(field: CountedField, value: string, by: 1 | -1): void {
    const spellings = this.#spellings.get(field);
    if (!spellings) return;
    const likeness = this.#likeness.get(value) ?? likenessOf(value);
    this.#likeness.set(value, likeness);
    if (by > 0) addTo(spellings, likeness, value);
    else removeFrom(spellings, likeness, value);
  }
}

function holds(entry: ArchiveEntry, field: CountedField, value: string): boolean {
  const values = entry[field];
  return typeof values === 'string' ? values === value : values.includes(value);
}

function byUse(a: ValueCount, b: ValueCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function removeFrom(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
