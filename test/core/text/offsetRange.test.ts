import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encloses, overlaps, slice, touches, trimmed } from '../../../src/core/text/offsetRange.ts';

const at = (start: number, end: number): { start: number; end: number } => ({ start, end });

describe('a range', () => {
  it('encloses what lies in it, itself too', () => {
    assert.ok(encloses(at(1, 4), at(1, 4)) && encloses(at(1, 4), at(2, 2)));
    assert.ok(!encloses(at(1, 4), at(0, 2)) && !encloses(at(1, 4), at(2, 5)));
  });
  it('overlaps another only where they share a code unit', () => {
    assert.ok(overlaps(at(1, 4), at(3, 9)) && overlaps(at(3, 9), at(1, 4)));
    assert.ok(!overlaps(at(1, 4), at(4, 9)) && !overlaps(at(4, 9), at(1, 4)));
  });
  it('touches a caret at both its ends', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((offset) => touches(at(1, 3), offset)),
      [false, true, true, true, false],
    );
  });
  it('trimmed covers what trim() leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(' ', '\t', '\n', '\u3000', 'a', '文')), (parts) => {
        const text = parts.join('');
        assert.equal(slice(text, trimmed(text, at(0, text.length))), text.trim());
      }),
    );
  });
});
