import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ArchiveEntry } from '../../../../src/core/archive/archiveEntry.ts';
import { ArchiveIndex } from '../../../../src/core/archive/archiveIndex.ts';
import { momentOf, NO_MOMENT } from '../../../../src/core/archive/moment.ts';
import { parseQuery } from '../../../../src/core/archive/query/parseQuery.ts';
import { PostSearch } from '../../../../src/core/archive/query/postSearch.ts';
import {
  isAmountField,
  ORDERS,
  type AmountField,
  type PostOrder,
  type QueryTerm,
  type RowAmounts,
} from '../../../../src/core/archive/query/postQuery.ts';
import { entry } from '../../support/archive.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const NAMES = { junk: ['ad', 'promo'], problems: ['a', 'b'] };
const LATEST_FIRST: PostOrder = { by: 'date', isDescending: true };

/** The paths of what is found, in order. */
function find(
  index: ArchiveIndex,
  text: string,
  order = LATEST_FIRST,
  search = new PostSearch(compare),
  amounts?: RowAmounts,
): string[] {
  const run = search.find(index.posts(), parseQuery(text, NAMES), order, amounts);
  for (;;) {
    const { done, value } = run.next();
    if (done === true) return Array.from({ length: value.length }, (_, place) => value.pathAt(place));
  }
}

function indexOf(posts: Readonly<Record<string, Partial<ArchiveEntry>>>): ArchiveIndex {
  const index = new ArchiveIndex();
  for (const [path, values] of Object.entries(posts)) index.set(path, entry(values));
  return index;
}

const POSTS = {
  a: {
    title: '新桥 opens',
    tags: ['晨报', 'Bridges'],
    sourceSite: 'www.zaobao.com',
    date: '2021-08-26',
    author: '晨报',
  },
  b: { title: 'The old ferry', tags: ['bridges'], sourceSite: 'news.example.com', date: '2021-09-01' },
  c: { title: '臺灣的橋', tags: [], sourceSite: 'www.zaobao.com.sg', date: '2021-08-01', author: '晚报' },
  d: { title: 'ＯＬＤ  bridge', tags: ['晨报社'], categories: ['news'], layout: 'post' },
} as const;

