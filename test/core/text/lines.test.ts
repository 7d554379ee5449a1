import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineBreakOf, lineEnd, lineStart, nextLine, wholeLines } from '../../../src/core/text/lines.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';

const TEXT = 'ab\r\ncd\nef\rgh';

describe('lines', () => {
  it('begin behind the line break before them and end before their own', () => {
    const lines = [0, 5, 8, 12].map((offset) => TEXT.slice(lineStart(TEXT, offset), lineEnd(TEXT, offset)));
    assert.deepEqual(lines, ['ab', 'cd', 'ef', 'gh']);
  });
  it('are followed by the next one, the last by the end of the text', () => {
    assert.deepEqual(
      [1, 4, 7, 10].map((offset) => nextLine(TEXT, offset)),
      [4, 7, 10, 12],
    );
    assert.equal(nextLine('ab\r\n', 0), 4);
    assert.equal(nextLine('', 0), 0);
  });
  it('that a range touches are taken whole, with the last one’s line break', () => {
    assert.equal(slice(TEXT, wholeLines(TEXT, { start: 1, end: 1 })), 'ab\r\n');
    assert.equal(slice(TEXT, wholeLines(TEXT, { start: 5, end: 8 })), 'cd\nef\r');
    assert.equal(slice(TEXT, wholeLines(TEXT, { start: 11, end: 12 })), 'gh');
  });
  it('break as the first line of the text does', () => {
    assert.deepEqual(['a\r\nb\n', 'a\nb\r\n', 'a\rb\n', 'a', ''].map(lineBreakOf), [
      '\r\n',
      '\n',
      '\r',
      '\n',
      '\n',
    ]);
  });
  it('make up the text, one after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '文', '\r', '\n', '\r\n')), (parts) => {
        const source = parts.join('');
        const found: string[] = [];
        for (let at = 0; at < source.length; at = nextLine(source, at)) {
          assert.equal(lineStart(source, at), at);
          found.push(source.slice(at, nextLine(source, at)));
        }
        assert.deepEqual(found, source.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+/g) ?? []);
      }),
    );
  });
});
