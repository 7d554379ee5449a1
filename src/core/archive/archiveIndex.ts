/** What the index keeps of one post. */
export interface ArchiveEntry {
  readonly layout: string;
  readonly author: string;
  /** The host of `from`. */
  readonly sourceSite: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
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

/** A value and the number of posts that have it. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** What the archive knows: which values its posts use, and how often. Posts are told apart by a path or URI
 * of the caller's choice. */
export class ArchiveIndex {
  readonly #entries = new Map<string, ArchiveEntry>();
  readonly #counts = new Map<CountedField, Map<string, number>>(
    COUNTED_FIELDS.map((field) => [field, new Map()]),
  );
  /** The values in order, as long as they stay as they are. */
  readonly #sorted = new Map<CountedField, readonly ValueCount[]>();

  /** The number of posts. */
  get size(): number {
    return this.#entries.size;
  }

  /** Adds a post, or puts the new entry in the place of its old one. */
  set(path: string, entry: ArchiveEntry): void {
    this.delete(path);
    this.#entries.set(path, entry);
    this.#count(entry, 1);
  }

  /** Forgets a post; one that it never had is no error. */
  delete(path: string): void {
    const entry = this.#entries.get(path);
    if (!entry) return;
    this.#entries.delete(path);
    this.#count(entry, -1);
  }

  clear(): void {
    this.#entries.clear();
    for (const counts of this.#counts.values()) counts.clear();
    this.#sorted.clear();
  }

  paths(): IterableIterator<string> {
    return this.#entries.keys();
  }

  /** The values of a field, the most used first, equals by code point. */
  values(field: CountedField): readonly ValueCount[] {
    const known = this.#sorted.get(field);
    if (known) return known;
    const values = [...this.#counts.get(field)!]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    this.#sorted.set(field, values);
    return values;
  }

  /** The number of posts that have a value. */
  count(field: CountedField, value: string): number {
    return this.#counts.get(field)!.get(value) ?? 0;
  }

  #count(entry: ArchiveEntry, by: 1 | -1): void {
    for (const field of COUNTED_FIELDS) {
      const counts = this.#counts.get(field)!;
      const values = entry[field];
      for (const value of new Set(typeof values === 'string' ? [values] : values)) {
        if (value === '') continue;
        this.#sorted.delete(field);
        const count = (counts.get(value) ?? 0) + by;
        if (count > 0) counts.set(value, count);
        else counts.delete(value);
      }
    }
  }
}