describe('PostSearch', () => {
  const index = indexOf(POSTS);
  const finds = (text: string, ...paths: string[]): void => assert.deepEqual(find(index, text), paths, text);

  it('finds all posts where nothing is asked', () => finds(' ', 'b', 'a', 'c', 'd'));
  it('finds what is in every term', () => {
    finds('tag:bridges', 'b', 'a');
    finds('tag:bridges -tag:晨报', 'b');
    finds('from:zaobao date:2021-08', 'a', 'c');
    finds('from:=www.zaobao.com', 'a');
    finds('author:晨 category:news');
    finds('layout:post', 'd');
  });
  it('knows one word for another in case, width, spacing and script', () => {
    finds('old', 'b', 'd');
    finds('"old bridge"', 'd');
    finds('台湾 桥', 'c');
    finds('TAG:ＢＲＩＤＧＥＳ', 'b', 'a');
  });
  it('asks tags as a whole unless told otherwise', () => {
    finds('tag:晨', ...[]);
    finds('tag:晨*', 'a', 'd');
    finds('tag:*报', 'a');
    finds('tag:*晨*社*', 'd');
  });
  it('tells what has no value', () => {
    finds('-tag:*', 'c');
    finds('-date:*', 'd');
    finds('author:*', 'a', 'c');
    finds('-author:晨报', 'b', 'c', 'd');
  });
  it('looks for the pieces of a word in order', () => {
    finds('the*ferry', 'b');
    finds('ferry*the', ...[]);
    finds('title:="the old*"', ...[]);
    finds('title:=the*y', 'b');
    finds('title:=*y*y', ...[]);
  });
  it('puts posts in order, what has no value last', () => {
    const by = (by: PostOrder['by'], isDescending: boolean): string =>
      find(index, '', { by, isDescending }).join('');
    assert.equal(by('date', false), 'cabd');
    assert.equal(by('author', false), 'cabd');
    assert.equal(by('author', true), 'acbd');
    assert.equal(by('source', false), 'bacd');
    assert.equal(by('source', true), 'cabd');
    assert.equal(by('tags', true), 'abdc');
    assert.equal(by('title', false), 'bacd');
  });
  it('follows what changes, in the order that it is asked for', () => {
    const changing = indexOf(POSTS);
    const search = new PostSearch(compare);
    const byTitle: PostOrder = { by: 'title', isDescending: false };
    assert.deepEqual(find(changing, 'e', byTitle, search), ['b', 'a', 'd']);
    changing.set('a', entry({ title: 'A new bridge' }));
    changing.delete('b');
    assert.deepEqual(find(changing, 'e', byTitle, search), ['a', 'd']);
    changing.clear();
    changing.set('x', entry({ title: 'e' }));
    assert.deepEqual(find(changing, 'e', byTitle, search), ['x']);
  });
  it('follows what becomes known of posts that were read as a whole', () => {
    const known = new Map<number, number>();
    let version = 0;
    const amounts: RowAmounts = {
      get version() {
        return version;
      },
      amountAt: (row, field) => (field === 'words' ? known.get(row) : undefined),
    };
    const search = new PostSearch(compare);
    const shown = (text: string): string =>
      find(index, text, { by: 'words', isDescending: true }, search, amounts).join('');
    assert.equal(shown(''), 'bacd');
    assert.equal(shown('words:>0'), '');
    known.set(2, 7);
    known.set(0, 9);
    version++;
    assert.equal(shown(''), 'acbd');
    assert.equal(shown('-words:7'), 'a');
    known.set(2, 10);
    version++;
    assert.equal(shown('words:>0'), 'ca');
  });
  it('is right when the table has been tidied', () => {
    const changing = indexOf(POSTS);
    const search = new PostSearch(compare);
    assert.deepEqual(find(changing, 'ferry', LATEST_FIRST, search), ['b']);
    for (let turn = 0; turn < 1100; turn++) changing.set('a', entry({ title: `ferry ${turn}` }));
    assert.deepEqual(find(changing, 'ferry', LATEST_FIRST, search).sort(), ['a', 'b']);
  });

  const word = fc.constantFrom('a', 'b', 'ab', 'Ab', 'ａ', '臺', '台', 'a b', 'ba', '');
  const posts = fc.array(
    fc.record({
      title: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
      author: word,
      sourceSite: word,
      layout: word,
      tags: fc.uniqueArray(word.filter(Boolean), { maxLength: 3 }),
      categories: fc.uniqueArray(word.filter(Boolean), { maxLength: 2 }),
      date: fc.constantFrom('', '2021', '2021-08-26', '2021-08-27', '2020-02-29', '2021-12-31 23:59'),
    }),
    { maxLength: 40 },
  );
  const asked = fc.oneof(
    fc.tuple(
      fc.constantFrom('', '-'),
      fc.constantFrom(
        'tag:',
        'category:',
        'author:',
        'layout:',
        'from:',
        'title:',
        'title:=',
        'author:=',
        '',
      ),
      fc.constantFrom('a', 'B', '"a b"', 'a*', '*b', 'a*b', '*', 'a*a', '台', '"*"'),
    ),
    fc.tuple(
      fc.constantFrom('', '-'),
      fc.constant('date:'),
      fc.constantFrom('2021', '2021-08', '2021-08-26', '2020..2021-08-26', '..2020', '2021-08-27..', '*'),
    ),
  );
  const amount = fc.nat(3);
  /** Undefined where a post was not read as a whole. */
  const surveyed = fc.option(fc.record({ words: amount, ad: amount, promo: amount, a: amount, b: amount }), {
    nil: undefined,
  });
  const askedAmounts = fc.tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('words:', 'junk:', 'junk:ad', 'junk:promo', 'problems:', 'problems:b'),
    fc.constantFrom('>0', '<2', '<=1', '>=2', '1', '0..2', '1..', '0'),
  );
  const orders = fc.record({ by: fc.constantFrom(...ORDERS), isDescending: fc.boolean() });

  const asks = fc.oneof({ arbitrary: asked, weight: 2 }, askedAmounts);
  const known = fc.array(surveyed, { minLength: 40, maxLength: 40 });

  it('finds what looking at each post finds, in the order in which comparing each two puts them', () => {
    fc.assert(
      fc.property(posts, fc.array(asks, { maxLength: 3 }), orders, known, (posts, asked, order, known) => {
        const entries = posts.map((values) => entry(values));
        const index = new ArchiveIndex();
        for (const [number, values] of entries.entries()) index.set(`${number}`, values);
        const text = asked.map((term) => term.join('')).join(' ');
        const { terms } = parseQuery(text, NAMES);
        const amountOf = (number: number, field: AmountField, of?: string): number | undefined => {
          const one = known[number];
          if (!one || field === 'words') return one?.words;
          return NAMES[field].reduce(
            (sum, name) => (of === undefined || of === name ? sum + one[name as 'ad'] : sum),
            0,
          );
        };
        const list = index.posts();
        const amounts: RowAmounts = {
          version: 1,
          amountAt: (row, field, of) => amountOf(Number(list.reader.pathAt(row)), field, of),
        };
        const latestFirst = Array.from({ length: index.size }, (_, place) =>
          Number(index.posts().pathAt(place)),
        );
        const expected = latestFirst
          .filter((number) =>
            terms.every((term) => {
              if (!('pattern' in term) && term.field !== 'date') {
                const amount = amountOf(number, term.field, term.of);
                return amount !== undefined && (amount >= term.from && amount < term.to) !== term.isExcluded;
              }
              return naively(entries[number]!, term) !== term.isExcluded;
            }),
          )
          .map((number, place) => {
            const { by } = order;
            const key = isAmountField(by) ? amountOf(number, by) : keyOf(entries[number]!, by);
            return { number, place, key };
          })
          .sort((a, b) => {
            const [left, right] = [a.key, b.key];
            if (left === undefined || right === undefined) {
              return Number(left === undefined) - Number(right === undefined) || a.place - b.place;
            }
            const difference = left < right ? -1 : left > right ? 1 : 0;
            return (order.isDescending ? -difference : difference) || a.place - b.place;
          })
          .map(({ number }) => `${number}`);
        assert.deepEqual(find(index, text, order, undefined, amounts), expected, text);
      }),
      { numRuns: 500 },
    );
  });
});

