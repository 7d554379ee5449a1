import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ArchiveEntry } from '../../../src/core/archive/archiveEntry.ts';
import { PostTable } from '../../../src/core/archive/postTable.ts';
import type { Stamp } from '../../../src/core/archive/tableRow.ts';
import { entry } from '../support/archive.ts';

const ORIGIN = '1.2.3';

const word = fc.oneof(
  fc.constantFrom('', 'a', '早', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 9 }),
);
const entries = fc.record(
  {
    layout: word,
    author: word,
    sourceSite: word,
    from: word,
    title: word,
    tags: fc.array(word, { maxLength: 3 }),
    categories: fc.array(word, { maxLength: 3 }),
    keys: word,
    dateForm: word,
    date: word,
    slug: word,
    permalink: word,
    isHidden: fc.boolean(),
    name: word,
  },
  { noNullPrototype: true },
);
const stamps = fc.record({ size: fc.nat(2 ** 40), mtime: fc.nat(2 ** 42) });
const paths = fc.constantFrom('1.md', 'a/2.md', 'a/%E6%97%A9.md', 'b/1.md', 'b/x/早.md');
/** A file as it is now: a post, no post, or gone. */
const change = fc.tuple(paths, fc.oneof(entries, fc.constantFrom('none' as const, 'gone' as const)), stamps);
type Change = [path: string, now: ArchiveEntry | 'none' | 'gone', stamp: Stamp];

type Files = Map<string, { readonly entry: ArchiveEntry | undefined; readonly stamp: Stamp }>;

function apply(changes: readonly Change[], table: PostTable, files: Files): void {
  for (const [path, now, stamp] of changes) {
    if (now === 'gone') {
      table.delete(path);
      files.delete(path);
    } else {
      const found = now === 'none' ? undefined : now;
      table.set(path, found, stamp);
      files.set(path, { entry: found, stamp });
    }
  }
}

function assertHas(table: PostTable, files: Files): void {
  const posts = [...files].filter(([, file]) => file.entry);
  assert.deepEqual([table.files, table.size], [files.size, posts.length]);
  assert.deepEqual(new Set(table.paths()), new Set(posts.map(([path]) => path)));
  assert.deepEqual(new Set(table.filesIn(() => true)), new Set(files.keys()));
  for (const [path, file] of files) {
    assert.deepEqual(table.get(path), file.entry);
    assert.equal(table.isCurrent(path, file.stamp), file.stamp.mtime !== 0);
    assert.ok(!table.isCurrent(path, { ...file.stamp, size: file.stamp.size + 1 }));
    assert.ok(!table.isCurrent(path, { ...file.stamp, mtime: file.stamp.mtime + 2 ** 32 }));
    if (file.entry) assert.ok(file.entry.from === '' || table.twins('from', file.entry).includes(path));
  }
}

describe('A stored PostTable', () => {
  const stored = (): Uint8Array => {
    const table = new PostTable();
    for (let post = 0; post < 20; post++) {
      table.set(`_posts/${post}.md`, entry({ title: `早 ${post}`, tags: ['a', `${post}`] }), {
        size: post,
        mtime: 1e12 + post,
      });
    }
    table.set('README.md', undefined, { size: 1, mtime: 1 });
    return table.pack(ORIGIN);
  };

  it('gives back posts, files that are none, and the stamps of both, after any changes', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (changes, more) => {
        const table = new PostTable();
        const files: Files = new Map();
        apply(changes, table, files);
        const read = PostTable.unpack(table.pack(ORIGIN), ORIGIN);
        assert.ok(read);
        assertHas(table, files);
        assertHas(read, files);
        apply(more, read, files);
        assertHas(read, files);
      }),
    );
  });
  it('can be appended to another, and is in the place of what that had', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change)), (parts) => {
        const all = new PostTable();
        const files: Files = new Map();
        for (const part of parts) {
          const table = new PostTable();
          const own: Files = new Map();
          apply(part, table, own);
          all.append(PostTable.unpack(table.pack(ORIGIN), ORIGIN)!);
          for (const [path, file] of own) files.set(path, file);
        }
        assertHas(all, files);
        assertHas(PostTable.unpack(all.pack(ORIGIN), ORIGIN)!, files);
      }),
    );
  });
  it('keeps no value that no post has any more', () => {
    const table = new PostTable();
    table.set('a.md', entry({ tags: ['x'] }));
    const before = table.pack(ORIGIN).length;
    for (let time = 0; time < 100; time++) table.set('a.md', entry({ tags: [`never again ${time}`] }));
    table.set('a.md', entry({ tags: ['x'] }));
    assert.equal(table.pack(ORIGIN).length, before);
  });
  it('can be read from any place in memory', () => {
    const packed = stored();
    for (let offset = 0; offset < 4; offset++) {
      const bytes = new Uint8Array(packed.length + offset);
      bytes.set(packed, offset);
      assert.equal(PostTable.unpack(bytes.subarray(offset), ORIGIN)?.size, 20);
    }
  });
  it('is thrown away when any of its bits has changed', () => {
    const packed = stored();
    for (let at = 0; at < packed.length; at++) {
      for (const bit of [1, 16, 128]) {
        const bytes = packed.slice();
        bytes[at]! ^= bit;
        assert.equal(PostTable.unpack(bytes, ORIGIN), undefined, `byte ${at}`);
      }
    }
  });
  it('is thrown away when several have', () => {
    const packed = stored();
    const places = fc.uniqueArray(fc.nat(packed.length - 1), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 255 }), (all, bits) => {
        const bytes = packed.slice();
        for (const at of all) bytes[at]! ^= bits;
        assert.equal(PostTable.unpack(bytes, ORIGIN), undefined);
      }),
    );
  });
  it('is thrown away when it ends too early, or something follows', () => {
    const packed = stored();
    for (let length = 0; length < packed.length; length++) {
      assert.equal(PostTable.unpack(packed.slice(0, length), ORIGIN), undefined, `${length} bytes`);
    }
    for (const more of [1, 2, 3, 4, 1000]) {
      const bytes = new Uint8Array(packed.length + more);
      bytes.set(packed);
      assert.equal(PostTable.unpack(bytes, ORIGIN), undefined);
    }
  });
  it('is thrown away when another version wrote it, or it is no table at all', () => {
    assert.ok(PostTable.unpack(stored(), ORIGIN));
    assert.equal(PostTable.unpack(stored(), '1.2.4'), undefined);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        assert.equal(PostTable.unpack(bytes, ORIGIN), undefined);
      }),
    );
  });
});
