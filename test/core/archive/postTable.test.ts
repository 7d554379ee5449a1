import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ArchiveEntry } from '../../../src/core/archive/archiveEntry.ts';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { PostTable } from '../../../src/core/archive/postTable.ts';
import { readEntry } from '../../../src/core/archive/readEntry.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { entry } from '../support/archive.ts';

describe('PostTable', () => {
  const odd = entry({
    layout: '__proto__',
    sourceSite: 'a.example',
    from: 'b.example/x',
    title: '早\n"x"',
    tags: ['a', 'a,b', '\0'],
    categories: ['["a"]'],
    slug: 's',
    permalink: '/:title/',
    isHidden: true,
    name: '早',
  });

  it('gives back what was kept, under paths of any form', () => {
    const paths = [
      'a.md',
      '/a/b.md',
      'C:\\a\\早.md',
      'file:///a/%E6%97%A9%20%28x%29.md',
      '',
      'a/',
      '😀/\uD800',
    ];
    const table = new PostTable();
    for (const [number, one] of paths.entries()) table.set(one, { ...odd, title: String(number) });
    for (const [number, one] of paths.entries()) {
      assert.deepEqual(table.get(one), { ...odd, title: String(number) });
    }
    assert.deepEqual([...table.paths()], paths);
    assert.equal(table.get('b.md'), undefined);
  });
  it('keeps a source address with its site and without', () => {
    const table = new PostTable();
    for (const from of ['a.example/x', 'a.example', 'b.example/a.example', '']) {
      table.set('a.md', entry({ sourceSite: 'a.example', from }));
      assert.equal(table.get('a.md')?.from, from);
    }
  });
  it('grows no more than what is in it, however often posts change', () => {
    const table = new PostTable();
    const change = (times: number): number => {
      for (let time = 0; time < times; time++) {
        for (let post = 0; post < 100; post++)
          table.set(`_posts/${post}.md`, entry({ title: `${time}`, tags: [`${time}`] }));
      }
      return table.bytes;
    };
    const early = change(50);
    assert.ok(change(200) < 2 * early, `${early} → ${table.bytes}`);
    assert.equal(table.size, 100);
    for (let post = 0; post < 100; post++) {
      assert.deepEqual(table.get(`_posts/${post}.md`), entry({ title: '199', tags: ['199'] }));
    }
    assert.deepEqual(table.pathsWith('tags', '198'), []);
    assert.equal(table.pathsWith('tags', '199').length, 100);
  });
  it('has twins in the order in which they came, without those that are gone', () => {
    const table = new PostTable();
    const twin = entry({ from: 'a.example/x' });
    for (const one of ['c', 'a', 'gone', 'b']) table.set(one, twin);
    table.delete('gone');
    assert.deepEqual(table.twins('from', twin), ['c', 'a', 'b']);
  });

  describeWithCorpus('of archived posts', (corpus) => {
    const posts = (): [string, ArchiveEntry][] =>
      readdirSync(corpus, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .flatMap((name): [string, ArchiveEntry][] => {
          const found = readEntry(readFileSync(path.join(corpus, name), 'utf8'), path.posix.basename(name));
          return found ? [[`file:///home/me/archive/${encodeURI(name)}`, found]] : [];
        });
    it('gives all of them back', () => {
      const all = posts();
      const table = new PostTable();
      for (const [name, one] of all) table.set(name, one);
      for (const [name, one] of all) assert.deepEqual(table.get(name), one, name);
    });
    it('takes less than 0.4 KB a post', () => {
      const index = new ArchiveIndex();
      for (const [name, one] of posts()) index.set(name, one);
      assert.ok(index.size > 500);
      assert.ok(index.bytes / index.size < 400, `${index.bytes / index.size} bytes a post`);
    });
  });
});
