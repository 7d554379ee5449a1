import assert from 'node:assert/strict';
import { findFieldHabits, type FieldHabits } from '../../../src/core/archive/fieldHabits.ts';
import { findCompletions } from '../../../src/core/completions/findCompletions.ts';
import type { Completion } from '../../../src/core/completions/completion.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { FrontMatterSchema } from '../../../src/core/jsonSchema/frontMatterSchema.ts';
import type { Surroundings } from '../../../src/core/writing/fieldDefaults.ts';
import { archiveOf } from '../support/archive.ts';
import { caret } from '../support/caret.ts';

const now = { time: Date.UTC(2022, 0, 2, 3, 4, 5), offset: 480 };
const NAME = '2021-08-26-rivers-and-lakes.md';
const ARTICLE = '<!--1629945776000-->\n[洪水退去](https://news.example.com/1)\n------\n\n<p>Text.</p>\n';

function habitsOf(...posts: string[]): FieldHabits {
  return findFieldHabits(
    posts.map((text) => {
      const document = parsePost(text);
      return { document, facts: readFacts(document) };
    }),
  );
}

interface Asked {
  readonly body?: string;
  readonly name?: string;
  readonly around?: Surroundings;
  readonly archive?: ReturnType<typeof archiveOf>;
}

function offered(
  lines: string,
  { body = '', name = NAME, around = {}, archive = archiveOf() }: Asked,
): Completion[] {
  const { text, offset } = caret(`---\n${lines}\n---\n${body}`);
  const post = parsePost(text);
  return findCompletions(post, readFacts(post, name), offset, archive, { now, ...around });
}

/** The line of a field, with the part that is typed over in ⟦⟧. */
function line(key: string, asked: Asked = {}, lines = '|'): string {
  const found = offered(lines, asked).find(({ label }) => label === key);
  assert.ok(found, `${key} is offered`);
  const { newText, placeholder } = found;
  if (!placeholder) return newText;
  const { start, end } = placeholder;
  return `${newText.slice(0, start)}⟦${newText.slice(start, end)}⟧${newText.slice(end)}`;
}

describe('the completion of a missing field', () => {
  it('takes title and date from the file’s name', () => {
    assert.equal(line('title'), 'title: "⟦Rivers And Lakes⟧"');
    assert.equal(line('date'), 'date: ⟦2021-08-26⟧');
    assert.equal(line('title', { name: '2021-08-26-江河 湖泊.md' }), 'title: "⟦江河 湖泊⟧"');
  });

  it('takes title, address and date of an article from its heading link and stamp', () => {
    assert.equal(line('title', { body: ARTICLE }), 'title: "⟦洪水退去⟧"');
    assert.equal(line('from', { body: ARTICLE }), 'from: ⟦https://news.example.com/1⟧');
    assert.equal(line('date', { body: ARTICLE }), 'date: ⟦2021-08-26T02:42:56.000Z⟧');
  });

  it('dates a post now where its name says no other day', () => {
    for (const name of ['draft.md', '2022-01-02-today.md']) {
      assert.equal(line('date', { name }), 'date: ⟦2022-01-02 11:04:05 +0800⟧');
    }
  });

  it('writes as the archive does', () => {
    const habits = habitsOf(
      "---\nlayout: note\ntitle: 'x'\ndate: 2020-01-01 10:00:00\ntags: [a]\nlang: ja\n---\n",
    );
    const around = { habits };
    assert.equal(line('title', { around }), "title: '⟦Rivers And Lakes⟧'");
    assert.equal(line('date', { around, name: 'x.md' }), 'date: ⟦2022-01-02 11:04:05⟧');
    assert.equal(line('layout', { around }), 'layout: ⟦note⟧');
    assert.equal(line('lang', { around }), 'lang: ⟦ja⟧');
    assert.equal(line('categories', { around }), 'categories: [⟦⟧]');
  });

  it('gives author and terms that posts of the same source site have', () => {
    const post = (site: string, author: string): string =>
      `---\nfrom: https://${site}/1\nauthor: ${author}\ntags: [ ${author}, 時事 ]\n---\n`;
    const habits = habitsOf(post('a.example', '甲'), post('a.example', '甲'), post('b.example', '乙'));
    const from = 'from: https://a.example/2\n|';
    assert.equal(line('author', { around: { habits } }, from), 'author: ⟦甲⟧');
    assert.equal(line('tags', { around: { habits } }, from), 'tags: [ ⟦甲, 時事⟧ ]');
    assert.equal(line('author', { around: { habits } }, '|'), 'author: ');
  });

  it('writes block lists as lines, with the post’s line breaks', () => {
    const habits = habitsOf('---\ntags:\n- a\n- b\n---\n');
    assert.equal(line('tags', { around: { habits } }), 'tags:\n- ⟦a\n- b⟧');
    const { text, offset } = caret('---\r\n|\r\n---\r\n');
    const post = parsePost(text);
    const found = findCompletions(post, readFacts(post), offset, archiveOf(), { habits });
    assert.equal(found.find(({ label }) => label === 'tags')?.newText, 'tags:\r\n- a\r\n- b');
  });

  it('answers without an index, and with the index alone', () => {
    assert.equal(line('layout'), 'layout: ⟦post⟧');
    assert.equal(line('author'), 'author: ');
    assert.equal(line('tags'), 'tags: [ ⟦⟧ ]');
    const archive = archiveOf({ author: 'Ann', layout: 'essay' }, { author: 'Ann', layout: 'essay' });
    assert.equal(line('author', { archive }), 'author: ⟦Ann⟧');
    assert.equal(line('layout', { archive }), 'layout: ⟦essay⟧');
  });

  it('quotes what YAML would read as something else', () => {
    const habits = habitsOf('---\ntitle: x\nauthor: "yes"\nlayout: "a: b"\n---\n');
    assert.equal(line('author', { around: { habits } }), 'author: "⟦yes⟧"');
    assert.equal(line('layout', { around: { habits } }), 'layout: "⟦a: b⟧"');
    assert.equal(line('title', { around: { habits }, name: 'a-b #c: d.md' }), 'title: "⟦a-b #c: d⟧"');
  });

  it('comes first for fields that the post must have, then for those of the archive', () => {
    const habits = habitsOf('---\ncover: x.jpg\ntitle: x\n---\n');
    const labels = offered('title: x\n|', { around: { habits, requiredFields: ['title', 'lang', 'mood'] } });
    assert.deepEqual(
      labels.slice(0, 4).map(({ label }) => label),
      ['lang', 'mood', 'cover', 'layout'],
    );
    assert.equal(labels.find(({ label }) => label === 'mood')?.newText, 'mood: ');
    const archived = offered('title: x\n|', { around: { habits }, body: ARTICLE });
    assert.deepEqual(
      archived.slice(0, 7).map(({ label }) => label),
      ['layout', 'date', 'author', 'from', 'tags', 'categories', 'cover'],
    );
  });
});

