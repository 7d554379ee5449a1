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

/** What two posts should not share: the source article; the title, on one source site; or, on one day, the name
 * in their addresses. */
export type TwinField = 'from' | 'title' | 'name';

export const TWIN_FIELDS = ['from', 'title', 'name'] as const satisfies readonly TwinField[];

/** What tells of twins. */
export type TwinKey<Field extends TwinField> = Pick<
  ArchiveEntry,
  Field | (Field extends 'title' ? 'sourceSite' : never)
>;

/** What twins have in common, in one text; '' where there is nothing to share. */
export function twinKey(field: TwinField, entry: Partial<ArchiveEntry>): string {
  const value = entry[field] ?? '';
  return value !== '' && field === 'title' ? `${entry.sourceSite ?? ''}\n${value}` : value;
}
