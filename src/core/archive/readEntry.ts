import { readPlainFields } from '../document/plainFields.ts';
import { jekyllCategories, jekyllTags, PLURAL_KEYS } from '../facts/jekyllTerms.ts';
import { httpUrl } from '../facts/postFacts.ts';
import type { ArchiveEntry } from './archiveIndex.ts';

/**
 * What the index keeps of a post. `head` is the text's beginning, at least up to the closing fence.
 * @returns undefined where there is no front matter that can be read.
 */
export function readEntry(head: string): ArchiveEntry | undefined {
  const fields = readPlainFields(head);
  return (
    fields && {
      layout: plain(fields['layout']),
      author: plain(fields['author']),
      sourceSite: httpUrl(plain(fields['from']))?.hostname ?? '',
      tags: unique(jekyllTags((key) => termsOf(key, fields[key]))),
      categories: unique(jekyllCategories((key) => termsOf(key, fields[key]))),
    }
  );
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A plural key holds a list, or words between white space; a singular one a list, or one term. */
function termsOf(key: string, value: unknown): string[] {
  const words = PLURAL_KEYS.has(key) ? plain(value).split(/\s+/) : [plain(value)];
  return (Array.isArray(value) ? value.map(plain) : words).filter((term) => term !== '');
}

function unique(terms: readonly string[]): string[] {
  return [...new Set(terms)];
}
