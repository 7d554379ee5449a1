import type { ArchiveEntry } from '../../../src/core/archive/archiveEntry.ts';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';

/** An entry with the given values and nothing else. */
export function entry(values: Partial<ArchiveEntry>): ArchiveEntry {
  return {
    layout: '',
    author: '',
    sourceSite: '',
    from: '',
    title: '',
    tags: [],
    categories: [],
    keys: '',
    dateForm: '',
    date: '',
    slug: '',
    permalink: '',
    isHidden: false,
    name: '',
    ...values,
  };
}

/** An index of posts with the given values. */
export function archiveOf(...posts: Partial<ArchiveEntry>[]): ArchiveIndex {
  const index = new ArchiveIndex();
  for (const [number, values] of posts.entries()) index.set(`_posts/${number}.md`, entry(values));
  return index;
}
