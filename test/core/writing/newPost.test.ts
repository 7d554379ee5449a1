import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findFieldHabits } from '../../../src/core/archive/fieldHabits.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { datedFileName, postFileName, slugOf, undatedFileName } from '../../../src/core/writing/fileNames.ts';
import { addFrontMatter, renderNewPost } from '../../../src/core/writing/newFrontMatter.ts';
import { setDate } from '../../../src/core/writing/setDate.ts';

const now = { time: Date.UTC(2022, 0, 2, 3, 4, 5), offset: 480 };

const habits = findFieldHabits(
  ["---\nlayout: note\ntitle: 'x'\ndate: 2020-01-01 10:00:00 +0900\ntags: [a]\ncategories: [ b ]\n---\n"].map(
    (text) => {
      const document = parsePost(text);
      return { document, facts: readFacts(document) };
    },
  ),
);

describe('the slug of a title', () => {
  const cases: [title: string, slug: string][] = [
    ['Rivers and Lakes', 'rivers-and-lakes'],
    ['  Tea,  milk & sugar! ', 'tea-milk-sugar'],
    ["It's Ann’s", 'its-anns'],
    ['洪水退去：三村复电', '洪水退去-三村复电'],
    ['Élan à Paris', 'élan-à-paris'],
    ['C:\\a/b*c?"<d>|e', 'c-a-b-c-d-e'],
    ['../../etc/passwd', 'etc-passwd'],
    ['#1 100%', '1-100'],
    ['…！？🎉', ''],
    ['CON', 'con-1'],
    ['हिन्दी लेख', 'हिन्दी-लेख'],
  ];
  for (const [title, slug] of cases)
    it(`of “${title}” is “${slug}”`, () => assert.equal(slugOf(title), slug));

  it('is short enough for a file’s name, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const slug = slugOf(title);
        assert.ok(Buffer.byteLength(slug) <= 202);
        assert.match(slug, /^(?![-.])[^\s/\\:*?"<>|\0]*(?<!-)$/);
      }),
    );
    assert.equal(slugOf('水'.repeat(500)), '水'.repeat(66));
    assert.equal(slugOf(`${'a'.repeat(199)}𠮷`), 'a'.repeat(199));
  });

  it('stands between day and extension, which drafts do without', () => {
    assert.equal(postFileName('tea', '2022-01-02'), '2022-01-02-tea.md');
    assert.equal(datedFileName('tea.html', '2022-01-02'), '2022-01-02-tea.html');
    assert.equal(datedFileName('2021-08-26-tea time.md', '2022-01-02'), '2022-01-02-tea time.md');
    assert.equal(undatedFileName('2021-08-26-tea.markdown'), 'tea.markdown');
    assert.equal(undatedFileName('tea.md'), 'tea.md');
  });
});

