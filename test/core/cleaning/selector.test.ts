import assert from 'node:assert/strict';
import { mayMatch, parseSelector } from '../../../src/core/cleaning/selector.ts';

function matches(selector: string, tag: string, attributes: Record<string, string>): boolean {
  return parseSelector(selector).some((one) => !one.partial && mayMatch(one, tag, attributes));
}

describe('Selectors', () => {
  it('Should match by tag, id, class and attribute', () => {
    assert.ok(matches('div.a#b[c]', 'div', { class: 'x a', id: 'b', c: '' }));
    assert.ok(!matches('div.a', 'p', { class: 'a' }));
    assert.ok(!matches('.a', 'div', { class: 'ab' }));
    assert.ok(matches('p, [x^="ab"]', 'div', { x: 'abc' }));
    assert.ok(matches('*', 'anything', {}));
  });

  it('Should know every attribute operator', () => {
    const value = { x: 'one Two' };
    for (const test of ['x', 'x="one Two"', 'x~="Two"', 'x^="one"', 'x$="Two"', 'x*="e T"', 'x*="TWO" i']) {
      assert.ok(matches(`[${test}]`, 'p', value), test);
    }
    for (const test of ['y', 'x="one"', 'x~="e"', 'x^="Two"', 'x$="one"', 'x*="TWO"', 'x*=""']) {
      assert.ok(!matches(`[${test}]`, 'p', value), test);
    }
  });

  it('Should leave relations and pseudo-classes to an engine', () => {
    for (const selector of [
      'div > p.a',
      'div p.a',
      'p.a:has(> b, i:not(.c))',
      'hr + p.a',
      'p.a:first-child',
    ]) {
      const [one, ...others] = parseSelector(selector);
      assert.deepEqual(others, [], selector);
      assert.ok(one!.partial, selector);
      assert.ok(mayMatch(one!, 'p', { class: 'a' }), selector);
    }
  });

  it('Should refuse what it cannot read', () => {
    for (const selector of ['', 'a,', '!', '[x=]', 'p::', 'a[x="1]']) {
      assert.throws(() => parseSelector(selector), SyntaxError, selector);
    }
  });
});
