import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { plainTitle, readFacts, type PostFacts } from '../../../src/core/facts/postFacts.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';

function factsOf(lines: string, body = '', fileName?: string): PostFacts {
  return readFacts(parsePost(`---\n${lines}\n---\n${body}`), fileName);
}

/** The tags and categories, each with the text of its range. */
function terms(lines: string): Record<'tags' | 'categories', string[]> {
  const post = parsePost(`---\n${lines}\n---\n`);
  const { tags, categories } = readFacts(post);
  const brief = (list: PostFacts['tags']): string[] =>
    list.map(({ value, range }) => {
      const written = slice(post.text, range);
      return written === value ? value : `${value} ← ${written}`;
    });
  return { tags: brief(tags), categories: brief(categories) };
}

describe('facts of a post', () => {
  it('say what the fields, the stamp and the heading link say', () => {
    const facts = factsOf(
      'layout: post\ntitle: "早 \\"報\\""\nauthor: Ann\nfrom: HTTPS://News.Example:443/a?b#c',
      '<!--1000-->\n[a \\[b\\] &amp; c](https://x.example/%E6%97%A9)\n---\n',
      '2021-8-6-a.md',
    );
    const { layout, title, author, sourceSite, archived, stampTime, headingTitle, headingUrl, fileDay } =
      facts;
    assert.deepEqual(
      { layout, title, author, sourceSite, archived, stampTime, headingTitle, headingUrl, fileDay },
      {
        layout: 'post',
        title: '早 "報"',
        author: 'Ann',
        sourceSite: 'news.example',
        archived: true,
        stampTime: 1000,
        headingTitle: 'a [b] & c',
        headingUrl: 'https://x.example/%E6%97%A9',
        fileDay: '2021-08-06',
      },
    );
    assert.equal(facts.from?.href, 'https://news.example/a?b#c');
  });
  it('are absent where the post says nothing', () => {
    const { fields, tags, categories, archived, ...rest } = readFacts(parsePost('just text'));
    assert.deepEqual([fields.size, tags, categories, archived], [0, [], [], false]);
    assert.deepEqual(new Set(Object.values(rest)), new Set([undefined]));
  });
  it('take the last of two fields of one name, as Jekyll does', () => {
    assert.equal(factsOf('title: a\ntitle: b').title, 'b');
  });
  it('know that a post is archived by its stamp, be that no time', () => {
    assert.deepEqual(
      [factsOf('a: 1', '<!--NaN-->').archived, factsOf('a: 1', '<!--NaN-->').stampTime],
      [true, undefined],
    );
    assert.equal(factsOf('a: 1', 'x').archived, false);
  });

  const sites: [from: string, site: string | undefined][] = [
    ['https://www.a.example/b', 'www.a.example'],
    ['http://A.EXAMPLE', 'a.example'],
    ['https://早报.example/', 'xn--8otzoi.example'],
    ['"https://a.example/"', 'a.example'],
    ['a.example/b', undefined],
    ['//a.example/b', undefined],
    ['https:///b', undefined],
    ['https://', undefined],
    ['ftp://a.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['Reuters', undefined],
    ['[https://a.example]', undefined],
    ['~', undefined],
  ];
  for (const [from, site] of sites) {
    it(`${site ? `have ${site} as the source site` : 'have no source site'} of from: ${from}`, () => {
      const found = factsOf(`from: ${from}`).sourceSite;
      if (site?.startsWith('xn--') === true) assert.match(found ?? '', /^xn--[a-z0-9]+\.example$/);
      else assert.equal(found, site);
    });
  }

  const names: [name: string | undefined, day: string | undefined][] = [
    ['2021-08-26-title.md', '2021-08-26'],
    ['2021-8-6-title.md', '2021-08-06'],
    ['2021-08-26-', '2021-08-26'],
    ['2021-08-26.md', undefined],
    ['2021-04-31-title.md', undefined],
    ['title-2021-08-26-x.md', undefined],
    ['20210826-title.md', undefined],
    [undefined, undefined],
  ];
  for (const [name, day] of names) {
    it(`have ${day ?? 'no'} day of the file name ${name ?? '(none)'}`, () =>
      assert.equal(factsOf('a: 1', '', name).fileDay, day));
  }
});

describe('tags and categories, as Jekyll reads them', () => {
  const cases: [what: string, lines: string, tags: string[], categories: string[]][] = [
    [
      'are the items of a list',
      'tags: [ a b, "c" ]\ncategories:\n- d\n- e f',
      ['a b', 'c ← "c"'],
      ['d', 'e f'],
    ],
    ['are the words of a scalar', 'tags: a  b\tc\ncategories: 新聞 x', ['a', 'b', 'c'], ['新聞', 'x']],
    ['are the words in quotes, each with the range of all', 'tags: "a b"', ['a ← "a b"', 'b ← "a b"'], []],
    ['keep the comma of a scalar', 'tags: a, b', ['a,', 'b'], []],
    ['may have spaces in the singular key', 'tag: a b\ncategory: c d', ['a b'], ['c d']],
    ['may be a list in the singular key', 'tag: [a, b]\ncategory:\n- c', ['a', 'b'], ['c']],
    ['are those of tag alone where both keys stand', 'tag: a\ntags: [b, c]', ['a'], []],
    ['are those of tags where tag is empty', 'tag:\ntags: [b]', ['b'], []],
    ['are those of categories and of category', 'category: a\ncategories: b c', [], ['b', 'c', 'a']],
    ['are not empty items or YAML’s null', 'tags: [ a, "", ~, null, b ]', ['a', 'b'], []],
    [
      'are text, be they numbers or booleans',
      'tags: [ 2021, 007, true, 1.10 ]',
      ['2021', '007', 'true', '1.10'],
      [],
    ],
    ['are none of an empty value', 'tags:\ncategories: []', [], []],
    ['are none of null', 'tags: ~\ncategories: null', [], []],
    ['are none of a map', 'tags: { a: b }\ncategories: [ { a: b } ]', [], []],
    ['stand as often as they are written', 'tags: [ a, a ]', ['a', 'a'], []],
  ];
  for (const [what, lines, tags, categories] of cases) {
    it(what, () => assert.deepEqual(terms(lines), { tags, categories }));
  }
});

describe('plainTitle', () => {
  const titles: [source: string, plain: string][] = [
    ['a \\[b\\] \\*c\\* \\_d', 'a [b] *c* _d'],
    ['a \\b 早\\報', 'a \\b 早\\報'],
    ['&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;', '<a> & "b" \'c\''],
    ['&amp;lt;', '&lt;'],
    ['&copy; &unknown;', '&copy; &unknown;'],
    ['  a \n\t b\u3000c ', 'a b c'],
    ['', ''],
  ];
  for (const [source, plain] of titles) {
    it(`reads ${JSON.stringify(source)}`, () => assert.equal(plainTitle(source), plain));
  }
});
