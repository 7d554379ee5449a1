import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { findFences, readAnyYaml } from '../../../src/core/document/frontMatter.ts';
import { readPlainLines } from '../../../src/core/document/plainLines.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';
import { describeWithCorpus } from '../../corpus.ts';

/** Asserts that what is read as plain lines is what a YAML parser reads. @returns whether it is read so. */
function assertSame(source: string): boolean {
  const plain = readPlainLines(source, 4);
  if (!plain) return false;
  assert.deepEqual({ fields: plain, problems: [] }, readAnyYaml(source, 4), JSON.stringify(source));
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
    const piece = fc.constantFrom(
      ...[
        'a',
        'b-c',
        'x',
        ' ',
        ' ',
        ':',
        ': ',
        '\n',
        '\n',
        '\r\n',
        '\r',
        '\t',
        ',',
        '[',
        ']',
        '[ ',
        ' ]',
        '"',
        "'",
      ],
      ...[
        '#',
        ' #',
        '-',
        '- ',
        '?',
        '? ',
        '1',
        '.5',
        '0x1',
        'e5',
        '~',
        'null',
        'true',
        '港口',
        '😀',
        '\u00A0',
        '\uFEFF',
      ],
      ...[
        '\u2028',
        '\u0085',
        '%',
        '@',
        '`',
        '&',
        '*',
        '!',
        '|',
        '>',
        '{',
        '}',
        '\\',
        '2021-01-02',
        '=',
        '<<',
        '_',
      ],
    );
    const some = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const value = fc.oneof(
      some,
      some.map((text) => ` ${text}`),
      some.map((text) => ` "${text}"`),
      some.map((text) => ` '${text}'`),
      fc.array(some, { maxLength: 3 }).map((items) => ` [ ${items.join(', ')} ]`),
    );
    const key = fc.constantFrom('title', 'from', 'a', 'null', 'true', 'e5', '__proto__');
    const line = fc.tuple(key, value, fc.constantFrom('\n', '\n', '\r\n', ' \n'));
    let plain = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        if (assertSame(lines.map(([name, text, end]) => `${name}:${text}${end}`).join(''))) plain++;
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
