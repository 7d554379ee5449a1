import assert from 'node:assert/strict';
import { stableName } from '../../../../src/core/cleaning/proposals/stableName.ts';

describe('The lasting part of a name', () => {
  for (const [name, exact, ...prefixes] of [
    ['innity-in-post', 'innity-in-post'],
    ['readMoreBox', 'readMoreBox'],
    ['廣告', '廣告'],
    ['dfp-ad-imu1', 'dfp-ad-imu1', 'dfp-ad-imu', 'dfp-ad-'],
    ['post-2', 'post-2', 'post-'],
    ['cna2018_box', 'cna2018_box', 'cna'],
    ['h2', 'h2'],
    ['AdSlot__container-3fz9a', undefined, 'AdSlot__container-'],
    ['story-1629968640000', undefined, 'story-'],
    ['sc-bdVaJa', undefined],
    ['css-1q2w3e', undefined, 'css-'],
    ['a1b2c3d4', undefined],
  ] as const) {
    it(`of ${name} is ${[exact, ...prefixes.map((prefix) => `${prefix}…`)].filter(Boolean).join(', ') || 'nothing'}`, () => {
      assert.deepEqual(stableName(name), { exact, prefixes });
    });
  }
});
