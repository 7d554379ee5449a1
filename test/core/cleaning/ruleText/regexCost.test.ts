import assert from 'node:assert/strict';
import fc from 'fast-check';
import { builtInLists } from '../../../../src/core/cleaning/rules/builtInRules.ts';
import { costOf } from '../../../../src/core/cleaning/ruleText/regexCost.ts';
import { parseRuleText } from '../../../../src/core/cleaning/ruleText/ruleText.ts';

describe('The cost of a regular expression', () => {
  it('Should grow with what is repeated', () => {
    for (const [source, degree] of [
      ['^abc$', 1],
      ['^a*$', 1],
      ['abc', 1],
      ['^a*b*', 2],
      ['a*b*', 3],
      ['^(?:a*|b*)', 1],
      ['^(a*)b{2,}[^c)]*', 3],
      ['(?:abc)*', 2],
      ['^\\(\\)\\*', 1],
    ] as const) {
      assert.equal(costOf(source)?.degree, degree, source);
    }
  });

  it('Should be endless where a repetition repeats a choice', () => {
    for (const source of [
      '(a+)+',
      '(?:a*)*',
      '(a|a)*',
      '(a?){9}',
      '((a+)b)*',
      '(?=(a+))*',
      '(a)\\1',
      '(\\w+\\s?)+',
    ]) {
      assert.equal(costOf(source), undefined, source);
    }
  });

  it('Should never throw for what can be compiled', () => {
    const piece = fc.constantFrom(
      ...'a b ( ) (?: (?= (?<! (?<n> [ ] [^ ^ $ . * + ? {2} {2,} {2,9} | \\ \\d \\( -'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const source = pieces.join('');
        try {
          new RegExp(source);
        } catch {
          // Not one that the reader would ask about.
          return;
        }
        costOf(source);
      }),
      { numRuns: 3000 },
    );
  });

  it('Should let no rule of a person take long, whatever the text', () => {
    const hostile = ['a'.repeat(20_000), 'ab'.repeat(10_000), ' '.repeat(20_000), `${'a '.repeat(9_000)}!`];
    for (const source of [
      '/^a*a*a*$/',
      '/a*a*b/',
      '/(?:ab)*c/',
      '/^(?:a{0,20}){3}b/',
      '/a?a?a?a?a?a?a?a?a?a?aaaaaaaab/',
      '/\\s+$/',
      '/.*,.*,.*;/',
    ]) {
      const { rules } = parseRuleText(`##p:has-text(${source})`);
      for (const { guard } of rules) {
        const began = performance.now();
        for (const text of hostile) {
          for (const length of [400, 2000, 20_000]) guard.text!.test(text.slice(0, length));
        }
        assert.ok(performance.now() - began < 2000, `${source}: ${performance.now() - began} ms`);
      }
    }
  });

  it('Should be bearable for what people write: all that Galley has itself', () => {
    const own = builtInLists().flatMap(({ rules }) => rules);
    const sources = own.flatMap(({ guard }) =>
      Object.values(guard as Record<string, unknown>).filter((value) => value instanceof RegExp),
    );
    assert.ok(sources.length > 0);
    assert.deepEqual(
      sources.filter(({ source }) => costOf(source) === undefined),
      [],
    );
  });
});
