import { readPlainFields } from '../document/plainFields.ts';
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
      tags: tagsOf(fields),
      categories: unique([...plural(fields['categories']), ...singular(fields['category'])]),
    }
  );
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** As Jekyll reads them: where `tag` stands, it counts alone. */
function tagsOf(fields: Readonly<Record<string, unknown>>): string[] {
  const one = unique(singular(fields['tag']));
  return one.length > 0 ? one : unique(plural(fields['tags']));
}

/** The singular key holds one, whose spaces belong to it, or a list. */
function singular(value: unknown): string[] {
  return Array.isArray(value) ? value.map(plain) : [plain(value)];
}

/** The plural key holds a list, or words between white space. */
function plural(value: unknown): string[] {
  return Array.isArray(value) ? value.map(plain) : plain(value).split(/\s+/);
}

function unique(terms: readonly string[]): string[] {
  return [...new Set(terms)].filter((term) => term !== '');
}
