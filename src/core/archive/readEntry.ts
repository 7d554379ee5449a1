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
      title: plain(fields['title']),
      date: plain(fields['date']),
      layout: plain(fields['layout']),
      author: plain(fields['author']),
      sourceSite: httpUrl(plain(fields['from']))?.hostname ?? '',
      tags: terms(fields['tag'], fields['tags']),
      categories: terms(fields['category'], fields['categories']),
    }
  );
}

function plain(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

/** As Jekyll reads them: the singular key holds one, the plural one a list, or words between white space. */
function terms(one: unknown, many: unknown): string[] {
  const list = Array.isArray(many) ? many.map(plain) : plain(many).split(/\s+/);
  return [...new Set([plain(one), ...list].filter((term) => term !== ''))];
}
