import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSourceSet, writeSourceSet } from '../../../src/core/preview/sourceSet.ts';

describe('A source set', () => {
  const read = (text: string): string[] =>
    readSourceSet(text).map(({ address, descriptor }) => `${address}|${descriptor}`);

  it('is read as browsers read it', () => {
    assert.deepEqual(read('a.png 1x, b.png 2x'), ['a.png|1x', 'b.png|2x']);
    assert.deepEqual(read(' a.png,\n b.png\t1.5x,'), ['a.png|', 'b.png|1.5x']);
    assert.deepEqual(read('a,b.png 640w,c,d.png 320w'), ['a,b.png|640w', 'c,d.png|320w']);
    assert.deepEqual(read('a.png,b.png'), ['a.png,b.png|']);
    assert.deepEqual(read(',, ,'), []);
    assert.deepEqual(read(''), []);
  });

  it('offers nothing whose size nobody understands', () => {
    assert.deepEqual(read('a.png 1x, b.png huge, c.png 2x 3w, d.png -1x, e.png 3x'), [
      'a.png|1x',
      'e.png|3x',
    ]);
  });

  it('is what was read when it is written', () => {
    const candidate = fc.record(
      {
        address: fc.stringMatching(/^[\w./:?=&]*[\w./]$/),
        descriptor: fc.constantFrom('', '2x', '1.5x', '640w'),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1 }), (candidates) => {
        assert.deepEqual(readSourceSet(writeSourceSet(candidates)!), candidates);
      }),
    );
    assert.equal(writeSourceSet([]), undefined);
  });
});
