import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PlaceSet } from '../../../src/webview/posts/placeSet.ts';

const ALL = 12;

/** The places that it has, one by one. */
const placesOf = (set: PlaceSet): number[] =>
  Array.from({ length: ALL }, (_, place) => place).filter((place) => set.has(place));

describe('PlaceSet', () => {
  it('keeps all places as one', () => {
    const all = new PlaceSet('all');
    assert.equal(all.places, 'all');
    assert.equal(all.count(100_000), 100_000);
    assert.deepEqual(all.toggle(3, 100_000).places, [
      [0, 3],
      [4, 100_000],
    ]);
  });
  it('holds what was put into it and not taken out, in as few ranges as there can be', () => {
    const place = fc.nat(ALL - 1);
    const step = fc.oneof(place, fc.tuple(place, place));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let set = new PlaceSet();
        const expected = new Set<number>();
        for (const step of steps) {
          if (typeof step === 'number') {
            set = set.toggle(step, ALL);
            if (!expected.delete(step)) expected.add(step);
          } else {
            set = set.with(...step);
            for (let one = Math.min(...step); one <= Math.max(...step); one++) expected.add(one);
          }
        }
        assert.deepEqual(
          placesOf(set),
          [...expected].sort((a, b) => a - b),
        );
        assert.equal(set.count(ALL), expected.size);
        const ranges = set.places as readonly (readonly [number, number])[];
        for (const [number, [from, to]] of ranges.entries()) {
          assert.ok(from < to && from > (ranges[number - 1]?.[1] ?? -1), JSON.stringify(ranges));
        }
      }),
    );
  });
});
