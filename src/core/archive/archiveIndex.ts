import { SiteHabits, type Habits } from './siteHabits.ts';
import { likenessOf } from './termLikeness.ts';

/** What the index keeps of one post. */
export interface ArchiveEntry {
  readonly layout: string;
  readonly author: string;
  /** The host of `from`. */
  readonly sourceSite: string;
  /** The address of the source article, less what tells no articles apart. */
  readonly from: string;
  /** As a reader sees it. */
  readonly title: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** The keys of the front matter, in order, a space between. */
  readonly keys: string;
  /** How the date is written, with a 0 for each digit: `0000-00-00 00:00:00 +0000`. */
  readonly dateForm: string;
  /** What decides where it is published, as written, without quotes; '' for what it does not say. */
  readonly date: string;
  readonly slug: string;
  readonly permalink: string;
  /** Whether it says `published: false`. */
  readonly isHidden: boolean;
  /** What posts at the same address have in common; see `addressName`. */
  readonly name: string;
}

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

/** What two posts should not share: the source article; the title, on one source site; or, on one day, the name
 * in their addresses. */
export type TwinField = 'from' | 'title' | 'name';

const TWIN_FIELDS = ['from', 'title', 'name'] as const satisfies readonly TwinField[];

/** What tells of twins. */
export type TwinKey<Field extends TwinField> = Pick<
  ArchiveEntry,
  Field | (Field extends 'title' ? 'sourceSite' : never)
>;

/** What the archive knows: which values its posts use, and how often. Posts are told apart by a path or URI
 * of the caller's choice. */
export class ArchiveIndex {
  readonly #entries = new Map<string, ArchiveEntry>();
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
  /** The posts that say something; nearly always one. */
  readonly #twins: Readonly<Record<TwinField, Map<string, Set<string>>>> = {
    from: new Map(),
    title: new Map(),
    name: new Map(),
  };
  readonly #habits = new SiteHabits();

  /** The number of posts. */
  get size(): number {
    return this.#entries.size;
  }

  /** Adds a post, or puts the new entry in the place of its old one. */
  set(path: string, entry: ArchiveEntry): void {
    this.delete(path);
    this.#entries.set(path, entry);
    this.#count(entry, 1);
    this.#habits.add(entry);
    for (const [map, key] of this.#twinsOf(entry)) addTo(map, key, path);
  }

  /** Forgets a post; one that it never had is no error. */
  delete(path: string): void {
    const entry = this.#entries.get(path);
    if (!entry) return;
    this.#entries.delete(path);
    this.#count(entry, -1);
    this.#habits.remove(entry);
    for (const [map, key] of this.#twinsOf(entry)) removeFrom(map, key, path);
  }

  clear(): void {
    this.#entries.clear();
    for (const counts of this.#counts.values()) counts.clear();
    for (const spellings of this.#spellings.values()) spellings.clear();
    for (const twins of Object.values(this.#twins)) twins.clear();
    this.#likeness.clear();
    this.#habits.clear();
    this.#sorted.clear();
  }

  /** What is known of a post. */
  entry(path: string): ArchiveEntry | undefined {
    return this.#entries.get(path);
  }

  paths(): IterableIterator<string> {
    return this.#entries.keys();
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
    const entry = this.#entries.get(path);
    return this.count(field, value) - (entry && holds(entry, field, value) ? 1 : 0);
  }

  /** The posts that have a value. */
  pathsWith(field: CountedField, value: string): string[] {
    if (this.count(field, value) === 0) return [];
    const paths: string[] = [];
    for (const [path, entry] of this.#entries) {
      if (holds(entry, field, value)) paths.push(path);
    }
    return paths;
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
    const key = twinKey(field, entry);
    return key === '' ? [] : [...(this.#twins[field].get(key) ?? [])];
  }

  /** What the posts of a source site do, or those of no site. */
  habits(sourceSite: string): Habits {
    return this.#habits.of(sourceSite);
  }

  #twinsOf(entry: ArchiveEntry): [Map<string, Set<string>>, string][] {
    const fields = TWIN_FIELDS.map((field): [Map<string, Set<string>>, string] => [
      this.#twins[field],
      twinKey(field, entry),
    ]);
    return fields.filter(([, key]) => key !== '');
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

function twinKey(field: TwinField, entry: Partial<ArchiveEntry>): string {
  const value = entry[field] ?? '';
  return value !== '' && field === 'title' ? `${entry.sourceSite ?? ''}\n${value}` : value;
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
