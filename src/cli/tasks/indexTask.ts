import { readEntry, TermReader, type PostTerms } from '../../core/indexing.ts';
import { absolutePath } from '../../disk/paths.ts';
import { count, type PostTask, type TaskTools } from '../jobs/batch.ts';

/** The fields that are counted, in the order in which they are shown. */
export const INDEX_FIELDS = ['tags', 'categories', 'author'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

export interface IndexTaskOptions {
  readonly command: 'index';
}

/** Counts what a post's front matter says. Its tally has `posts`, `unread` (posts whose front matter cannot
 * be read), and for each value the number of posts as `field:value`. */
export function createIndexTask({ reader, cwd }: Pick<TaskTools, 'reader' | 'cwd'>): PostTask {
  const terms = new TermReader();
  return (found, { tally, complaints }) => {
    // What a call names may be anything: a folder, or a pipe.
    const usual = found.named ? undefined : reader.readUsualHead(absolutePath(cwd, found.path), false);
    let read: PostTerms | undefined = usual && terms.read(usual.bytes);
    if (!read) {
      const whole = reader.readHead(found);
      if (whole.kind === 'unreadable')
        complaints.push({ path: found.path, reason: whole.reason, failed: true });
      if (whole.kind !== 'post') return;
      read = readEntry(whole.text);
    }
    count(tally, 'posts');
    if (!read) {
      count(tally, 'unread');
      return;
    }
    for (const tag of read.tags) count(tally, `tags:${tag}`);
    for (const category of read.categories) count(tally, `categories:${category}`);
    if (read.author !== '') count(tally, `author:${read.author}`);
  };
}
