import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { momentOf, momentsOf, NO_MOMENT, periodOf, unitBelow } from '../../../src/core/archive/moment.ts';
import { entry } from '../support/archive.ts';

describe('momentOf', () => {
  it('is what the clock said where the post was written', () => {
    for (const date of [
      '2021-08-26',
      '2021-08-26 00:00',
      '2021-08-26T00:00:00+0800',
      '26 Aug 2021 00:00 -1100',
    ]) {
      assert.equal(momentOf(date, ''), Date.UTC(2021, 7, 26) / 60_000, date);
    }
    assert.equal(momentOf('2021-08-26 23:59:59 +0800', ''), Date.UTC(2021, 7, 26, 23, 59) / 60_000);
  });
  it('is the day of the file’s name where there is no date', () => {
    assert.equal(momentOf('', '2021-8-6-a.md'), Date.UTC(2021, 7, 6) / 60_000);
    assert.equal(momentOf('soon', '2021-08-06-%E6%97%A9.md'), Date.UTC(2021, 7, 6) / 60_000);
  });
  it('is none where nothing tells', () => {
    for (const name of ['a.md', '2021-02-30-a.md', '2021-08-06.md', 'a-2021-08-06-a.md']) {
      assert.equal(momentOf('', name), NO_MOMENT, name);
    }
  });
});

describe('periods', () => {
  it('hold the moments that fall into them, and no others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1, 0) / 60_000, max: Date.UTC(9999, 11, 31) / 60_000 }),
        (moment) => {
          for (const unit of ['year', 'month', 'day'] as const) {
            const { from, to } = momentsOf(periodOf(moment, unit));
            assert.ok(from <= moment && moment < to);
            assert.equal(periodOf(from, unit), periodOf(moment, unit));
            assert.equal(periodOf(to - 1, unit), periodOf(moment, unit));
            assert.notEqual(periodOf(to, unit), periodOf(moment, unit));
            assert.notEqual(periodOf(from - 1, unit), periodOf(moment, unit));
          }
        },
      ),
    );
  });
  it('are made of smaller ones, down to the day', () => {
    assert.deepEqual(['2021', '2021-08', '2021-08-26', ''].map(unitBelow), [
      'month',
      'day',
      undefined,
      undefined,
    ]);
  });
});

describe('ArchiveIndex.posts', () => {
  const index = new ArchiveIndex();
  const add = (path: string, date: string, ...tags: string[]): void => index.set(path, entry({ date, tags }));
  add('_posts/a.md', '2021-08-26 10:00:00 +0800', 'x');
  add('_posts/2020-01-31-b.md', '', 'x', 'y');
  add('_posts/c.md', '');
  add('_posts/d.md', '2021-08-26 23:00:00 +0800', 'y');
  add('_posts/e.md', '2021-09-01', 'x');
  const pathsOf = (choice: Parameters<ArchiveIndex['posts']>[0]): string[] => {
    const posts = index.posts(choice);
    return Array.from({ length: posts.length }, (_, place) => posts.pathAt(place).slice('_posts/'.length));
  };

  it('are in order, the latest first, and those without a date last', () => {
    assert.deepEqual(pathsOf({}), ['e.md', 'd.md', 'a.md', '2020-01-31-b.md', 'c.md']);
  });
  it('are those with a value, those of a period, and those of both', () => {
    assert.deepEqual(pathsOf({ field: 'tags', value: 'x' }), ['e.md', 'a.md', '2020-01-31-b.md']);
    assert.deepEqual(pathsOf({ period: '2021' }), ['e.md', 'd.md', 'a.md']);
    assert.deepEqual(pathsOf({ period: '2021-08' }), ['d.md', 'a.md']);
    assert.deepEqual(pathsOf({ period: '2020-01-31' }), ['2020-01-31-b.md']);
    assert.deepEqual(pathsOf({ period: '2019' }), []);
    assert.deepEqual(pathsOf({ period: '' }), ['c.md']);
    assert.deepEqual(pathsOf({ field: 'tags', value: 'y', period: '2021' }), ['d.md']);
    assert.deepEqual(pathsOf({ field: 'tags', value: 'z' }), []);
  });
  it('are counted by period', () => {
    assert.deepEqual(index.posts().periods('month'), [
      { period: '2021-09', count: 1 },
      { period: '2021-08', count: 2 },
      { period: '2020-01', count: 1 },
      { period: '', count: 1 },
    ]);
  });
  it('follow what changes', () => {
    const changing = new ArchiveIndex();
    changing.set('a.md', entry({ date: '2021-01-01' }));
    assert.equal(changing.posts({ period: '2021' }).length, 1);
    changing.set('a.md', entry({ date: '2022-01-01' }));
    assert.equal(changing.posts({ period: '2021' }).length, 0);
    changing.delete('a.md');
    assert.equal(changing.posts().length, 0);
  });
  it('leave out files that are no posts', () => {
    const some = new ArchiveIndex();
    some.set('2021-01-01-a.md', undefined);
    assert.equal(some.posts().length, 0);
  });
});
