import assert from 'node:assert/strict';
import { CHECKS } from '../../../src/core/diagnostics/checkTable.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { english } from '../../../src/core/text/message.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { optionsOf, type Case } from './case.ts';
import { alarms, diagnose } from './diagnose.ts';
import { FILE_NAME_CASES, JEKYLL_CASES, YAML_CASES } from './jekyllCases.ts';

const STAMP = '<!--1646370367890-->\n';

/** What only an archive or a schema tells has tests of its own. */
type ArchiveCode =
  'schema' | 'same-from' | 'same-address' | 'same-title' | 'other-spelling' | 'usual-field' | 'usual-date';

const CASES: Record<Exclude<keyof typeof CHECKS, ArchiveCode>, readonly Case[]> = {
  ...JEKYLL_CASES,
  'front-matter-not-closed': [
    {
      what: 'before the body',
      text: '---\ntitle: a\n\nText.\n',
      at: '---',
      fixed: ['---\ntitle: a\n---\n\nText.\n'],
    },
    { what: 'at the end of the text', text: '---\ntitle: a', at: '---', fixed: ['---\ntitle: a\n---\n'] },
    {
      what: 'with Windows line ends',
      text: '\uFEFF---\r\ntitle: a\r\n<p>\r\n',
      at: '---',
      fixed: ['\uFEFF---\r\ntitle: a\r\n---\r\n<p>\r\n'],
    },
  ],
  'front-matter-is-code': [
    { what: 'JavaScript', text: '---js\n{ a: 1 }\n---\n', at: '---js', fixed: [] },
    { what: 'JSON', text: '---json\n{ "a": 1 }\n---\n', at: '---json', fixed: [] },
  ],
  'yaml-syntax': [
    { what: 'a colon in a title', lines: 'title: One: two', at: 'One: two', fixed: ['title: "One: two"'] },
    {
      what: 'a colon before a comment',
      lines: 'title: One: two # c\na: b',
      at: 'One: two',
      fixed: ['title: "One: two" # c\na: b'],
    },
    {
      what: 'a colon and double quotes',
      lines: 'title: One: "two"',
      at: 'One: "two"',
      fixed: [`title: 'One: "two"'`],
    },
    { what: 'a reserved character', lines: 'title: @home', at: '@', fixed: ['title: "@home"'] },
    { what: 'a percent sign', lines: 'title: %x', at: '%', fixed: ['title: "%x"'] },
    { what: 'a backtick', lines: 'title: `x`', at: '`', fixed: ['title: "`x`"'] },
    { what: 'an asterisk that is no alias', lines: 'title: *One*', at: '*One*', fixed: ['title: "*One*"'] },
    { what: 'text behind quotes', lines: 'title: "One" two', at: 'two', fixed: [`title: '"One" two'`] },
    {
      what: 'quotation marks around two words',
      lines: 'title: "甲"与"乙"',
      at: '与"乙"',
      fixed: [`title: '"甲"与"乙"'`],
    },
    {
      what: 'single quotation marks around two words',
      lines: "title: 'One' and 'two'",
      at: "and 'two'",
      fixed: [`title: "'One' and 'two'"`],
    },
    {
      what: 'quotation marks within quotes',
      lines: 'title: "Say "One" now"',
      at: 'One" now"',
      fixed: [`title: 'Say "One" now'`],
    },
    { what: 'text behind brackets', lines: 'title: [One] two', at: 'two', fixed: ['title: "[One] two"'] },
    { what: 'an apostrophe in single quotes', lines: "title: 'it's'", at: "s'", fixed: [`title: "it's"`] },
    {
      what: 'a missing double quote',
      lines: 'title: "One\ntag: a',
      at: 'e',
      fixed: ['title: "One"\ntag: a'],
    },
    {
      what: 'a missing single quote',
      lines: "title: 'One\ntag: a",
      at: 'e',
      fixed: ["title: 'One'\ntag: a"],
    },
    { what: 'a missing bracket', lines: 'tags: [a, b\ntitle: a', at: 'b', fixed: ['tags: [a, b]\ntitle: a'] },
    {
      what: 'a missing bracket in a spaced list',
      lines: 'tags: [ a, b\ntitle: a',
      at: 'b',
      fixed: ['tags: [ a, b ]\ntitle: a'],
    },
    { what: 'a missing brace', lines: 'image: {a: b\ntitle: a', at: 'b', fixed: ['image: {a: b}\ntitle: a'] },
    { what: 'two commas', lines: 'tags: [a, , b]', at: ',', fixed: ['tags: [a, b]'] },
    { what: 'a tab before an item', lines: 'tags:\n\t- a', at: '\t', fixed: ['tags:\n  - a'] },
    { what: 'a tab before a key', lines: 'title: a\n\ttag: b', at: '\t', fixed: ['title: a\ntag: b'] },
    { what: 'a dash on the line of the key', lines: 'title: - a', at: '-', fixed: ['title: "- a"'] },
    { what: 'stray text', lines: 'title: a\nstray\ntag: b', at: 'stray', fixed: [] },
    { what: 'an indented key', lines: 'title: a\n  tag: b\nlayout: c', at: 'a', fixed: [] },
    { what: 'a list', lines: '- a', at: '- a', fixed: [] },
    { what: 'nothing but text', lines: 'a b', at: 'a b', fixed: [] },
    ...YAML_CASES,
  ],
  'duplicate-key': [
    {
      what: 'a title',
      lines: 'title: a\ntag: x\ntitle: b',
      at: 'title',
      fixed: ['tag: x\ntitle: b', 'title: a\ntag: x'],
    },
    {
      what: 'a block list before another field',
      lines: 'tags:\n- a\nlayout: x\ntags: [b]',
      at: 'tags',
      fixed: ['layout: x\ntags: [b]', 'tags:\n- a\nlayout: x'],
    },
    {
      what: 'a block scalar before another field',
      lines: 'excerpt: |\n  a\n  b\nlayout: x\nexcerpt: c',
      at: 'excerpt',
      fixed: ['layout: x\nexcerpt: c', 'excerpt: |\n  a\n  b\nlayout: x'],
    },
    { what: 'fields of one flow map', lines: '{title: a, title: b}', at: 'title', fixed: [] },
  ],
  'wrong-type': [
    { what: 'a list for a title', lines: 'title: [a]', at: '[a]', fixed: ['title: a'] },
    { what: 'a list of two for a title', lines: 'title: [a, b]', at: '[a, b]', fixed: [] },
    { what: 'a map for tags', lines: 'tags: { a: b }', at: '{ a: b }', fixed: [] },
    { what: 'a list of maps for tags', lines: 'tags:\n- a: b', at: '- a: b', fixed: [] },
    { what: 'a quoted boolean', lines: 'published: "false"', at: '"false"', fixed: ['published: false'] },
    { what: 'a word for a boolean', lines: 'published: later', at: 'later', fixed: [] },
    {
      what: 'a list for a date',
      lines: 'date: [2021-08-26]',
      at: '[2021-08-26]',
      fixed: ['date: 2021-08-26'],
    },
    {
      what: 'a Liquid output for a title',
      lines: 'title: {{ x }}',
      at: '{{ x }}',
      fixed: ['title: "{{ x }}"'],
    },
  ],
  'invalid-date': [
    { what: 'a word', lines: 'date: soon', at: 'soon', fixed: [] },
    {
      what: 'a day that is none',
      lines: 'date: 2021-04-31',
      at: '2021-04-31',
      fileName: '2021-04-30-a.md',
      fixed: ['date: 2021-04-30'],
    },
    {
      what: 'no date, with a stamp that is no date either',
      lines: 'date: soon',
      body: '<!--1629968640000000-->\n',
      requiredFields: [],
      at: 'soon',
      fixed: [],
    },
    {
      what: 'no date, with a stamp',
      lines: 'date: "Invalid date"',
      body: STAMP,
      requiredFields: [],
      at: '"Invalid date"',
      fixed: ['date: 2022-03-04T05:06:07.890Z'],
    },
    { what: 'a date of change', lines: 'last_modified_at: 2021-13-01', at: '2021-13-01', fixed: [] },
  ],
  'invalid-from': [
    {
      what: 'an address without scheme, in a flow map',
      lines: '{from: "www.a.example/b,c", title: a}',
      at: '"www.a.example/b,c"',
      fixed: ['{from: "https://www.a.example/b,c", title: a}'],
    },
    {
      what: 'an address without scheme',
      lines: 'from: www.a.example/b',
      at: 'www.a.example/b',
      fixed: ['from: https://www.a.example/b'],
    },
    {
      what: 'an address with half a scheme',
      lines: 'from: //a.example/b',
      at: '//a.example/b',
      fixed: ['from: https://a.example/b'],
    },
    {
      what: 'a name in an archived post',
      lines: 'from: Reuters',
      body: STAMP,
      requiredFields: [],
      at: 'Reuters',
      fixed: [],
    },
    {
      what: 'a name where the heading link knows better',
      lines: 'from: Reuters',
      body: '[a](https://a.example/b)\n---\n',
      at: 'Reuters',
      fixed: ['from: https://a.example/b'],
    },
    { what: 'another scheme', lines: 'from: "javascript:alert(1)"', at: '"javascript:alert(1)"', fixed: [] },
  ],
  'missing-field': [
    {
      what: 'value of a flow map’s field',
      lines: '{from: , title: a}',
      body: '[a](https://a.example/b,c)\n---\n',
      requiredFields: ['from', 'title'],
      at: 'from',
      fixed: ['{from: "https://a.example/b,c", title: a}'],
    },
    {
      what: 'date, which a stamp beyond the year 9999 does not know',
      lines: 'title: a',
      body: '<!--1629968640000000-->\n',
      requiredFields: ['date'],
      at: '---',
      fixed: ['date:\ntitle: a'],
      unfinished: true,
    },
    {
      what: 'layout',
      lines: 'title: a',
      requiredFields: ['layout', 'title'],
      at: '---',
      fixed: ['layout: post\ntitle: a'],
    },
    {
      what: 'date, which the stamp knows',
      lines: 'layout: post\ntitle: a',
      body: STAMP,
      requiredFields: ['title', 'date'],
      at: '---',
      fixed: ['layout: post\ntitle: a\ndate: 2022-03-04T05:06:07.890Z'],
    },
    {
      what: 'date, which the file name knows',
      lines: 'title: a',
      fileName: '2021-08-26-a.md',
      requiredFields: ['date'],
      at: '---',
      fixed: ['date: 2021-08-26\ntitle: a'],
    },
    {
      what: 'title and from, which the heading link knows',
      lines: 'title:\nauthor: a',
      body: '[b "c"](https://a.example/b)\n---\n',
      requiredFields: ['title'],
      at: 'title',
      fixed: ['title: "b \\"c\\""\nauthor: a'],
    },
    {
      what: 'from, which the heading link knows',
      lines: 'author: a',
      body: '[b](https://a.example/b)\n---\n',
      requiredFields: ['author', 'from'],
      at: '---',
      fixed: ['author: a\nfrom: https://a.example/b'],
    },
    {
      what: 'tags behind a block list',
      lines: 'categories:\n- a\n- b\nlayout: x',
      requiredFields: ['categories', 'tags'],
      at: '---',
      fixed: ['categories:\n- a\n- b\ntags: [ a, b ]\nlayout: x'],
    },
    {
      what: 'tags behind a block scalar',
      lines: 'title: |\n  a\nlayout: x',
      requiredFields: ['title', 'tags'],
      at: '---',
      fixed: ['title: |\n  a\ntags: []\nlayout: x'],
    },
    {
      what: 'a value of null',
      lines: 'layout: ~',
      requiredFields: ['layout'],
      at: 'layout',
      fixed: ['layout: post'],
    },
    {
      what: 'a value, with a space before the colon',
      lines: 'layout :\ntitle: a',
      requiredFields: ['layout'],
      at: 'layout',
      fixed: ['layout: post\ntitle: a'],
    },
    {
      what: 'an author, whom nobody knows',
      lines: 'title: a',
      requiredFields: ['title', 'author'],
      at: '---',
      fixed: ['title: a\nauthor:'],
      unfinished: true,
    },
    {
      what: 'a value of author, whom nobody knows',
      lines: 'author:',
      requiredFields: ['author'],
      at: 'author',
      fixed: [],
    },
    { what: 'a field of a flow map', lines: '{title: a}', requiredFields: ['layout'], at: '---', fixed: [] },
    {
      what: 'all of an empty front matter',
      text: '---\n---\nx',
      requiredFields: ['layout'],
      at: '---',
      fixed: ['---\nlayout: post\n---\nx'],
    },
  ],
  'misspelt-key': [
    { what: 'a letter too few', lines: 'ategory: a', at: 'ategory', fixed: ['category: a'] },
    { what: 'two letters that changed places', lines: 'tilte: a', at: 'tilte', fixed: ['title: a'] },
    { what: 'a capital', lines: 'Title: a', at: 'Title', fixed: ['title: a'] },
    { what: 'in quotes', lines: '"tgas": [a]', at: '"tgas"', fixed: ['tags: [a]'] },
    { what: 'two letters of a long key', lines: 'catagoris: a', at: 'catagoris', fixed: ['categories: a'] },
  ],
  'duplicate-term': [
    { what: 'in a flow list', lines: 'tags: [ a, b, a ]', at: 'a', fixed: ['tags: [ a, b ]'] },
    { what: 'in other quotes', lines: 'tags: [ a, "a", b ]', at: '"a"', fixed: ['tags: [ a, b ]'] },
    {
      what: 'in a block list',
      lines: 'categories:\n- a\n- b\n- a # c\nlayout: x',
      at: 'a',
      fixed: ['categories:\n- a\n- b\nlayout: x'],
    },
    {
      what: 'over two lines',
      lines: 'tags:\n- "a\n  b"\n- "a\n  b"\n- c',
      at: '"a\n  b"',
      fixed: ['tags:\n- "a\n  b"\n- c'],
    },
    {
      what: 'in a flow list over lines',
      lines: 'tags: [\n  a,\n  a\n]',
      at: 'a',
      fixed: ['tags: [\n  a\n]'],
    },
    {
      what: 'in a flow list behind a comment',
      lines: 'tags: [\n  a, # keep me\n  a,\n  b\n]',
      at: 'a',
      fixed: ['tags: [\n  a, # keep me\n  b\n]'],
    },
    {
      what: 'at the end of a flow list behind a comment',
      lines: 'tags: [\n  a, # keep me\n  a ]',
      at: 'a',
      fixed: ['tags: [\n  a, # keep me\n   ]'],
    },
  ],
  'empty-term': [
    {
      what: 'first of a flow list, before a comment',
      lines: 'tags: [\n  "", # keep me\n  b\n]',
      at: '""',
      fixed: ['tags: [\n  # keep me\n  b\n]'],
    },
    { what: 'in a flow list', lines: 'tags: [ a, "", b ]', at: '""', fixed: ['tags: [ a, b ]'] },
    { what: 'first of a flow list', lines: 'tags: [ "", b ]', at: '""', fixed: ['tags: [ b ]'] },
    { what: 'alone in a flow list', lines: 'tags: [""]', at: '""', fixed: ['tags: []'] },
    { what: 'of white space', lines: 'tags: [ a, " " ]', at: '" "', fixed: ['tags: [ a ]'] },
    { what: 'in a block list', lines: 'tags:\n- a\n-\n- b', at: '-', fixed: ['tags:\n- a\n- b'] },
    { what: 'that is null', lines: 'tags: [ a, null ]', at: 'null', fixed: ['tags: [ a ]'] },
  ],
  'file-name-date': [
    ...FILE_NAME_CASES,
    {
      what: 'another day',
      lines: 'date: 2021-08-26',
      fileName: '2021-08-28-a.md',
      at: '2021-08-26',
      fixed: ['date: 2021-08-28'],
    },
    {
      what: 'another day, with a time',
      lines: 'date: "2021-08-26 10:00:00 +0800"',
      fileName: '2021-09-26-a.md',
      at: '"2021-08-26 10:00:00 +0800"',
      fixed: ['date: "2021-09-26 10:00:00 +0800"'],
    },
    {
      what: 'another day, with slashes',
      lines: 'date: 2021/8/26',
      fileName: '2021-08-28-a.md',
      at: '2021/8/26',
      fixed: ['date: 2021-08-28'],
    },
    {
      what: 'another day, in words',
      lines: 'date: 26 Aug 2021',
      fileName: '2021-08-28-a.md',
      at: '26 Aug 2021',
      fixed: [],
    },
  ],
  'stamp-date': [
    {
      what: 'days apart',
      lines: 'date: 2022-03-01T00:00:00Z',
      body: STAMP,
      requiredFields: [],
      at: '1646370367890',
      fixed: ['<!--1646092800000-->', 'date: 2022-03-04T05:06:07.890Z'],
    },
    {
      what: 'years apart, before there were stamps',
      lines: 'date: 1949-10-01',
      body: STAMP,
      requiredFields: [],
      at: '1646370367890',
      fixed: ['date: 2022-03-04T05:06:07.890Z'],
    },
    {
      what: 'in microseconds',
      lines: 'date: 2021-08-26T09:04:00Z',
      body: '<!--1629968640000000-->\n',
      requiredFields: [],
      at: '1629968640000000',
      fixed: ['<!--1629968640000-->'],
    },
    {
      what: 'that is no time',
      lines: 'date: 2022-03-01T00:00:00Z',
      body: '<!--NaN-->\n',
      requiredFields: [],
      at: 'NaN',
      fixed: ['<!--1646092800000-->'],
    },
    {
      what: 'that is no time, without a date',
      lines: 'title: a',
      body: '<!--NaN-->\n',
      requiredFields: [],
      at: 'NaN',
      fixed: [],
    },
  ],
  'heading-title': [
    {
      what: 'another title, in a flow map',
      lines: '{title: a, from: "https://a.example/b"}',
      body: '[c, d](https://a.example/b)\n---\n',
      at: 'c, d',
      fixed: ['[a](https://a.example/b)', '{title: "c, d", from: "https://a.example/b"}'],
    },
    {
      what: 'another title',
      lines: 'title: a\nfrom: https://a.example/b',
      body: '[c](https://a.example/b)\n---\n',
      at: 'c',
      fixed: ['[a](https://a.example/b)', 'title: c\nfrom: https://a.example/b'],
    },
    {
      what: 'another title that needs quotes',
      lines: 'title: a\nfrom: https://a.example/b',
      body: '[c: d](https://a.example/b)\n---\n',
      at: 'c: d',
      fixed: ['[a](https://a.example/b)', 'title: "c: d"\nfrom: https://a.example/b'],
    },
    {
      what: 'another title in single quotes',
      lines: "title: 'a'\nfrom: https://a.example/b",
      body: "[it's](https://a.example/b)\n---\n",
      at: "it's",
      fixed: ['[a](https://a.example/b)', "title: 'it''s'\nfrom: https://a.example/b"],
    },
    {
      what: 'another title in a block',
      lines: 'title: |\n  a\nfrom: https://a.example/b',
      body: '[c](https://a.example/b)\n---\n',
      at: 'c',
      fixed: ['[a](https://a.example/b)', 'title: "c"\nfrom: https://a.example/b'],
    },
  ],
  'heading-from': [
    {
      what: 'another address, in a flow map',
      lines: '{title: a, from: "https://a.example/b"}',
      body: '[a](https://a.example/c,d)\n---\n',
      at: 'https://a.example/c,d',
      fixed: ['[a](https://a.example/b)', '{title: a, from: "https://a.example/c,d"}'],
    },
    {
      what: 'another address',
      lines: 'title: a\nfrom: https://a.example/b',
      body: '[a](https://a.example/c)\n---\n',
      at: 'https://a.example/c',
      fixed: ['[a](https://a.example/b)', 'title: a\nfrom: https://a.example/c'],
    },
    {
      what: 'no address',
      lines: 'title: a\nfrom: https://a.example/b',
      body: '[a](b)\n---\n',
      at: 'b',
      fixed: ['[a](https://a.example/b)'],
    },
  ],
};

