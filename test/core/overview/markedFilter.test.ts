import assert from 'node:assert/strict';
import { markedFilter, type MarkedPosts } from '../../../src/core/overview/markedFilter.ts';
import { parseQuery } from '../../../src/core/archive/query/parseQuery.ts';
import { PostSearch } from '../../../src/core/archive/query/postSearch.ts';
import { archiveOf } from '../support/archive.ts';

describe('The filter for the posts of a mark', () => {
  const index = archiveOf(
    { title: 'a', date: '2021-08-01', tags: ['say "hi"'], sourceSite: 'a.example' },
    { title: 'b', date: '2021-08-31 12:00', tags: ['x'], sourceSite: 'b.example' },
    { title: 'c', date: '2021-09-01', tags: ['x y'], sourceSite: 'c.example' },
    { title: 'd', date: '', tags: [], sourceSite: '' },
  );

  /** The titles of the posts that it finds, in one word. */
  function found(marked: MarkedPosts): string {
    const query = parseQuery(markedFilter(marked));
    assert.deepEqual(query.problems, []);
    const search = new PostSearch((a, b) => (a < b ? -1 : 1));
    const work = search.find(index.posts(), query, { by: 'title', isDescending: false });
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return Array.from(value.rows, (_, place) => value.entryAt(place).title).join('');
    }
  }

  it('finds them', () => {
    assert.equal(found({}), 'abcd');
    assert.equal(found({ span: { from: '2021-08-31', to: '2021-08-31' } }), 'b');
    assert.equal(found({ span: { from: '2021-08-02', to: '2021-09' } }), 'bc');
    assert.equal(found({ isUndated: true }), 'd');
    assert.equal(found({ tag: 'say "hi"' }), 'a');
    assert.equal(found({ tag: 'x' }), 'b');
    assert.equal(found({ source: 'a.example' }), 'a');
    assert.equal(found({ source: '' }), 'd');
    assert.equal(found({ otherSources: ['a.example'] }), 'bc');
    assert.equal(found({ otherSources: ['a.example'], span: { from: '2021-08', to: '2021-08' } }), 'b');
  });
});
