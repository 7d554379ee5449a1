import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../src/core/text/textEdit.ts';

function edit(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText };
}

/** A text cut into pieces, each of which is kept or replaced. */
const pieces = fc.array(fc.record({ old: fc.string({ unit: 'binary' }), now: fc.option(fc.string()) }));

describe('applyEdits', () => {
  it('replaces, inserts and deletes by the offsets of the original text', () => {
    assert.equal(applyEdits('abcdef', [edit(1, 2, 'XYZ'), edit(3, 3, '-'), edit(4, 6, '')]), 'aXYZc-d');
  });
  it('takes edits in any order', () => {
    assert.equal(applyEdits('abc', [edit(2, 3, '3'), edit(0, 1, '1'), edit(1, 2, '2')]), '123');
  });
  it('keeps the order of insertions at the same place', () => {
    assert.equal(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2'), edit(1, 1, '3')]), 'a123b');
  });
  it('puts an insertion before a replacement that begins at the same place', () => {
    assert.equal(applyEdits('ab', [edit(0, 1, 'x'), edit(0, 0, '>')]), '>xb');
  });
  it('takes edits that touch', () => {
    assert.equal(applyEdits('abcd', [edit(0, 2, 'x'), edit(2, 4, 'y')]), 'xy');
  });
  it('leaves the text as it is without edits, and takes the empty text', () => {
    assert.equal(applyEdits('\uFEFFa\r\n', []), '\uFEFFa\r\n');
    assert.equal(applyEdits('', [edit(0, 0, 'x')]), 'x');
  });
  it('does not change the list of edits', () => {
    const edits = Object.freeze([edit(1, 2, ''), edit(0, 1, '')]);
    assert.equal(applyEdits('ab', edits), '');
    assert.deepEqual(edits, [edit(1, 2, ''), edit(0, 1, '')]);
  });

  const refused: [why: string, edits: TextEdit[]][] = [
    ['overlap', [edit(0, 2, ''), edit(1, 3, '')]],
    ['stand twice', [edit(0, 2, ''), edit(0, 2, '')]],
    ['insert inside a replaced range', [edit(0, 3, ''), edit(1, 1, 'x')]],
    ['leave the text', [edit(2, 4, '')]],
    ['begin before the text', [edit(-1, 0, '')]],
    ['end before they begin', [edit(2, 1, '')]],
  ];
  for (const [why, edits] of refused) {
    it(`refuses edits that ${why}`, () => assert.throws(() => applyEdits('abc', edits), RangeError));
  }

  it('joins the pieces of any text, whatever the order of the edits', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(), { minLength: 1 }), (all, random) => {
        const edits: TextEdit[] = [];
        let at = 0;
        for (const { old, now } of all) {
          // Two edits at one place would depend on their order.
          if (now !== null && old !== '') edits.push(edit(at, at + old.length, now));
          at += old.length;
        }
        const shuffled = edits
          .map((item, index) => ({ item, key: random[index % random.length]! }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        const text = all.map(({ old }) => old).join('');
        const expected = all.map(({ old, now }) => (now === null || old === '' ? old : now)).join('');
        assert.equal(applyEdits(text, shuffled), expected);
      }),
    );
  });
});
