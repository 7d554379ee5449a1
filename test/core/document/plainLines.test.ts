import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { findFences } from '../../../src/core/document/frontMatter.ts';
import { readAnyYaml, readFieldByField } from '../../../src/core/document/readYaml.ts';
import { readColonTooMany, readPlainLines } from '../../../src/core/document/plainLines.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { anyLines } from './anyLines.ts';

/** Asserts that what is read as plain lines is what a YAML parser reads. @returns whether it is read so. */
function assertSame(source: string): boolean {
  const plain = readPlainLines(source, 4);
  if (!plain) return false;
  assert.deepEqual({ fields: plain, problems: [] }, readAnyYaml(source, 4), JSON.stringify(source));
  return true;
}

/** Asserts that what is read field by field is what is read as a whole. @returns whether it is read so. */
function assertSameByField(source: string): boolean {
  const read = readFieldByField(source, 4);
  if (!read) return false;
  assert.deepEqual(read, readAnyYaml(source, 4), JSON.stringify(source));
  return true;
}

describe('plain lines of front matter', () => {
  const PLAIN = [
    'layout: post\ntitle: "标题: 一"\ndate: 2021-08-26T00:00:00.000Z\nfrom: https://www.example.com/a?b=c#d\n',
    'a:\nb: \nc:   \n',
    'a: x\r\nb: \r\nc: y  \r\n',
    "a: 'x y'  \nb: ''\nc: \"\"\n",
    'a: []\nb: [ ]\nc: [x]\nd: [ 联合早报 ]\ne: [ a b , c,d,]  \n',
    'a: x  y z\nb: 2021-08-26 10:00:00 +0800\nc: 3D打印\n',
    'a: one\na: two\n',
    '',
  ];
  for (const source of PLAIN) {
    it(`are ${JSON.stringify(source)}`, () => assert.ok(assertSame(source)));
  }

  const OTHER = [
    'a: 1\n',
    'a: 007\n',
    'a: 1e-3\n',
    'a: .5\n',
    'a: .inf\n',
    'a: ~\n',
    'a: True\n',
    'a: [ null ]\n',
    'a: [ 1 ]\n',
    'a: [ x, , y ]\n',
    'a: [ , ]\n',
    'a: [ ? x ]\n',
    'a: "x\\n"\n',
    'a: "x\n  y"\n',
    'a: x\n  y\n',
    'a: x # y\n',
    'a: one: two\n',
    'a: x',
    'a:x\n',
    ' a: x\n',
    '# x\n',
    '- x\n',
    'a: - x\n',
    'a: "x" y\n',
    'a: &x y\n',
    'a: |\n  x\n',
    '---\n',
    `a: ${'x'.repeat(30_000)}\n`,
  ];
  for (const source of OTHER) {
    it(`are not ${JSON.stringify(source.slice(0, 40))}`, () => {
      assert.equal(readPlainLines(source, 0), undefined);
    });
  }

  it('say what YAML says, whatever they are made of', () => {
    let plain = 0;
    fc.assert(
      fc.property(anyLines(), (source) => {
        if (assertSame(source)) plain++;
      }),
      { numRuns: 20_000 },
    );
    assert.ok(plain > 1000, `${plain} of 20000`);
  }).timeout(60_000);

  describeWithCorpus('of archived posts', (corpus) => {
    it('say what YAML says, and nearly all are plain', function () {
      this.timeout(60_000);
      let posts = 0;
      let plain = 0;
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue;
        const text = readFileSync(path.join(corpus, name), 'utf8');
        const fences = findFences(text);
        if (!fences) continue;
        posts++;
        if (assertSame(slice(text, fences.content))) plain++;
      }
      assert.ok(plain > 0.9 * posts, `${plain} of ${posts}`);
    });
  });
});

