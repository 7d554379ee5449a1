// Runs Ruby and Jekyll for the tests that compare.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { PostsOfSite } from './ordinaryPosts.ts';

/** What Jekyll read of a post; see dump.rb. */
export interface JekyllPost {
  readonly path: string;
  /** Whether its front matter could be read. */
  readonly isRead: boolean;
  readonly title: string;
  readonly time: number;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly layout: string;
  readonly url: string;
}

/** @returns the posts that Jekyll would publish, by path; undefined where it stopped. */
export function runJekyll(site: PostsOfSite): Map<string, JekyllPost> | undefined {
  return inSite(site, (folder) => {
    mkdirSync(path.join(folder, '_plugins'));
    cpSync('test/jekyll/dump.rb', path.join(folder, '_plugins/dump.rb'));
    const dump = path.join(folder, 'dump.ndjson');
    build(folder, { GALLEY_DUMP: dump });
    return existsSync(dump) ? byPath(readFileSync(dump, 'utf8')) : undefined;
  });
}

/** @returns the paths of the posts of which Jekyll says that it writes them to one file, those of each file. */
export function findConflicts(site: PostsOfSite): string[][] {
  return inSite(site, (folder) =>
    stripVTControlCharacters(build(folder))
      .split('Conflict: ')
      .slice(1)
      .map((said) => [...said.matchAll(/^ +- (.*)$/gm)].map(([, file]) => path.relative(folder, file!))),
  );
}

/** Calls `use` with the folder of the site, which exists until it returns. */
function inSite<T>({ config, layouts, posts }: PostsOfSite, use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-jekyll-'));
  try {
    const write = (name: string, text: string): void => {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    // A theme is not installed here, and says nothing of how posts are read.
    write('_config.yml', config.replace(/^theme:.*\n/m, ''));
    for (const layout of layouts) write(`_layouts/${layout}`, '{{ content }}\n');
    for (const { path: name, text } of posts) write(name, text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns what Jekyll complains of. */
function build(folder: string, more: Readonly<Record<string, string>> = {}): string {
  const env = { ...process.env, ...more, LANG: 'C.UTF-8', TZ: 'UTC' };
  const args = ['build', '--disable-disk-cache', '--source', folder];
  return spawnSync('jekyll', args, { env, cwd: folder, encoding: 'utf8' }).stderr;
}

function byPath(dump: string): Map<string, JekyllPost> {
  const posts = dump.split('\n').filter(Boolean);
  return new Map(
    posts.map((line) => {
      const post = JSON.parse(line) as JekyllPost;
      return [post.path, post];
    }),
  );
}

/** What Ruby makes of each text; see values.rb. @param zone the one that its clocks show. */
export function runRuby(what: 'scalars' | 'dates', texts: readonly string[], zone = 'UTC'): string[] {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  const env = { ...process.env, LANG: 'C.UTF-8', TZ: zone };
  const { stdout, stderr } = spawnSync('ruby', ['test/jekyll/values.rb', what], {
    input,
    env,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').slice(0, -1);
  if (lines.length !== texts.length)
    throw new Error(`Ruby answered ${lines.length} of ${texts.length}: ${stderr}`);
  return lines;
}
