import { count, type PostTask, type TaskTools } from '../jobs/batch.ts';

/** The fields that are counted, in the order in which they are shown. */
export const INDEX_FIELDS = ['tags', 'categories', 'author'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

export interface IndexTaskOptions {
  readonly command: 'index';
}

/** Counts what a post's front matter says. Its tally has `posts`, `unread` (posts whose front matter cannot
 * be read), and for each value the number of posts as `field:value`. */
export function createIndexTask({ service, reader }: TaskTools): PostTask {
  return (found, result) => {
    const read = reader.readHead(found);
    if (read.kind === 'unreadable') {
      result.complaints.push({ path: found.path, reason: read.reason, failed: true });
    }
    if (read.kind !== 'post') return;
    count(result.tally, 'posts');
    const entry = service.entry(read.text);
    if (!entry) {
      count(result.tally, 'unread');
      return;
    }
    for (const field of INDEX_FIELDS) {
      const value = entry[field];
      for (const one of new Set(typeof value === 'string' ? [value] : value)) {
        if (one !== '') count(result.tally, `${field}:${one}`);
      }
    }
  };
}
