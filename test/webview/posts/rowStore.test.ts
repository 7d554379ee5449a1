import assert from 'node:assert/strict';
import type { PostRow } from '../../../src/protocol/postsMessages.ts';
import { RowStore } from '../../../src/webview/posts/rowStore.ts';

const rowsFrom = (from: number, count: number): PostRow[] =>
  Array.from({ length: count }, (_, at) => ({
    path: `${from + at}`,
    title: '',
    date: '',
    source: '',
    author: '',
    tags: [],
    survey: undefined,
  }));

/** A store, and what it asks for, each as `version: from-to`. */
function storeOf(count: number): { store: RowStore; asked: string[] } {
  const asked: string[] = [];
  const store = new RowStore((version, from, to) => asked.push(`${version}: ${from}-${to}`));
  store.reset({ version: 1, count, from: 0, rows: rowsFrom(0, Math.min(count, 120)) });
  return { store, asked };
}

describe('RowStore', () => {
  it('asks once for what it has not, in blocks, and no further than there are rows', () => {
    const { store, asked } = storeOf(250);
    store.want(0, 110);
    assert.deepEqual(asked, []);
    store.want(90, 250);
    store.want(90, 250);
    assert.deepEqual(asked, ['1: 100-200', '1: 200-250']);
    store.add({ version: 1, from: 200, rows: rowsFrom(200, 50) });
    assert.equal(store.get(249)?.path, '249');
    assert.equal(store.get(199), undefined);
  });
  it('waits for few blocks at a time', () => {
    const { store, asked } = storeOf(100_000);
    store.want(1000, 9000);
    assert.equal(asked.length, 4);
    store.want(50_000, 50_100);
    assert.equal(asked.length, 4);
    store.add({ version: 1, from: 1000, rows: rowsFrom(1000, 100) });
    store.want(50_000, 50_100);
    assert.equal(asked[4], '1: 50000-50100');
  });
  it('takes no rows of another result', () => {
    const { store } = storeOf(250);
    store.add({ version: 2, from: 200, rows: rowsFrom(200, 50) });
    assert.equal(store.get(200), undefined);
    store.reset({ version: 2, count: 250, from: 0, rows: [] });
    assert.equal(store.get(0), undefined);
  });
  it('holds some thousand rows at most, those that were seen last, and asks again for others', () => {
    const { store, asked } = storeOf(100_000);
    for (let from = 0; from < 100_000; from += 100) {
      store.want(from, from + 100);
      store.add({ version: 1, from, rows: rowsFrom(from, 100) });
      assert.ok(store.size <= 3000);
    }
    assert.equal(store.get(99_999)?.path, '99999');
    assert.equal(store.get(0), undefined);
    asked.length = 0;
    store.want(0, 10);
    assert.deepEqual(asked, ['1: 0-100']);
  });
});
