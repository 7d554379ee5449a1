import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readFieldsOfBytes, readPlainFields } from '../../../src/core/document/plainFields.ts';
import { textOfUtf8 } from '../../../src/core/text/utf8.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { anyLines } from './anyLines.ts';

/** Asserts that what is read of the bytes is what is read of the text. @returns whether it is read so. */
function assertSame(head: string): boolean {
  const fields = readFieldsOfBytes(Buffer.from(head).toString('latin1'));
  if (!fields) return false;
  const expected = readPlainFields(head);
  assert.deepEqual({ ...fields }, { ...expected }, JSON.stringify(head));
  assert.deepEqual(Object.keys(fields), Object.keys(expected!), JSON.stringify(head));
  return true;
}

describe('front matter read as bytes', () => {
  const READ = [
    'layout: post\ntitle: "标题: 一"\ndate: 2021-08-26T00:00:00.000Z\nfrom: https://www.example.com/a?b=c#d\n',
    'date: 2021-08-26\n',
    'a:\nb: \nc:   \n',
    'a: x\r\nb: \r\nc: y  \r\n',
    "a: 'x y'  \nb: ''\nc: \"\"\n",
    'a: []\nb: [ ]\nc: [x]\nd: [ 联合早报 ]\ne: [ a b , c,d,]  \n',
    'a: x  y 😀\nb: 2021-08-26 10:00:00 +0800\nc: 3D打印\nd: “x”，y。\n',
    '',
  ];
  for (const lines of READ) {
    it(`reads ${JSON.stringify(lines)}`, () => assert.ok(assertSame(`---\n${lines}---\n`)));
  }

  const LEFT = [
    'a: 1\n',
    'a: 1e-3\n',
    'a: +.5\n',
    'a: ~\n',
    'a: True\n',
    'a: [ null ]\n',
    'a: [ 1 ]\n',
    'a: [ x, , y ]\n',
    'a: [ , ]\n',
    'a: "x\\n"\n',
    'a: "x\n  y"\n',
    'a: x\n  y\n',
    'a: x # y\n',
    'a: one: two\n',
    'a:x\n',
    ' a: x\n',
    'a: x\ty\n',
    'a: x\u3000y\n',
    'a: \u00a0x\n',
    'a: [ x\u2028y ]\n',
    'a: x\ra: y\n',
    'a: one\na: two\n',
    '# x\n',
    'a: x\n...\nb: y\n',
    Array.from({ length: 1000 }, (_, n) => `k${n}: x\n`).join(''),
    `a: ${'x'.repeat(30_000)}\n`,
  ];
  for (const lines of LEFT) {
    it(`leaves ${JSON.stringify(lines.slice(0, 30))} to who reads text`, () =>
      assert.ok(!assertSame(`---\n${lines}---\n`)));
  }
  it('leaves all but the usual fences, and what does not end', () => {
    for (const head of [
      '',
      'x',
      '---',
      '---\na: x\n',
      '---\na: x',
      '--- \na: x\n---\n',
      '\uFEFF---\na: x\n---\n',
    ]) {
      assert.ok(!assertSame(head), JSON.stringify(head));
    }
    for (const end of ['---', '--- \t', '---\r\n', '---\nbody: x'])
      assert.ok(assertSame(`---\na: x\n${end}`), end);
    assert.ok(!assertSame('---\na: x\n---x\n'));
  });
  it('says what is read of the text, whatever stands there', () => {
    let read = 0;
    fc.assert(
      fc.property(anyLines(), fc.constantFrom('---\n', '---', '...\n', ''), (lines, end) => {
        if (assertSame(`---\n${lines}${end}`)) read++;
      }),
      { numRuns: 3000 },
    );
    assert.ok(read > 100, String(read));
  });
  it('makes of UTF-8 the text that it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9000 }), (text) => {
        assert.equal(textOfUtf8(Buffer.from(text).toString('latin1')), text);
      }),
    );
    const long = 'ü港😀'.repeat(5000);
    assert.equal(textOfUtf8(Buffer.from(long).toString('latin1')), long);
  });

  describeWithCorpus('over archived posts', (corpus) => {
    it('reads nearly all', () => {
      let [posts, read] = [0, 0];
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue;
        posts++;
        if (assertSame(readFileSync(path.join(corpus, name), 'utf8'))) read++;
      }
      assert.ok(read > 0.95 * posts, `${read} of ${posts}`);
    });
  });
});