describe('fields of front matter', () => {
  const ALONE = [
    'title: "a \\"b\\""\ntags:\n  - a\n  - b\nlayout: post\n',
    'title: a: b\nlayout: post\n',
    'title: >-\n  a\n\n  b\nexcerpt: |+\n  c\n\nlayout: post\n',
    'a: 1\nb: { c: d }\n# e\n\nf: [\n  g\n  ]\n',
  ];
  for (const source of ALONE) {
    it(`are ${JSON.stringify(source)}, each by itself`, () => assert.ok(assertSameByField(source)));
  }

  const TOGETHER = [
    'a: &x b\nc: d e\n',
    'a: *x\nc: d e\n',
    'a: "b\nc: d"\n',
    'a: [ b,\nc: d ]\n',
    'a: {\nb: c\n}\n',
    ' a: b\nc: d\n',
    '# a\nb: c\n',
    'a: 1\n... # b\nc: d\n',
    'a: 1\n--- b\nc: d\n',
    '- a\nb: c\n',
    '? a\n: b\nc: d\n',
    'a: "b"  \n\t\nc: d\n',
    'a:\n# b\n  - c\nd: e\n',
    'title: a: b\nfrom: c: "d\nlayout: post\n',
  ];
  for (const source of TOGETHER) {
    it(`are not ${JSON.stringify(source)}, each by itself`, () =>
      assert.equal(readFieldByField(source, 0), undefined));
  }

  it('say by themselves what they say together, whatever they are made of', () => {
    const block = fc.constantFrom(
      'tags:\n  - a\n  - "b"\n',
      'tags:\n- a\n\n- b # c\n',
      '\t\n',
      '  # b\n',
      'a: |\n  b: c\n\n',
      'a: >-\r\n  b\r\n',
      'a: b\n  c\n',
      '# a\n',
      '\n',
      '  a: b\n',
      'a: { b: c }\n',
      'a: [ b,\n',
      '  c ]\n',
      ']\n',
      "a: 'b\n",
      "c'\n",
      'a: "b \\" c"\n',
      'a: b: c\n',
      'a: "b" c: d\n',
      'a: !!str 1\n',
      '%YAML 1.2\n',
      'a: b',
    );
    let alone = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(block, anyLines()), { maxLength: 6 }), (blocks) => {
        if (assertSameByField(blocks.join(''))) alone++;
      }),
      { numRuns: 20_000 },
    );
    assert.ok(alone > 1000, `${alone} of 20000`);
  }).timeout(120_000);

  describe('A colon too many', () => {
    it('is read as the YAML parser reads it, and told in its words', () => {
      const word = fc.constantFrom(
        'a',
        '字3',
        'b c',
        '12',
        'x#y',
        'p:q',
        '"',
        '- ',
        'a ',
        ' #c',
        '[',
        'null',
      );
      const line = fc
        .tuple(
          word,
          fc.constantFrom(': ', ':  ', ':', ' :'),
          word,
          fc.constantFrom('', '\n', ' \r\n', ': z\n'),
        )
        .map((parts) => `title: ${parts.join('')}`);
      let read = 0;
      fc.assert(
        fc.property(line, (source) => {
          const colon = readColonTooMany(source, 4);
          if (!colon) return;
          read++;
          const whole = { fields: [colon.field], problems: [colon.problem] };
          assert.deepEqual(whole, readAnyYaml(source, 4), JSON.stringify(source));
        }),
        { numRuns: 3000 },
      );
      assert.ok(read > 200, `${read} lines`);
    });
  });

  describeWithCorpus('of archived posts', (corpus) => {
    it('say by themselves what they say together', function () {
      this.timeout(60_000);
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue;
        const text = readFileSync(path.join(corpus, name), 'utf8');
        const fences = findFences(text);
        if (!fences) continue;
        const source = slice(text, fences.content);
        assertSameByField(source);
        // One that is being typed.
        assertSameByField(source.replace(/^title: "?/m, 'title: a: "'));
      }
    });
  });
});