describe('the completion of dates, addresses and languages', () => {
  const values = (lines: string, asked: Asked = {}): string[] =>
    offered(lines, asked).map(({ label }) => label);

  it('offers the stamp, the file’s day and now', () => {
    assert.deepEqual(values('date: |', { body: ARTICLE }), [
      '2021-08-26T02:42:56.000Z',
      '2021-08-26',
      '2022-01-02T03:04:05.000Z',
    ]);
    assert.deepEqual(
      offered('date: |', {}).map(({ source }) => source?.text),
      ['the file name', 'now'],
    );
    assert.deepEqual(values('last_modified_at: 2|'), ['2022-01-02 11:04:05 +0800']);
  });

  it('puts a date in no quotes, unless there are some', () => {
    assert.equal(offered('date: |', {})[0]?.newText, '2021-08-26');
    assert.equal(offered('date:|', {})[0]?.newText, ' 2021-08-26');
    assert.equal(offered("date: '2|'", {})[0]?.newText, "'2021-08-26'");
  });

  it('offers the heading link’s address, and how those of the archive begin', () => {
    const archive = archiveOf(
      { sourceSite: 'b.example' },
      { sourceSite: 'a.example' },
      { sourceSite: 'b.example' },
    );
    assert.deepEqual(values('from: h|', { archive, body: ARTICLE }), [
      'https://news.example.com/1',
      'https://b.example/',
      'https://a.example/',
    ]);
    assert.equal(offered('from: |', { archive })[0]?.count, 2);
  });

  it('offers what nearly all posts have, a boolean as a boolean', () => {
    const habits = habitsOf('---\ncomments: true\nmood: "a: b"\n---\n');
    const texts = (lines: string): string[] =>
      offered(lines, { around: { habits } }).map(({ newText }) => newText);
    assert.deepEqual(texts('comments: |'), ['true']);
    assert.deepEqual(texts('mood: |'), ['"a: b"']);
  });

  it('offers languages, that of the archive first', () => {
    const habits = habitsOf('---\nlang: ko\n---\n');
    assert.deepEqual(values('lang: |', { around: { habits } }), ['ko', 'zh-CN', 'zh-TW', 'en', 'ja']);
  });
});

describe('completion by a schema of the workspace', () => {
  const schema = new FrontMatterSchema(
    JSON.stringify({
      required: ['edition'],
      properties: {
        edition: { enum: ['morning', 'late evening'] },
        tags: { items: { enum: ['weather', 'yes', 'sea trade'] } },
        volume: { enum: [1, 2] },
        colour: {},
      },
    }),
    'post.json',
  );
  const around = { schemas: [schema] };
  const values = (lines: string): string[] => offered(lines, { around }).map(({ newText }) => newText);

  it('begins with the fields that it asks for, and has those that it knows', () => {
    const keys = offered('|', { around }).map(({ label }) => label);
    assert.equal(keys[0], 'edition');
    assert.ok(keys.includes('colour') && keys.includes('title'));
  });
  it('has the values that it allows, and no others', () => {
    assert.deepEqual(values('edition: |'), ['morning', 'late evening']);
    assert.deepEqual(values("edition: '|'"), ["'morning'", "'late evening'"]);
    assert.deepEqual(values('volume: |'), ['1', '2']);
  });
  it('proposes no value of other posts that it does not allow', () => {
    const offers = (edition: string): string[] => {
      const habits = habitsOf(`---\nedition: ${edition}\n---\n`);
      const offer = offered('|', { around: { ...around, habits } });
      return offer.filter(({ label }) => label === 'edition').map(({ newText }) => newText);
    };
    assert.deepEqual(offers('noon'), ['edition: ']);
    assert.deepEqual(offers('morning'), ['edition: morning']);
  });
  it('has the values of a list but those that are there, as text', () => {
    const archive = archiveOf({ tags: ['others'] });
    assert.deepEqual(
      offered('tags: [ weather, | ]', { around, archive }).map(({ newText }) => newText.trim()),
      ['"yes"', 'sea trade'],
    );
  });
});