/** Whether a post is what a term says, but for the `-`. */
function naively(post: ArchiveEntry, term: Exclude<QueryTerm, { field: AmountField }>): boolean {
  if (term.field === 'date') {
    const moment = momentOf(post.date, '');
    return moment >= term.from && moment < term.to;
  }
  const fold = (text: string): string =>
    text.normalize('NFKC').toLowerCase().replaceAll('臺', '台').replace(/\s+/g, ' ');
  const { pieces, isWhole } = term.pattern;
  const literal = pieces.map((piece) => fold(piece).replace(/[*]/g, '\\*')).join('.*');
  const form = new RegExp(isWhole ? `^${literal}$` : literal, 's');
  const value = post[term.field];
  const values = typeof value === 'string' ? [value] : value;
  return values.some((one) => one !== '' && form.test(fold(one)));
}

function keyOf(post: ArchiveEntry, by: Exclude<PostOrder['by'], AmountField>): string | number | undefined {
  switch (by) {
    case 'date': {
      const moment = momentOf(post.date, '');
      return moment === NO_MOMENT ? undefined : moment;
    }
    case 'tags':
      return post.tags.length;
    case 'title':
      return post.title || undefined;
    case 'source':
      return post.sourceSite || undefined;
    case 'author':
      return post.author || undefined;
  }
}
