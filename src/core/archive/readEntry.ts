import { readFieldsOfBytes, readPlainFields, type PlainFields } from '../document/plainFields.ts';
import { jekyllCategories, jekyllTags, PLURAL_KEYS } from '../facts/jekyllTerms.ts';
import { dateFormOf } from '../facts/dates.ts';
import { articleAddress, httpUrl, plainTitle } from '../facts/postFacts.ts';
import { hides } from '../facts/published.ts';
import { addressName } from './addressName.ts';
import type { ArchiveEntry } from './archiveEntry.ts';

/**
 * What the index keeps of a post. `head` is the text's beginning, at least up to the closing fence.
 * @param fileName the file's base name, where it is known.
 * @returns undefined where there is no front matter that can be read.
 */
export function readEntry(head: string, fileName = ''): ArchiveEntry | undefined {
  const fields = readPlainFields(head);
  return fields && entryOf(fields, fileName);
}

/**
 * The same of bytes, which takes a fraction of the time.
 * @param head UTF-8, each byte a character (Latin-1).
 * @returns undefined where `readEntry` has to say what is kept, if anything.
 */
export function readEntryOfBytes(head: string, fileName = ''): ArchiveEntry | undefined {
  const fields = readFieldsOfBytes(head);
  return fields && entryOf(fields, fileName);
}

function entryOf(fields: PlainFields, fileName: string): ArchiveEntry {
  const from = httpUrl(plain(fields['from']));
  const [slug, permalink] = [plain(fields['slug']), plain(fields['permalink'])];
  return {
    layout: plain(fields['layout']),
    author: plain(fields['author']),
    sourceSite: from?.hostname ?? '',
    from: from ? articleAddress(from) : '',
    title: plainTitle(plain(fields['title'])),
    tags: unique(jekyllTags((key) => termsOf(key, fields[key]))),
    categories: unique(jekyllCategories((key) => termsOf(key, fields[key]))),
    keys: Object.keys(fields).join(' '),
    dateForm: dateFormOf(plain(fields['date'])),
    date: plain(fields['date']),
    slug,
    permalink,
    isHidden: 'published' in fields && hides(plain(fields['published'])),
    name: addressName(permalink, slug, fileName),
  };
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A plural key holds a list, or words between white space; a singular one a list, or one term. */
export function termsOf(key: string, value: unknown): string[] {
  const words = PLURAL_KEYS.has(key) ? plain(value).split(/\s+/) : [plain(value)];
  return (Array.isArray(value) ? value.map(plain) : words).filter((term) => term !== '');
}

export function unique(terms: readonly string[]): string[] {
  return [...new Set(terms)];
}