describe('a new post', () => {
  it('has the fields of the archive, in its order and notation', () => {
    const { slug, day, text } = renderNewPost(' Tea  & milk ', false, { habits, now });
    assert.equal(slug, 'tea-milk');
    assert.equal(day, '2022-01-02');
    assert.equal(
      text,
      "---\nlayout: note\ntitle: 'Tea & milk'\ndate: 2022-01-02 12:04:05 +0900\ntags: [a]\ncategories: [b]\n---\n\n",
    );
  });

  it('has the day that its date says', () => {
    const late = { time: Date.UTC(2022, 0, 1, 23, 0, 0), offset: 0 };
    assert.equal(renderNewPost('Tea', false, { habits, now: late }).day, '2022-01-02');
  });

  it('of a blog without posts has layout, title and date', () => {
    const { text } = renderNewPost('Tea: "black"', false, { now });
    assert.equal(
      text,
      '---\nlayout: post\ntitle: "Tea: \\"black\\""\ndate: 2022-01-02 11:04:05 +0800\n---\n\n',
    );
  });

  it('that is a draft has no date', () => {
    const { day, text } = renderNewPost('Tea', true, { habits, now });
    assert.equal(day, undefined);
    assert.doesNotMatch(text, /date/);
  });

  it('reads back with its title, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (title) => {
        const { text } = renderNewPost(title, false, { habits, now });
        const { title: read } = readFacts(parsePost(text));
        assert.equal((read ?? '').trim(), title.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});

describe('front matter that is added', () => {
  const added = (text: string, fileName = '2021-08-26-tea-time.md'): string | undefined => {
    const post = parsePost(text);
    const edit = addFrontMatter(post, readFacts(post, fileName), { now });
    return edit && applyEdits(text, [edit]);
  };

  it('says what the file’s name says', () => {
    assert.equal(added('Text.\n'), '---\nlayout: post\ntitle: "Tea Time"\ndate: 2021-08-26\n---\nText.\n');
  });

  it('says what stamp and heading link say', () => {
    const body = '<!--1629945776000-->\n[洪水](https://a.example/1)\n------\n<p>x</p>\n';
    assert.equal(
      added(body),
      '---\nlayout: post\ntitle: "洪水"\ndate: 2021-08-26T02:42:56.000Z\nauthor:\nfrom: https://a.example/1\ntags: []\ncategories: []\n---\n' +
        body,
    );
  });

  it('fills an empty one, with the post’s line breaks', () => {
    assert.equal(
      added('---\r\n---\r\nText.\r\n'),
      '---\r\nlayout: post\r\ntitle: "Tea Time"\r\ndate: 2021-08-26\r\n---\r\nText.\r\n',
    );
  });

  it('is none where there is some, or something is wrong with it', () => {
    for (const text of [
      '---\ntitle: x\n---\n',
      '---\ntitle: x\n',
      '---js\n---\n',
      '---\n# note\n---\n',
      '---\n- a\n---\n',
    ]) {
      assert.equal(added(text), undefined, text);
    }
  });
});

describe('the date that a draft gets', () => {
  const dated = (text: string): string => {
    const post = parsePost(text);
    const { edit, day } = setDate(post, readFacts(post), now, { habits });
    assert.equal(day, '2022-01-02');
    return edit ? applyEdits(text, [edit]) : text;
  };

  const cases: [what: string, before: string, after: string][] = [
    ['replaces another, in its form', 'date: 2020-01-01  # soon\nx: 1', 'date: 2022-01-02  # soon\nx: 1'],
    ['keeps quotes', "date: '2020-01-01T00:00:00Z'", "date: '2022-01-02T03:04:05Z'"],
    ['replaces what is no date', 'date: soon', 'date: 2022-01-02 12:04:05 +0900'],
    [
      'fills an empty field',
      'title: x\ndate:\ntags: [ a ]',
      'title: x\ndate: 2022-01-02 12:04:05 +0900\ntags: [ a ]',
    ],
    [
      'stands behind the title',
      'title: x # y\nlayout: post',
      'title: x # y\ndate: 2022-01-02 12:04:05 +0900\nlayout: post',
    ],
    ['stands behind other fields', 'layout: post', 'layout: post\ndate: 2022-01-02 12:04:05 +0900'],
    ['leaves front matter in one line alone', '{title: x}', '{title: x}'],
    ['leaves a list of dates alone', 'date: [ 2020-01-01 ]', 'date: [ 2020-01-01 ]'],
  ];
  for (const [what, before, after] of cases) {
    it(what, () => assert.equal(dated(`---\n${before}\n---\nText.\n`), `---\n${after}\n---\nText.\n`));
  }

  it('stands in an empty front matter, and in none that is not there', () => {
    assert.equal(dated('---\r\n---\r\n'), '---\r\ndate: 2022-01-02 12:04:05 +0900\r\n---\r\n');
    assert.equal(dated('Text.\n'), 'Text.\n');
    assert.equal(dated('---\ntitle: x\n'), '---\ntitle: x\n');
  });
});
