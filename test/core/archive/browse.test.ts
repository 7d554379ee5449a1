import assert from 'node:assert/strict';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { browsePosts, browseValues, type ArchiveNode } from '../../../src/core/archive/browse.ts';
import { archiveOf, entry } from '../support/archive.ts';

/** An index of so many posts, of which one each is of a day, from 2020 on. */
function daily(count: number): ArchiveIndex {
  const index = new ArchiveIndex();
  for (let day = 0; day < count; day++) {
    const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
    index.set(`_posts/${date}-a.md`, entry({ date, title: date, tags: ['x'] }));
  }
  return index;
}

const shown = (nodes: readonly ArchiveNode[]): unknown[] =>
  nodes.map((node) => {
    switch (node.kind) {
      case 'value':
        return `${node.value} ${node.count}`;
      case 'period':
        return `${node.period} ${node.count}`;
      case 'post':
        return node.title;
      case 'rest':
        return `… ${node.count}`;
    }
  });

describe('Looking through the values of an archive', () => {
  const index = archiveOf({ tags: ['b', 'Ａ１'] }, { tags: ['b', 'a10'] }, { tags: ['a2', '联合早报'] });

  it('shows the most used first, or all by name', () => {
    assert.deepEqual(shown(browseValues(index, 'tags', { by: 'count', filter: '' }))[0], 'b 2');
    const names = shown(browseValues(index, 'tags', { by: 'name', filter: 'a' }));
    assert.deepEqual(names, ['Ａ１ 1', 'a2 1', 'a10 1']);
  });
  it('shows what holds the filter, whatever its case and width', () => {
    assert.deepEqual(shown(browseValues(index, 'tags', { by: 'count', filter: ' A1' })), ['a10 1', 'Ａ１ 1']);
    assert.deepEqual(shown(browseValues(index, 'tags', { by: 'count', filter: '早' })), ['联合早报 1']);
    assert.deepEqual(browseValues(index, 'tags', { by: 'count', filter: 'zz' }), []);
  });
  it('shows a thousand, and says how many more there are', () => {
    const many = archiveOf(...Array.from({ length: 1200 }, (_, number) => ({ author: `a${number}` })));
    const nodes = browseValues(many, 'author', { by: 'count', filter: '' });
    assert.equal(nodes.length, 1001);
    assert.deepEqual(shown(nodes).at(-1), '… 200');
  });
});

describe('Looking through the posts of an archive', () => {
  it('shows few posts as they are, the latest first', () => {
    assert.deepEqual(shown(browsePosts(daily(3), {})), ['2020-01-03', '2020-01-02', '2020-01-01']);
  });
  it('shows many by year, by month and by day', () => {
    const index = daily(500);
    assert.deepEqual(shown(browsePosts(index, {})), ['2021 134', '2020 366']);
    const months = browsePosts(index, { period: '2020' });
    assert.deepEqual(shown(months).slice(0, 2), ['2020-12 31', '2020-11 30']);
    assert.equal(shown(browsePosts(index, { period: '2020-12' })).length, 31);
    assert.deepEqual(
      shown(browsePosts(index, { field: 'tags', value: 'x', period: '2021-05' }))[0],
      '2021-05-14',
    );
    assert.deepEqual(browsePosts(index, { field: 'tags', value: 'y' }), []);
  });
  it('leaves out a level that has one branch only', () => {
    assert.deepEqual(shown(browsePosts(daily(120), {})), [
      '2020-04 29',
      '2020-03 31',
      '2020-02 29',
      '2020-01 31',
    ]);
  });
  it('shows posts without a date last, however many', () => {
    const index = daily(101);
    for (let number = 0; number < 1001; number++) index.set(`${number}.md`, entry({}));
    assert.deepEqual(shown(browsePosts(index, {})), ['2020 101', ' 1001']);
    const undated = browsePosts(index, { period: '' });
    assert.equal(undated.length, 1001);
    assert.deepEqual(shown(undated).at(-1), '… 1');
  });
  it('names a post without a title after its file', () => {
    const index = new ArchiveIndex();
    index.set('file:///a/_posts/2020-01-01-%E6%97%A9-b.md', entry({}));
    assert.deepEqual(shown(browsePosts(index, {})), ['早 B']);
  });
});
