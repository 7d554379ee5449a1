import type { Field, PostDocument } from '../document/postDocument.ts';
import { readTerms } from '../facts/postFacts.ts';
import { touches, type OffsetRange } from '../text/offsetRange.ts';

/** What posts share by name. */
export type TermField = 'tags' | 'categories' | 'author';

export const TERM_FIELDS: readonly TermField[] = ['tags', 'categories', 'author'];

/** The keys that hold each. */
const KEYS: Readonly<Record<TermField, readonly string[]>> = {
  tags: ['tags', 'tag'],
  categories: ['categories', 'category'],
  author: ['author'],
};

/** A name where it is written. */
export interface NamedTerm {
  readonly field: TermField;
  readonly value: string;
  /** With its quotes; of a word among others in quotes, all of them. */
  readonly range: OffsetRange;
}

/** All tags, categories and authors of a post, in the order of the text. */
export function findTerms({ text, frontMatter }: PostDocument): NamedTerm[] {
  if (frontMatter.kind === 'absent') return [];
  return frontMatter.fields.flatMap((field) => {
    const named = fieldOf(field);
    return named ? readTerms(text, field).map((term) => ({ field: named, ...term })) : [];
  });
}

/** The name at an offset. */
export function termAt(post: PostDocument, offset: number): NamedTerm | undefined {
  return findTerms(post).find(({ range }) => touches(range, offset));
}

/** Which names a field holds; undefined if none. */
export function fieldOf({ key }: Field): TermField | undefined {
  return TERM_FIELDS.find((field) => KEYS[field].includes(key));
}