function textOf({ text, lines, body = 'body\n' }: Case): string {
  return text ?? `---\n${lines!}\n---\n${body}`;
}

function found(test: Case, text: string): Diagnostic[] {
  return diagnose(text, test.fileName ?? test.path?.replace(/^.*\//, ''), optionsOf(test));
}

describe('diagnostics', () => {
  for (const [code, cases] of Object.entries(CASES)) {
    describe(code, () => {
      for (const test of cases) {
        const text = textOf(test);
        it(`underlines ${test.what}`, () => {
          const all = found(test, text);
          assert.deepEqual(
            all.map((item) => [item.code, slice(text, item.range)]),
            [[code, test.at]],
          );
          assert.equal(all[0]!.severity, CHECKS[code as keyof typeof CHECKS].severity);
          assert.doesNotMatch(english(all[0]!.message), /\{\w+\}/);
        });
        if (test.fixed.length === 0) {
          it(`has no fix for ${test.what}`, () => assert.deepEqual(found(test, text)[0]?.fixes, []));
          continue;
        }
        it(`mends ${test.what}`, () => {
          const fixes = found(test, text)[0]?.fixes ?? [];
          const after = fixes.map(({ edits }) => applyEdits(text, edits));
          const expected = test.fixed.map((fixed) => {
            if (test.text !== undefined) return fixed;
            // A fix of the stamp or of the heading link changes their line.
            if (/^(?:<!--|\[)/.test(fixed))
              return `---\n${test.lines!}\n---\n${test.body!.replace(/^[^\n]*/, fixed)}`;
            return `---\n${fixed}\n---\n${test.body ?? 'body\n'}`;
          });
          assert.deepEqual(after, expected);
        });
        it(`has nothing more to say of ${test.what} once it is mended`, () => {
          for (const { edits, title } of found(test, text)[0]?.fixes ?? []) {
            const codes = found(test, applyEdits(text, edits)).map((item) => item.code);
            const still = test.unfinished ? [code] : [];
            assert.deepEqual(codes, still, english(title));
          }
        });
      }
    });
  }

  it('of one range each are all in the text, in its order', () => {
    const text = '---\ntags: [a, a, ""]\ntitle: [b]\ndate: soon\nTitle: c\ntags: x: y\n---\n';
    const all = diagnose(text);
    const starts = all.map(({ range }) => range.start);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
    assert.ok(all.length >= 4);
    for (const { range } of all) assert.ok(range.start < range.end && range.end <= text.length);
  });
  it('have the severity that a setting gives them', () => {
    const text = '---\ndate: soon\ntags: [a, a]\n---\n';
    const severities = { 'invalid-date': 'hint', 'duplicate-term': 'error' } as const;
    assert.deepEqual(
      diagnose(text, undefined, { severities }).map(({ code, severity }) => [code, severity]),
      [
        ['invalid-date', 'hint'],
        ['duplicate-term', 'error'],
      ],
    );
  });
  it('are not there when a setting switches them off, whichever they are', () => {
    for (const [code, cases] of Object.entries(CASES)) {
      for (const test of cases) {
        const { fileName, requiredFields = [] } = test;
        const options = { ...optionsOf(test), requiredFields, severities: { [code]: 'off' } as const };
        assert.deepEqual(diagnose(textOf(test), fileName, options), [], `${code}: ${test.what}`);
      }
    }
  });
  it('ignore a setting for a code that there is not', () => {
    assert.deepEqual(alarms('---\ntitle: a\n---\n', undefined, { severities: { nonsense: 'error' } }), []);
  });

  describe('required fields', () => {
    it('are those of an archived post where there is a stamp', () => {
      assert.deepEqual(alarms(`---\nlayout: post\ntitle: a\ndate: 2022-03-04\ntags: [b]\n---\n${STAMP}`), [
        'missing-field at "---": “author” is missing.',
        'missing-field at "---": “from” is missing.',
        'missing-field at "---": “categories” is missing.',
      ]);
    });
    it('are none of a hand-written post', () => assert.deepEqual(alarms('---\n---\ntext'), []));
    it('are those that the option names, in any post', () => {
      assert.deepEqual(alarms('---\nlang: en\n---\n', undefined, { requiredFields: ['lang', 'slug'] }), [
        'missing-field at "---": “slug” is missing.',
      ]);
      assert.deepEqual(alarms(`---\nlang: en\n---\n${STAMP}`, undefined, { requiredFields: ['lang'] }), []);
    });
    it('are there in the singular, in an empty list, or misspelt', () => {
      const requiredFields = ['tags', 'categories'];
      assert.deepEqual(alarms('---\ntag: a\ncategory: b\n---\n', undefined, { requiredFields }), []);
      assert.deepEqual(alarms('---\ntags: []\ncategories: []\n---\n', undefined, { requiredFields }), []);
      assert.deepEqual(alarms('---\ntgas: [a]\ncategory: b\n---\n', undefined, { requiredFields }), [
        'misspelt-key at "tgas": “tgas” is not a known key. Did you mean “tags”?',
      ]);
    });
    it('are added on a line of their own where the last line has no end', () => {
      const text = '---\ntitle: a';
      const missing = diagnose(text, undefined, { requiredFields: ['title', 'tags'] }).at(-1);
      assert.equal(missing?.code, 'missing-field');
      assert.equal(applyEdits(text, missing.fixes[0]!.edits), '---\ntitle: a\ntags: []\n');
    });
    it('are not asked of a text without front matter, or with one that is code', () => {
      assert.deepEqual(alarms('text', undefined, { requiredFields: ['title'] }), []);
      assert.equal(diagnose('---js\n{}\n---\n', undefined, { requiredFields: ['title'] }).length, 1);
    });
  });
});
