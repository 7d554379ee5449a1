import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ArchiveEntry } from '../../../src/core/archive/archiveEntry.ts';
import { ArchiveIndex, COUNTED_FIELDS, type CountedField } from '../../../src/core/archive/archiveIndex.ts';
import { archiveOf, entry } from '../support/archive.ts';

/** Counts the values of a field from scratch. */
function recount(posts: ReadonlyMap<string, ArchiveEntry>, field: CountedField): Map<string, number> {
  const counts = new Map<string, number>();
  for (const post of posts.values()) {
    for (const value of new Set([post[field]].flat())) {
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

describe('ArchiveIndex', () => {
  it('counts the posts that have a value, not how often they say it', () => {
    const index = archiveOf({ tags: ['a', 'a', 'b'] }, { tags: ['a'] });
    assert.deepEqual(index.values('tags'), [
      { value: 'a', count: 2 },
      { value: 'b', count: 1 },
    ]);
  });
  it('has the most used value first, equals by code point', () => {
    const index = archiveOf({ tags: ['早', 'b', 'B', 'a'] }, { tags: ['b'] });
    assert.deepEqual(
      index.values('tags').map(({ value }) => value),
      ['b', 'B', 'a', '早'],
    );
  });
  it('tells the count of one value, and none of a value that no post has', () => {
    const index = archiveOf({ tags: ['a'] }, { tags: ['a'], author: 'b' });
    assert.deepEqual(
      [index.count('tags', 'a'), index.count('tags', 'b'), index.count('author', 'b')],
      [2, 0, 1],
    );
  });
  it('sorts the values once until they change', () => {
    const index = archiveOf({ tags: ['a'], author: 'x' });
    const tags = index.values('tags');
    assert.equal(index.values('tags'), tags);
    index.set('b.md', entry({ tags: ['b'] }));
    assert.deepEqual(
      index.values('tags').map(({ value }) => value),
      ['a', 'b'],
    );
    index.clear();
    assert.deepEqual(index.values('tags'), []);
  });
  it('does not count empty values', () => {
    const index = archiveOf({ tags: [''], author: '', layout: 'post' });
    assert.deepEqual([index.values('tags'), index.values('author')], [[], []]);
    assert.deepEqual(index.values('layout'), [{ value: 'post', count: 1 }]);
  });
  it('puts a new entry in the place of the old one', () => {
    const index = new ArchiveIndex();
    index.set('a.md', entry({ tags: ['x'] }));
    index.set('a.md', entry({ tags: ['y'] }));
    assert.equal(index.size, 1);
    assert.deepEqual(index.values('tags'), [{ value: 'y', count: 1 }]);
  });
  it('forgets a post, and one that it never had', () => {
    const index = archiveOf({ tags: ['x'] });
    index.delete('never.md');
    index.delete('_posts/0.md');
    assert.deepEqual([index.size, index.values('tags'), [...index.paths()]], [0, [], []]);
  });
  it('takes values that are named like parts of an object', () => {
    const index = archiveOf({ tags: ['__proto__', 'constructor'] });
    assert.deepEqual(
      index.values('tags').map(({ value }) => value),
      ['__proto__', 'constructor'],
    );
  });
  it('forgets all when cleared, and can be filled again', () => {
    const index = archiveOf({ tags: ['x'] });
    index.clear();
    assert.deepEqual([index.size, index.values('tags')], [0, []]);
    index.set('a', entry({ tags: ['x'] }));
    assert.deepEqual(index.values('tags'), [{ value: 'x', count: 1 }]);
  });
  it('knows the other spellings of a value, the most used first, while posts use them', () => {
    const index = archiveOf(
      { tags: ['open source'] },
      { tags: ['Open-Source', '台湾'] },
      { tags: ['Open-Source', 'ＯｐｅｎＳｏｕｒｃｅ'] },
      { tags: ['opens', '臺灣', '臺湾', 'C', 'C++'] },
    );
    const others = (value: string): string[] => index.spellings('tags', value).map((one) => one.value);
    assert.deepEqual(others('open source'), ['Open-Source', 'ＯｐｅｎＳｏｕｒｃｅ']);
    assert.deepEqual(others('OPEN SOURCE'), ['Open-Source', 'open source', 'ＯｐｅｎＳｏｕｒｃｅ']);
    assert.deepEqual(others('台灣'), ['台湾', '臺湾', '臺灣']);
    assert.deepEqual([others('C'), others('C#'), others('opens'), others('-')], [[], [], [], []]);
    index.delete('_posts/1.md');
    assert.deepEqual(others('open source'), ['Open-Source', 'ＯｐｅｎＳｏｕｒｃｅ']);
    index.delete('_posts/2.md');
    assert.deepEqual(others('open source'), []);
    assert.deepEqual(index.spellings('layout', 'post'), []);
  });
  it('counts the other posts that have a value', () => {
    const index = archiveOf({ tags: ['a', 'b'], author: 'c' }, { tags: ['a'] });
    const elsewhere = (value: string, path: string): number => index.countElsewhere('tags', value, path);
    assert.deepEqual([elsewhere('a', '_posts/0.md'), elsewhere('a', 'new.md')], [1, 2]);
    assert.deepEqual([elsewhere('b', '_posts/0.md'), elsewhere('b', '_posts/1.md')], [0, 1]);
    assert.equal(index.countElsewhere('author', 'c', '_posts/0.md'), 0);
    assert.equal(elsewhere('c', '_posts/0.md'), 0);
  });
  it('counts what counting from scratch counts, after any changes', () => {
    const word = fc.constantFrom('', 'a', 'b', '早', '__proto__');
    const values = fc.record({
      layout: word,
      author: word,
      sourceSite: word,
      from: word,
      title: word,
      tags: fc.array(word),
      categories: fc.array(word),
      keys: fc.constantFrom('title', 'title date', ''),
      dateForm: fc.constantFrom('', '0000-00-00'),
      date: fc.constant(''),
      slug: word,
      permalink: word,
      isHidden: fc.boolean(),
      name: word,
    });
    const change = fc.tuple(fc.constantFrom('1.md', '2.md', '3.md'), fc.option(values));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const index = new ArchiveIndex();
        const posts = new Map<string, ArchiveEntry>();
        for (const [path, now] of changes) {
          if (now) index.set(path, now);
          else index.delete(path);
          if (now) posts.set(path, now);
          else posts.delete(path);
        }
        assert.equal(index.size, posts.size);
        assert.deepEqual(new Set(index.paths()), new Set(posts.keys()));
        const paths = (holds: (entry: ArchiveEntry) => boolean): string[] =>
          [...posts].filter(([, one]) => holds(one)).map(([path]) => path);
        for (const one of posts.values()) {
          const { sourceSite, from, title, name } = one;
          const twins = [
            from === '' ? [] : paths((other) => other.from === from),
            title === '' ? [] : paths((other) => other.title === title && other.sourceSite === sourceSite),
            name === '' ? [] : paths((other) => other.name === name),
          ];
          assert.deepEqual(
            (['from', 'title', 'name'] as const).map((field) => index.twins(field, one).toSorted()),
            twins.map((list) => list.toSorted()),
          );
          const same = [...posts.values()].filter((other) => other.sourceSite === sourceSite);
          const { posts: all, keys, dateForms } = index.habits(sourceSite);
          assert.equal(all, same.length);
          assert.equal(keys.get('date') ?? 0, same.filter((other) => other.keys.includes('date')).length);
          assert.equal(
            dateForms.get('0000-00-00') ?? 0,
            same.filter((other) => other.dateForm !== '').length,
          );
        }
        for (const field of COUNTED_FIELDS) {
          for (const value of ['a', '早', '__proto__', 'never']) {
            const having = paths((other) => [other[field]].flat().includes(value));
            assert.deepEqual(index.pathsWith(field, value).toSorted(), having.toSorted());
          }
          const found = index.values(field);
          for (const { value, count } of found) assert.equal(index.count(field, value), count);
          assert.deepEqual(new Map(found.map(({ value, count }) => [value, count])), recount(posts, field));
          for (const [n, { value, count }] of found.entries()) {
            const before = found[n - 1];
            assert.ok(!before || before.count > count || (before.count === count && before.value < value));
          }
        }
      }),
    );
  });
});
