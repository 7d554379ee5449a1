import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readEntry } from '../../../src/core/archive/readEntry.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { articleAddress, plainTitle, readFacts } from '../../../src/core/facts/postFacts.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { entry } from '../support/archive.ts';

/** Asserts that the index reads a post as the editor does. */
function assertAgrees(text: string): void {
  const found = readEntry(text);
  const facts = readFacts(parsePost(text));
  const values = (terms: typeof facts.tags): string[] => [...new Set(terms.map(({ value }) => value))];
  assert.deepEqual(found, {
    ...found,
    from: facts.from ? articleAddress(facts.from) : '',
    title: plainTitle(facts.title ?? ''),
    keys: [...facts.fields.keys()].join(' '),
    layout: facts.layout ?? '',
    author: facts.author ?? '',
    sourceSite: facts.sourceSite ?? '',
    tags: values(facts.tags),
    categories: values(facts.categories),
  });
}

describe('readEntry', () => {
  it('keeps what the index counts', () => {
    const head =
      '---\nlayout: post\ntitle: "a \\"b\\""\ndate: 2021-08-26 10:00:00 +0800\nauthor: Ann\nfrom: https://News.example/x\ntags: [ a, b ]\ncategories: c d\n---\nbody';
    assert.deepEqual(readEntry(head, '2021-08-26-A-b.md'), {
      layout: 'post',
      author: 'Ann',
      sourceSite: 'news.example',
      tags: ['a', 'b'],
      categories: ['c', 'd'],
      from: 'news.example/x',
      title: 'a "b"',
      keys: 'layout title date author from tags categories',
      dateForm: '0000-00-00 00:00:00 +0000',
      date: '2021-08-26 10:00:00 +0800',
      slug: '',
      permalink: '',
      isHidden: false,
      name: 'ab',
    });
  });
  it('keeps the name that a post has in its address', () => {
    const nameOf = (lines: string): string | undefined =>
      readEntry(`---\n${lines}\n---\n`, '2021-08-26-A-b.md')?.name;
    assert.deepEqual(
      [
        'title: x',
        'slug: C d',
        'slug: c\npermalink: /x/E-f.html',
        'permalink: /x/ef/index.html',
        'permalink: "/:year/:title/"',
      ].map(nameOf),
      ['ab', 'cd', 'ef', 'ef', 'ab'],
    );
  });
  it('keeps whether a post says that it is not published, as Ruby takes it', () => {
    const isHidden = (lines: string): boolean | undefined => readEntry(`---\n${lines}\n---\n`)?.isHidden;
    assert.deepEqual(
      ['title: x', 'published: yes', 'published: false', 'published: No', 'published:'].map(isHidden),
      [false, false, true, true, true],
    );
  });
  it('takes an article for the same whatever the scheme, the fragment and the slash at the end', () => {
    const fromOf = (from: string): string | undefined => readEntry(`---\nfrom: ${from}\n---\n`)?.from;
    assert.equal(fromOf('http://a.example/x/#top'), fromOf('https://A.example/x'));
    assert.notEqual(fromOf('https://a.example/x?id=1'), fromOf('https://a.example/x?id=2'));
  });
  it('knows the form of a date, whatever date it is', () => {
    const formOf = (date: string): string | undefined => readEntry(`---\ndate: ${date}\n---\n`)?.dateForm;
    assert.equal(formOf('2021-08-26T02:42:56.371Z'), '0000-00-00T00:00:00.000Z');
    assert.equal(formOf('2021-08-26 10:00:00 -0330'), '0000-00-00 00:00:00 +0000');
    assert.equal(formOf('26-08-2021'), '00-00-0000');
    assert.equal(formOf('26 Aug 2021'), formOf('31 May 1999'));
    assert.equal(formOf('soon'), '');
  });
  it('has empty values for what is missing, null, or no text', () => {
    assert.deepEqual(
      readEntry('---\nauthor: [ a ]\nlayout: ~\nfrom: Reuters\ntags: { a: b }\n---\n'),
      entry({ keys: 'author layout from tags' }),
    );
  });
  it('needs the head alone', () => {
    const text = '---\ntitle: a\n---\n';
    assert.deepEqual(readEntry(text), readEntry(`${text}${'x'.repeat(1000)}\n---\ntitle: b\n---\n`));
  });
  it('gives nothing for a text without front matter, broken YAML or code', () => {
    for (const head of ['text', '', '---\na: b: c\n---\n', '---js\n{ title: "x" }\n---\n'])
      assert.equal(readEntry(head), undefined);
  });

  const fronts = [
    'tags: [ 007, 1.10, yes, 2021-08-26 ]',
    'tag: a b\ntags: c',
    'tag: [a, a]\ncategory: b',
    'category: a\ncategories: b a',
    'tags: [a, "", ~]',
    'tags: a  b',
    'tags:',
    'title: 2021\nauthor: true\nlayout: null',
    'title: |\n  a\n  b\ntags:\n- c',
    'title: "a\nb"',
    'from: "https://a.example"',
    '{title: a, tags: [b]}',
  ];
  for (const front of fronts) {
    it(`reads ${JSON.stringify(front)} as the editor does`, () => assertAgrees(`---\n${front}\n---\n`));
  }

  describeWithCorpus('over archived posts', (corpus) => {
    it('reads as the editor does', () => {
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue;
        const text = readFileSync(path.join(corpus, name), 'utf8');
        if (readEntry(text)) assertAgrees(text);
        else assert.equal(parsePost(text).frontMatter.kind, 'absent', name);
      }
    });
  });
});
