import assert from 'node:assert/strict';
import { builtInRules } from '../../../src/core/cleaning/rules/builtInRules.ts';
import { readRuleFile } from '../../../src/core/ruleLanguage/ruleFile.ts';
import {
  findExampleProblems,
  findRuleProblems,
  type RuleProblem,
} from '../../../src/core/ruleLanguage/ruleProblems.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

function problemsIn(text: string): RuleProblem[] {
  return findRuleProblems(readRuleFile(text, 'rules.txt'), builtInRules().rules);
}

/** The problems as `code «text»`. */
function told(text: string): string[] {
  return problemsIn(text).map(({ code, range }) => `${code} «${text.slice(range.start, range.end)}»`);
}

/** Asserts what the first fix of the only problem makes of a text. */
function mends(text: string, expected: string | undefined): void {
  const [problem, ...more] = problemsIn(text);
  assert.deepEqual(more, []);
  const fix = problem!.fixes[0];
  assert.equal(fix && applyEdits(text, fix.edits), expected);
}

describe('Problems of rules', () => {
  it('Should be none where all is right', () => {
    assert.deepEqual(
      told('! Title: Kind words\n! kind: promo\n! id: a\n##p\n##b\n#@#:rule(a)\n! + <b></b>'),
      [],
    );
  });

  it('Should mend misspelt conditions', () => {
    mends('##p:has-txt(x)', '##p:has-text(x)');
    mends('##p:notext()', '##p:no-text()');
    mends('##p:hsa(b)', '##p:has(b)');
    mends('##p:frobnicate(b)', undefined);
  });

  it('Should mend misspelt kinds and levels', () => {
    mends('! kind: pormo', '! kind: promo');
    mends('! kind: Ad', '! kind: ad');
    mends('! level: through', '! level: thorough');
    assert.equal(problemsIn('! kind: xyzzy')[0]!.fixes.length, 5);
  });

  it('Should mend misspelt values and rules', () => {
    mends(
      '! let words: x\n##p:has-text($words):has-text($wrods)',
      '! let words: x\n##p:has-text($words):has-text($words)',
    );
    mends('#@#:rule(zaobao:slot)', '#@#:rule(zaobao:slots)');
    assert.deepEqual(told('#@#:rule(nobody:knows-this-one)'), ['unknown-rule «nobody:knows-this-one»']);
    assert.deepEqual(told('! id: mine\n##p\n#@#:rule(mine)'), []);
  });

  it('Should see a comment that was to say something', () => {
    mends('! knd: promo', '! kind: promo');
    mends('! Kind: promo', '! kind: promo');
    mends('! level safe', '! level: safe');
    for (const text of ['! kind of', '! kin: folk', '! Homepage: x', '! a kind: promo']) {
      assert.deepEqual(told(text), [], text);
    }
  });

  it('Should see a rule that stands twice', () => {
    assert.deepEqual(told('##p\n##b\n##p'), ['same-rule «##p»']);
    mends('##p\r\n##b\r\n##p', '##p\r\n##b');
    mends('##p\n##p\n##b', '##p\n##b');
    assert.deepEqual(told('#@#.a\n#@#.a'), ['same-rule «#@#.a»']);
    // Another kind, another value: another rule.
    assert.deepEqual(told('##p\n! kind: promo\n##p'), []);
    assert.deepEqual(told('! let x: a\n##p:has-text($x)\n! let x: b\n##p:has-text($x)'), []);
    // Its examples would become another rule's.
    mends('##p\n##p\n! + <p></p>', undefined);
  });

  it('Should see a value that nobody asks for', () => {
    mends('! let words: x\n##p', '##p');
  });

  it('Should come in the order of the text', () => {
    assert.deepEqual(told('! let x: a\n##p:nope()\n##b\n##b'), [
      'unused-value «! let x: a»',
      'cleaning-rule «:nope()»',
      'same-rule «##b»',
    ]);
  });

  it('Should show examples that fail where they stand', () => {
    const text = '! id: a\n##p\n! + <p></p>\n! - <p>x</p>\n! + <b></b>';
    assert.deepEqual(
      findExampleProblems(readRuleFile(text, 'x')).map(({ range }) => text.slice(range.start, range.end)),
      ['<p>x</p>', '<b></b>'],
    );
  });
});
