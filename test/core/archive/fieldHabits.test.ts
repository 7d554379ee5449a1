import assert from 'node:assert/strict';
import { findFieldHabits, type FieldHabits } from '../../../src/core/archive/fieldHabits.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';

/** The habits of posts with these front-matter lines. */
function habitsOf(...posts: string[]): FieldHabits {
  return findFieldHabits(
    posts.map((lines) => {
      const document = parsePost(`---\n${lines}\n---\n`);
      return { document, facts: readFacts(document) };
    }),
  );
}

const times = (count: number, lines: string): string[] => new Array<string>(count).fill(lines);

describe('the habits of an archive', () => {
  it('are the fields that nearly all posts have, in their usual order', () => {
    const { usual, common } = habitsOf(
      ...times(18, 'layout: post\ntitle: x\ndate: 2021-01-01\ntags: [ a ]'),
      'title: x\ndate: 2021-01-01\nlayout: post\nsubtitle: y',
      'layout: post\ndate: 2021-01-01\ntitle: x\ncover: z.jpg',
    );
    assert.deepEqual(usual, ['layout', 'title', 'date', 'tags']);
    assert.deepEqual(common, ['layout', 'title', 'date', 'tags', 'subtitle', 'cover']);
  });

  it('are how dates, titles and terms are written most', () => {
    const habits = habitsOf(
      ...times(3, "title: 'x'\ndate: 2021-01-01 10:00:00 +0800\ntags: [a, b]"),
      'title: "x"\ndate: 2021-01-01T10:00:00Z\ntags: [ a ]',
    );
    assert.equal(habits.dateForm, '0000-00-00 00:00:00 +0800');
    assert.equal(habits.titleQuote, "'");
    assert.equal(habits.terms, 'tight');
    assert.equal(habitsOf('tags: a b').terms, 'words');
    assert.equal(habitsOf('tags:\n- a').terms, 'block');
    assert.equal(habitsOf('tags: [ a ]').terms, 'spaced');
    assert.equal(habitsOf('title: x').titleQuote, '');
  });

  it('are values that nearly all posts have, but none of what each post says for itself', () => {
    const { values } = habitsOf(
      ...times(9, 'layout: news\nlang: ja\ntitle: x\ndate: 2021-01-01'),
      'layout: news',
    );
    assert.deepEqual(
      [...values],
      [
        ['layout', 'news'],
        ['lang', 'ja'],
      ],
    );
    assert.equal(habitsOf('mood: a', 'mood: b').values.size, 0);
    assert.equal(habitsOf('layout: a', 'layout: b', 'layout: b').values.get('layout'), 'b');
  });

  it('are what most posts of a source site have', () => {
    const from = (host: string): string =>
      `from: https://${host}/1\nauthor: ${host[0]!}\ntags: [ ${host[0]!} ]`;
    const { ofSite } = habitsOf(...times(3, from('a.example')), ...times(2, from('b.example')), 'title: x');
    assert.deepEqual(ofSite.get('a.example')?.get('author'), ['a']);
    assert.deepEqual(ofSite.get('b.example')?.get('tags'), ['b']);
    assert.deepEqual(ofSite.get('')?.get('author'), []);
  });

  it('are none of an empty archive', () => {
    const { usual, dateForm, values } = habitsOf();
    assert.deepEqual([usual, dateForm, values.size], [[], undefined, 0]);
  });
});
