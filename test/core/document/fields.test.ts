import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import type { Field, FieldValue, YamlProblem } from '../../../src/core/document/postDocument.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';

interface Read {
  readonly text: string;
  readonly fields: readonly Field[];
  readonly problems: readonly YamlProblem[];
}

function read(lines: string): Read {
  const text = `---\n${lines}\n---\nbody`;
  const { frontMatter } = parsePost(text);
  assert.ok(frontMatter.kind === 'closed');
  return { text, fields: frontMatter.fields, problems: frontMatter.problems };
}

/** A value in short: what its range covers and what it says. */
function brief(text: string, value: FieldValue): unknown[] {
  const written = slice(text, value.range);
  if (value.kind === 'scalar') return [value.style, written, value.text, value.value];
  if (value.kind === 'list') return [value.style, written, value.items.map((item) => brief(text, item))];
  return [value.kind, written];
}

/** The only field of the lines, in short. */
function only(lines: string): unknown[] {
  const { text, fields, problems } = read(lines);
  assert.deepEqual(problems, []);
  assert.equal(fields.length, 1);
  assert.equal(slice(text, fields[0]!.keyRange), lines.slice(0, fields[0]!.keyRange.end - 4));
  return brief(text, fields[0]!.value);
}

describe('fields of front matter', () => {
  const scalars: [what: string, lines: string, expected: unknown[]][] = [
    ['plain text', 'title: 早 報 x', ['plain', '早 報 x', '早 報 x', '早 報 x']],
    [
      'double quotes',
      'title: "a \\"b\\" \\u65e9"',
      ['double', '"a \\"b\\" \\u65e9"', 'a "b" 早', 'a "b" 早'],
    ],
    ['single quotes', "title: 'it''s'", ['single', "'it''s'", "it's", "it's"]],
    ['empty quotes', 'title: ""', ['double', '""', '', '']],
    ['a comment behind it', 'title: a # b', ['plain', 'a', 'a', 'a']],
    ['a number', 'nav_order: 007', ['plain', '007', '007', 7]],
    ['a boolean', 'published: false', ['plain', 'false', 'false', false]],
    [
      'a date, which stays text',
      'date: 2021-08-26 10:00:00 +0800',
      ['plain', '2021-08-26 10:00:00 +0800', '2021-08-26 10:00:00 +0800', '2021-08-26 10:00:00 +0800'],
    ],
    [
      'a literal block, without its last line break',
      'a: |\n  b\n  c',
      ['block', '|\n  b\n  c', 'b\nc\n', 'b\nc\n'],
    ],
    ['a folded block', 'a: >-\n  b\n  c', ['block', '>-\n  b\n  c', 'b c', 'b c']],
    ['plain text over two lines', 'a: b\n  c', ['plain', 'b\n  c', 'b c', 'b c']],
    [
      'double quotes over two lines, the second at the margin',
      'a: "b\nc"',
      ['double', '"b\nc"', 'b c', 'b c'],
    ],
    ['the same with a comment behind', 'a: "b\nc" # d', ['double', '"b\nc"', 'b c', 'b c']],
    ['a colon without a space', 'title: 10:30', ['plain', '10:30', '10:30', '10:30']],
    [
      'an address',
      'from: https://a.example/#b',
      ['plain', 'https://a.example/#b', 'https://a.example/#b', 'https://a.example/#b'],
    ],
    ['a tag of YAML', 'a: !x b', ['plain', 'b', 'b', 'b']],
  ];
  for (const [what, lines, expected] of scalars) {
    it(`hold ${what}`, () => assert.deepEqual(only(lines), expected));
  }

  it('may be empty, with a range behind the colon', () => {
    for (const lines of ['tags:', 'tags: ', 'tags: # none', 'tags :']) {
      const { text, fields } = read(lines);
      assert.equal(fields[0]!.value.kind, 'empty', lines);
      assert.equal(slice(text, fields[0]!.value.range), '');
      assert.match(text.slice(0, fields[0]!.value.range.start), /tags ?:\s*$/);
      assert.match(slice(text, fields[0]!.range), /^tags ?:/);
    }
  });
  it('are empty where YAML’s word for nothing stands', () => {
    for (const word of ['~', 'null', 'Null', 'NULL'])
      assert.deepEqual(only(`date: ${word}`), ['empty', word]);
    assert.deepEqual(only('title: "null"'), ['double', '"null"', 'null', 'null']);
  });

  it('hold flow lists, brackets included', () => {
    assert.deepEqual(only('tags: [ 早报, "b c", 3 ] # x'), [
      'flow',
      '[ 早报, "b c", 3 ]',
      [
        ['plain', '早报', '早报', '早报'],
        ['double', '"b c"', 'b c', 'b c'],
        ['plain', '3', '3', 3],
      ],
    ]);
    assert.deepEqual(only('tags: []'), ['flow', '[]', []]);
    assert.deepEqual(only('tags: [\n  a,\n  b,\n  ]')[2], [
      ['plain', 'a', 'a', 'a'],
      ['plain', 'b', 'b', 'b'],
    ]);
  });
  it('hold block lists, from the first dash to the last item, without the line break', () => {
    const items = [
      ['plain', 'a', 'a', 'a'],
      ['single', "'b'", 'b', 'b'],
    ];
    assert.deepEqual(only("tags:\n- a\n- 'b'"), ['block', "- a\n- 'b'", items]);
    assert.deepEqual(only("tags:\n  - a # c\n  - 'b'   \n\n# d"), ['block', "- a # c\n  - 'b'", items]);
    assert.deepEqual(only('tags:\n-\n- a')[2], [
      ['empty', ''],
      ['plain', 'a', 'a', 'a'],
    ]);
  });
  it('hold maps and lists of maps, to the end of the last value', () => {
    assert.deepEqual(only('image:\n  path: /a.png\n  alt: b\n'), ['map', 'path: /a.png\n  alt: b']);
    assert.deepEqual(only('image: { path: /a.png }'), ['map', '{ path: /a.png }']);
    assert.deepEqual(only('gallery:\n- url: a\n  alt:\n- url: b')[1], '- url: a\n  alt:\n- url: b');
  });
  it('hold aliases, whose values are not followed', () => {
    const { text, fields, problems } = read('a: &x 1\nb: *x');
    assert.deepEqual(problems, []);
    assert.deepEqual(brief(text, fields[0]!.value), ['plain', '1', '1', 1]);
    assert.deepEqual(brief(text, fields[1]!.value), ['other', '*x']);
  });

  it('have keys of any script and type, and of any quotes, as text', () => {
    const { text, fields } = read('日期: a\n1: b\ntrue: c\n"q k": d\n\'s\': e\na-b.c: f');
    assert.deepEqual(
      fields.map(({ key }) => key),
      ['日期', '1', 'true', 'q k', 's', 'a-b.c'],
    );
    assert.deepEqual(
      fields.map(({ keyRange }) => slice(text, keyRange)),
      ['日期', '1', 'true', '"q k"', "'s'", 'a-b.c'],
    );
  });
  it('reach from the key to the end of the value, without a comment or line break', () => {
    const { text, fields } = read('a: 1 # x\nb:\n- c\n\n# y\nd: |\n  e\n\nf: [\n g ]\nh:');
    assert.deepEqual(
      fields.map(({ range }) => slice(text, range)),
      ['a: 1', 'b:\n- c', 'd: |\n  e', 'f: [\n g ]', 'h:'],
    );
  });
  it('may stand twice, and are told as often', () => {
    const { fields, problems } = read('a: 1\nb: 2\na: 3');
    assert.deepEqual(
      fields.map(({ key }) => key),
      ['a', 'b', 'a'],
    );
    assert.deepEqual(problems, []);
  });
  it('that stand in a flow map are found', () => {
    const { text, fields } = read('{title: x, tags: [a]}');
    assert.deepEqual(
      fields.map(({ range }) => slice(text, range)),
      ['title: x', 'tags: [a]'],
    );
  });
  it('are none where the front matter is no map, which is a problem at its place', () => {
    for (const lines of ['just text', '- a\n- b', '[a]']) {
      const { text, fields, problems } = read(lines);
      assert.deepEqual(fields, []);
      assert.deepEqual(
        problems.map(({ code, range }) => [code, slice(text, range).trim()]),
        [['NOT_A_MAP', lines]],
      );
    }
    for (const lines of ['', '# only a comment']) assert.deepEqual(read(lines).problems, []);
  });
  it('have the same ranges with Windows line ends', () => {
    const text = '---\r\na: |\r\n  b\r\ntags:\r\n- c\r\n- d\r\ne: "f\r\ng"\r\nh:\r\n---\r\n';
    const { frontMatter } = parsePost(text);
    assert.ok(frontMatter.kind === 'closed');
    assert.deepEqual(frontMatter.problems, []);
    assert.deepEqual(
      frontMatter.fields.map(({ range }) => slice(text, range)),
      ['a: |\r\n  b', 'tags:\r\n- c\r\n- d', 'e: "f\r\ng"', 'h:'],
    );
  });
});

