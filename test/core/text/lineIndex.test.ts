import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex, type LinePosition } from '../../../src/core/text/lineIndex.ts';

const text = fc.array(fc.constantFrom('a', '文', '😀', '\r', '\n', '\r\n', '\u2028'), { maxLength: 40 });

/** Counts one code unit after the other. */
function naivePosition(source: string, offset: number): LinePosition {
  let line = 0;
  let start = 0;
  for (let at = 0; at < offset; at++) {
    const next = source[at + 1];
    if (source[at] === '\n' || (source[at] === '\r' && next !== '\n')) {
      line++;
      start = at + 1;
    }
  }
  return { line, character: offset - start };
}

describe('LineIndex', () => {
  it('ends a line with CR LF, LF or a lone CR', () => {
    const index = new LineIndex('a\r\nb\nc\rd');
    assert.deepEqual(
      [0, 3, 5, 7].map((offset) => index.positionAt(offset)),
      [0, 1, 2, 3].map((line) => ({ line, character: 0 })),
    );
  });
  it('does not end a line with a line separator or a vertical tab, as VS Code does not', () => {
    assert.equal(new LineIndex('a\u2028b\vc\fd').positionAt(7).line, 0);
  });
  it('has one line for the empty text, and an empty last one behind a line break', () => {
    assert.deepEqual(new LineIndex('').positionAt(0), { line: 0, character: 0 });
    assert.deepEqual(new LineIndex('a\n').positionAt(2), { line: 1, character: 0 });
  });
  it('counts on behind the end of the text', () => {
    const index = new LineIndex('a\nbc');
    assert.deepEqual(index.positionAt(9), { line: 1, character: 7 });
  });
  it('says what counting says, for every offset of any text', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join('');
        const index = new LineIndex(source);
        for (let offset = 0; offset <= source.length; offset++) {
          const position = index.positionAt(offset);
          assert.deepEqual(position, naivePosition(source, offset), `offset ${offset}`);
        }
      }),
    );
  });
});
