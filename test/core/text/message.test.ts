import assert from 'node:assert/strict';
import { english, message } from '../../../src/core/text/message.ts';

describe('a message in English', () => {
  it('has the values in the place of their names', () => {
    assert.equal(
      english(message('“{key}” stands {n} times', { key: 'tags', n: 2 })),
      '“tags” stands 2 times',
    );
  });
  it('takes a value as it is, with dollars and braces', () => {
    assert.equal(english(message('{a} and {b}', { a: '$& {b}', b: '$1' })), '$& {b} and $1');
  });
  it('keeps a name that has no value', () => {
    assert.equal(english(message('a {b} c')), 'a {b} c');
  });
  it('shows zero and the empty text', () => {
    assert.equal(english(message('{n}{t}.', { n: 0, t: '' })), '0.');
  });
});
