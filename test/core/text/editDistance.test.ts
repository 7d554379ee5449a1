import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from '../../../src/core/text/editDistance.ts';

describe('editDistance', () => {
  const cases: [a: string, b: string, mistakes: number][] = [
    ['', '', 0],
    ['tags', 'tags', 0],
    ['', 'tags', 4],
    ['tag', 'tags', 1],
    ['tagss', 'tags', 1],
    ['togs', 'tags', 1],
    ['tgas', 'tags', 1],
    ['atgs', 'tgaa', 3],
    ['date', 'title', 3],
  ];
  for (const [a, b, mistakes] of cases) {
    it(`from '${a}' to '${b}' is ${mistakes}`, () => assert.equal(editDistance(a, b), mistakes));
  }

  it('is the same both ways, and between the difference of the lengths and the longer one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        assert.equal(editDistance(b, a), distance);
        assert.ok(distance >= Math.abs(a.length - b.length) && distance <= Math.max(a.length, b.length));
        assert.equal(distance === 0, a === b);
      }),
    );
  });
});