describe('one broken field', () => {
  const broken: [what: string, lines: string, code: string, at: string][] = [
    ['a colon in a title', 'title: One: two', 'BLOCK_AS_IMPLICIT_KEY', 'title: One: two'],
    ['a missing double quote', 'title: "One', 'MISSING_CHAR', 'title: "One'],
    ['a missing single quote', "title: 'One", 'MISSING_CHAR', "title: 'One"],
    ['text behind quotes', 'title: "One" two', 'UNEXPECTED_TOKEN', 'title: "One" two'],
    ['an open bracket', 'keywords: [ a, b', 'BAD_INDENT', 'keywords: [ a, b'],
    ['an open brace', 'image: { a: b', 'BAD_INDENT', 'image: { a: b'],
    ['a tab', '\tlead: b', 'TAB_AS_INDENT', '\tlead: b'],
    ['stray text', 'stray text', 'NOT_A_MAP', 'stray text'],
    ['a reserved character', 'title: @home', 'BAD_SCALAR_START', 'title: @home'],
    ['an asterisk that is no alias', 'title: *One*', 'BAD_ALIAS', 'title: *One*'],
    ['an empty item', 'keywords: [a, , b]', 'UNEXPECTED_TOKEN', 'keywords: [a, , b]'],
  ];
  const before = 'layout: post\ndate: 2021-08-26';
  const after = 'author: Ann\ntags: [ x, y ]';
  for (const [what, lines, code, at] of broken) {
    it(`with ${what} does not hide the others`, () => {
      const { text, fields, problems } = read(`${before}\n${lines}\n${after}`);
      const others = fields.filter(({ key }) => ['layout', 'date', 'author', 'tags'].includes(key));
      assert.deepEqual(
        others.map(({ range }) => slice(text, range)),
        ['layout: post', 'date: 2021-08-26', 'author: Ann', 'tags: [ x, y ]'],
      );
      assert.ok(problems.length > 0);
      const line = text.indexOf(at);
      for (const { range } of problems) {
        assert.ok(
          range.start >= line - 1 && range.start <= line + at.length + 1,
          'the problem is in its line',
        );
      }
      if (code !== 'NOT_A_MAP') assert.ok(problems.some((problem) => problem.code === code));
    });
  }
  it('keeps a title that has a colon and a space', () => {
    const { text, fields } = read('title: One: two # c\ndate: 2021-08-26');
    assert.deepEqual(brief(text, fields[0]!.value), ['plain', 'One: two', 'One: two', 'One: two']);
    assert.equal(slice(text, fields[0]!.range), 'title: One: two');
  });
  it('keeps what is there of a list without its bracket', () => {
    const { text, fields } = read('tags: [ a, b\ndate: 2021-08-26');
    assert.equal(slice(text, fields[0]!.value.range), '[ a, b');
    assert.ok(fields[0]!.value.kind === 'list');
    assert.deepEqual(
      fields[0]!.value.items.map((item) => slice(text, item.range)),
      ['a', 'b'],
    );
  });
  it('is not joined with the next one by quotes that close there', () => {
    const { fields } = read('title: "One\nauthor: "Ann"\ndate: 2021-08-26');
    assert.deepEqual(
      fields.map(({ key }) => key),
      ['title', 'author', 'date'],
    );
  });
});
