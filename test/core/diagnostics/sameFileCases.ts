// Posts of one site, some of which Jekyll writes to the same file. Each was tried with Jekyll 4.3 (test/jekyll).
import path from 'node:path';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { readEntry } from '../../../src/core/archive/readEntry.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { readSite } from '../../../src/core/site/site.ts';
import { diagnose } from './diagnose.ts';

export interface AddressedPost {
  readonly path: string;
  readonly text: string;
}

interface SameFileCase {
  readonly what: string;
  readonly config?: string;
  readonly paths: readonly string[];
  /** What is not said here is a post with a title alone. */
  readonly texts?: readonly string[];
  /** Whether all of them are written to one file. */
  readonly clash: boolean;
  /** Whether Jekyll may say otherwise: what is not known is not told. */
  readonly unknown?: boolean;
}

const front = (...lines: string[]): string => `---\n${lines.join('\n')}\n---\n`;
const SINGAPORE = 'timezone: Asia/Singapore\n';

export const SAME_FILE: readonly SameFileCase[] = [
  {
    what: 'a file in each of two kinds of Markdown',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-26-a.markdown'],
    clash: true,
  },
  {
    what: 'files in folders below _posts, which are no categories',
    paths: ['_posts/2021-08-26-a.md', '_posts/old/2021-08-26-a.md'],
    clash: true,
  },
  {
    what: 'files in folders above _posts, which are',
    paths: ['_posts/2021-08-26-a.md', 'news/_posts/2021-08-26-a.md'],
    clash: false,
  },
  {
    what: 'a folder above _posts and the category that it stands for',
    paths: ['news/_posts/2021-08-26-a.md', '_posts/2021-08-26-a.md'],
    texts: [front('title: a'), front('categories: News')],
    clash: true,
  },
  {
    what: 'posts of other days',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-27-a.md'],
    clash: false,
  },
  {
    what: 'posts of other days at an address without a day',
    config: 'permalink: none\n',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-27-a.md', '_posts/2020-01-01-a.html'],
    clash: true,
  },
  {
    what: 'a slug and a file of that name',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-26-b.md'],
    texts: [front('title: a'), front('slug: a')],
    clash: true,
  },
  {
    what: 'a permalink and an address that comes of itself',
    config: 'permalink: /:title/\n',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-27-b.md'],
    texts: [front('title: a'), front('permalink: /a/')],
    clash: true,
  },
  {
    what: 'permalinks with the file’s name and without',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-27-b.md'],
    texts: [front('permalink: /x/y/'), front('permalink: x/y/index.html')],
    clash: true,
  },
  {
    what: 'permalinks with an extension and without',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-27-b.md'],
    texts: [front('permalink: /x/y'), front('permalink: /x/y.html')],
    clash: true,
  },
  {
    what: 'permalinks that differ in case',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-27-b.md'],
    texts: [front('permalink: /x/y'), front('permalink: /x/Y')],
    clash: false,
  },
  {
    what: 'times of one day by the site’s clocks',
    config: SINGAPORE,
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-25-a.md'],
    texts: [front('date: 2021-08-26 01:00:00 +0800'), front('date: 2021-08-25T23:00:00Z')],
    clash: true,
  },
  {
    what: 'times of two days by the site’s clocks',
    config: SINGAPORE,
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-26-a.markdown'],
    texts: [front('date: 2021-08-26T10:00:00Z'), front('date: 2021-08-26T17:00:00Z')],
    clash: false,
  },
  {
    what: 'a time in quotes, whose zone is the site’s, where that makes no other day',
    config: SINGAPORE,
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-26-a.markdown'],
    texts: [front('date: "2021-08-26 09:00:00"'), front('date: 2021-08-26 09:00:00')],
    clash: true,
  },
  {
    what: 'times in a zone that is not known',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-26-a.markdown'],
    texts: [front('date: 2021-08-26T10:00:00Z'), front('date: 2021-08-26T10:00:00Z')],
    clash: false,
    unknown: true,
  },
  {
    what: 'a post that is not published',
    paths: ['_posts/2021-08-26-a.md', '_posts/2021-08-26-a.markdown'],
    texts: [front('title: a'), front('published: false')],
    clash: false,
  },
  {
    what: 'a post of the future',
    config: SINGAPORE,
    paths: ['_posts/2021-08-26-a.md', '_posts/2099-08-26-a.md'],
    texts: [front('permalink: /x'), front('permalink: /x')],
    clash: false,
  },
  {
    what: 'a post of the future where such are published',
    config: `${SINGAPORE}future: true\n`,
    paths: ['_posts/2021-08-26-a.md', '_posts/2099-08-26-a.md'],
    texts: [front('permalink: /x'), front('permalink: /x')],
    clash: true,
  },
  {
    what: 'a draft',
    paths: ['_posts/2021-08-26-a.md', '_drafts/2021-08-26-a.md'],
    clash: false,
  },
  {
    what: 'a post in a folder that Jekyll does not look into',
    config: 'permalink: none\n',
    paths: ['_posts/2021-08-26-a.md', '_old/_posts/2021-08-26-a.md'],
    texts: [front('permalink: /x'), front('permalink: /x')],
    clash: false,
  },
  {
    what: 'a post that the settings exclude',
    config: 'exclude: [ "_posts/old*" ]\n',
    paths: ['_posts/2021-08-26-a.md', '_posts/old/2021-08-26-a.md'],
    clash: false,
  },
  {
    what: 'a post outside of the folder of the collections',
    config: 'collections_dir: content\n',
    paths: ['content/_posts/2021-08-26-a.md', '_posts/2021-08-26-a.md'],
    clash: false,
  },
  {
    what: 'one of the days that Jekyll’s own file names have',
    paths: ['_posts/2021-8-26-a.md', '_posts/2021-08-26-a.md'],
    clash: true,
  },
  {
    what: 'names that differ in signs alone, which the address leaves out',
    paths: ['_posts/2021-08-26-a b.md', '_posts/2021-08-26-a-b-.md'],
    clash: true,
  },
  {
    what: 'names in Chinese',
    paths: ['_posts/2021-08-26-早报.md', '_posts/2021-08-26-早报.html'],
    clash: true,
  },
];

/** The posts at whose address there is another, with what is said of that. All are of one site. */
export function findTwinsByAddress(
  posts: readonly AddressedPost[],
  config: string,
  now: number | 'unknown' = Date.UTC(2026, 0),
  pathInSite: (name: string) => string | undefined = (name) => name,
): (AddressedPost & { readonly found: readonly Diagnostic[] })[] {
  const index = new ArchiveIndex();
  for (const post of posts) {
    const entry = readEntry(post.text, path.posix.basename(post.path));
    if (entry) index.set(post.path, entry);
  }
  const site = readSite(config);
  return posts
    .map((post) => ({
      ...post,
      found: diagnose(post.text, path.posix.basename(post.path), {
        archive: { index, path: post.path, pathInSite },
        site,
        path: post.path,
        ...(now !== 'unknown' && { now }),
      }).filter(({ code }) => code === 'same-address'),
    }))
    .filter(({ found }) => found.length > 0);
}
