import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArchive } from '../../src/archiveWorker/readArchive.ts';
import { PostTable } from '../../src/core/archive/postTable.ts';
import type { FileSystem } from '../../src/disk/fileSystem.ts';
import type { ArchivePart, ArchiveToRead } from '../../src/protocol/archiveMessages.ts';
import { makeFolder } from '../cli/support.ts';

const ORIGIN = 'test';
const post = (title: string): string => `---\nlayout: post\ntitle: ${title}\ntags: [ x ]\n---\nText.\n`;

describe('Reading an archive in a worker', () => {
  /** What came of it: titles by path below the folder, '' for files that are no posts. */
  function read(
    folder: string,
    { excludes = [], ...more }: Partial<ArchiveToRead> & { excludes?: string[] } = {},
    disk: FileSystem = fs,
  ): { found: Record<string, string>; gone: string[]; parts: ArchivePart[]; table: PostTable } {
    const uri = String(pathToFileURL(folder));
    const parts: ArchivePart[] = [];
    readArchive({ folders: [{ uri, path: folder, excludes }], origin: ORIGIN, ...more }, disk, (part) =>
      parts.push(part),
    );
    const table = new PostTable();
    for (const part of parts) if (part.table) table.append(PostTable.unpack(part.table, ORIGIN)!);
    const below = (name: string): string => decodeURIComponent(name.slice(uri.length + 1));
    const found = [...table.filesIn(() => true)].map((name) => [below(name), table.get(name)?.title ?? '']);
    const gone = parts.flatMap((part) => part.gone.map(below));
    return { found: Object.fromEntries(found.sort()) as Record<string, string>, gone, parts, table };
  }

  it('finds posts, and files that are none, and nothing of what is ignored or excluded', () => {
    const folder = makeFolder({
      'a.md': post('a'),
      'deep/er/b.markdown': post('b'),
      'README.md': 'Hello.\n',
      'broken.html': '---\ntitle: [\n---\n',
      'notes.txt': post('no'),
      'node_modules/x/readme.md': post('no'),
      '_layouts/post.html': post('no'),
      'drafts/c.md': post('no'),
      'drafts/kept/d.md': post('no'),
      'old/e.md': post('no'),
      'old.md': post('old'),
      '.gitignore': 'drafts/\n',
      '.git/HEAD': '',
    });
    assert.deepEqual(read(folder, { excludes: ['**/old'] }).found, {
      'README.md': '',
      'a.md': 'a',
      'broken.html': '',
      'deep/er/b.markdown': 'b',
      'old.md': 'old',
    });
  });
  it('takes what is asked for, as far as it belongs to the archive', () => {
    const folder = makeFolder({
      'a.md': post('a'),
      'b.md': post('b'),
      'deep/c (1).md': post('c'),
      'drafts/d.md': post('no'),
      'old/e.md': post('no'),
      '.gitignore': 'drafts/\n',
      '.git/HEAD': '',
    });
    const uri = String(pathToFileURL(folder));
    const names = [
      'a.md',
      'deep/c%20%281%29.md',
      'gone.md',
      'gone/x.md',
      'drafts/d.md',
      'old/e.md',
      '_site/f.md',
    ];
    const { found, gone } = read(folder, {
      excludes: ['old'],
      files: [...names.map((name) => `${uri}/${name}`), 'file:///elsewhere/x.md'],
    });
    assert.deepEqual(found, { 'a.md': 'a', 'deep/c (1).md': 'c' });
    assert.equal(gone.length, 6);
  });
  it('reads only what has changed, and tells what is gone', () => {
    const folder = makeFolder({ 'a.md': post('a'), 'b.md': post('b'), 'c.md': post('c'), 'd.txt': '' });
    fs.writeFileSync(path.join(folder, 'README.md'), 'no post');
    const known = read(folder).table.pack(ORIGIN);
    fs.writeFileSync(path.join(folder, 'b.md'), post('changed'));
    fs.writeFileSync(path.join(folder, 'e.md'), post('new'));
    fs.rmSync(path.join(folder, 'c.md'));
    const second = read(folder, { known });
    assert.deepEqual(second.found, { 'b.md': 'changed', 'e.md': 'new' });
    assert.deepEqual(second.gone, ['c.md']);
    assert.deepEqual(
      second.parts.map(({ read, done, all }) => [read, done, all]),
      [[2, 4, 4]],
    );
  });
  it('reads all where what is known is damaged, or of another version', () => {
    const folder = makeFolder({ 'a.md': post('a') });
    const { table } = read(folder);
    const damaged = table.pack(ORIGIN);
    damaged[damaged.length - 1]! ^= 1;
    for (const known of [damaged, table.pack('other'), new Uint8Array(3)]) {
      assert.deepEqual(read(folder, { known }).found, { 'a.md': 'a' });
    }
  });
  it('sends what it has read in parts', () => {
    const names = Array.from({ length: 2500 }, (_, number) => `_posts/${number}.md`);
    const folder = makeFolder(Object.fromEntries(names.map((name) => [name, post(name)])));
    const { found, parts } = read(folder);
    assert.equal(Object.keys(found).length, 2500);
    assert.deepEqual(
      parts.map(({ done, all, isLast }) => [done, all, isLast]),
      [
        [1000, 2500, false],
        [2000, 2500, false],
        [2500, 2500, true],
      ],
    );
  });
  it('reads a front matter that is longer than what is read at first', () => {
    const folder = makeFolder({ 'a.md': `---\nlong: ${'x'.repeat(100_000)}\ntitle: far\n---\n` });
    assert.deepEqual(read(folder).found, { 'a.md': 'far' });
  });
  it('does not read on for ever where no fence closes what one has opened', () => {
    const folder = makeFolder({ 'a.md': `---\ntitle: a\n${'x: y\n'.repeat(500_000)}` });
    const { readSync } = fs;
    let bytes = 0;
    const counting = {
      ...fs,
      readSync: (...args: Parameters<typeof readSync>) => {
        const length = readSync(...args);
        bytes += length;
        return length;
      },
    };
    assert.deepEqual(read(folder, {}, counting as typeof fs).found, { 'a.md': '' });
    assert.ok(bytes < 2_500_000, String(bytes));
  });
  it('follows links within the folder once, in no circle, and none that leads out', function () {
    if (process.platform === 'win32') this.skip();
    const outside = makeFolder({ 'x.md': post('outside') });
    const folder = makeFolder({ 'a/b.md': post('b'), '_site/c.md': post('c') });
    fs.symlinkSync('.', path.join(folder, 'circle'));
    fs.symlinkSync('a', path.join(folder, 'again'));
    fs.symlinkSync(outside, path.join(folder, 'out'));
    fs.symlinkSync('nowhere.md', path.join(folder, 'dead.md'));
    fs.symlinkSync('_site/c.md', path.join(folder, 'link.md'));
    assert.deepEqual(read(folder).found, { 'a/b.md': 'b', 'link.md': 'c' });
  });
  it('names files as the editor does', () => {
    const names = ["it's (1).md", '早 !*.md', 'a&b=c+d,e;f@g$h.md', '100%.md', '#?[x].md'];
    const folder = makeFolder(Object.fromEntries(names.map((name) => [name, post('x')])));
    const { table } = read(folder);
    const uri = String(pathToFileURL(folder));
    assert.deepEqual(
      [...table.paths()].map((name) => name.slice(uri.length + 1)).sort(),
      [
        'it%27s%20%281%29.md',
        '%E6%97%A9%20%21%2A.md',
        'a%26b%3Dc%2Bd%2Ce%3Bf%40g%24h.md',
        '100%25.md',
        '%23%3F%5Bx%5D.md',
      ].sort(),
    );
  });
  it('leaves alone a folder that is not there', () => {
    const { found, parts } = read('/nowhere/at/all');
    assert.deepEqual([found, parts.length], [{}, 1]);
  });
});
