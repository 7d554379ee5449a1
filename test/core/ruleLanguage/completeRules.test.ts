import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CONDITIONS } from '../../../src/core/cleaning/ruleText/conditions.ts';
import { STEPS } from '../../../src/core/cleaning/ruleText/readTarget.ts';
import { parseRuleText } from '../../../src/core/cleaning/ruleText/ruleText.ts';
import { CONDITION_DOCS } from '../../../src/core/ruleLanguage/conditionDocs.ts';
import { completeRules, wantsSites } from '../../../src/core/ruleLanguage/completeRules.ts';
import { readRuleFile } from '../../../src/core/ruleLanguage/ruleFile.ts';
import { caret } from '../support/caret.ts';
import { completionsAt, labelsAt, SURROUNDINGS, take } from './support.ts';

/** Asserts that the list at the caret begins with these, or has them somewhere. */
function has(marked: string, ...labels: readonly string[]): void {
  const found = labelsAt(marked);
  for (const label of labels) assert.ok(found.includes(label), `${marked}: ${found.slice(0, 30).join(' ')}`);
}

function hasNone(marked: string, ...labels: readonly string[]): void {
  const found = labelsAt(marked);
  for (const label of labels) assert.ok(!found.includes(label), `${marked}: ${label}`);
}

describe('Completion of rules', () => {
  it('Should offer what a comment may say', () => {
    for (const marked of ['!|', '! |', '! k|', '  ! |'])
      has(marked, 'kind', 'level', 'id', 'note', 'let', '+', '-');
    assert.equal(take('!|', 'kind'), '! kind: ');
    assert.equal(take('! le|v', 'level'), '! level: ');
    assert.equal(take('! ki|n: ad', 'kind'), '! kind:  ad');
    assert.deepEqual(labelsAt('! some words |'), []);
    assert.deepEqual(labelsAt('! + <p|'), []);
  });

  it('Should offer the words of a kind and a level', () => {
    assert.deepEqual(labelsAt('! kind: |'), ['ad', 'promo', 'tracker', 'ui', 'empty']);
    assert.deepEqual(labelsAt('! level: th|'), ['safe', 'thorough']);
    assert.equal(take('! kind: p|ro', 'promo'), '! kind: promo');
    assert.deepEqual(labelsAt('! id: |'), []);
  });

  it('Should offer the sites of the archive, the most used first', () => {
    assert.deepEqual(
      completionsAt('a|').found.map(({ label, count }) => [label, count]),
      [
        ['a.example', 2],
        ['b.example', 1],
        ['m.a.example', 1],
      ],
    );
    assert.equal(take('b.ex|##p', 'b.example'), 'b.example##p');
    assert.equal(take('b.example,|##p', 'a.example'), 'b.example,a.example##p');
    has('|', '! kind', '! id', 'a.example');
    has('##p\n|\n##b', 'a.example');
  });

  it('Should ask the archive only where sites stand', () => {
    const asks = (marked: string): boolean => {
      const { text, offset } = caret(marked);
      return wantsSites(readRuleFile(text, 'x'), offset);
    };
    for (const marked of ['|', 'a.ex|##p', '##p\na,| b##p']) assert.ok(asks(marked), marked);
    for (const marked of ['! k|', '##|', 'a.example##p|', '@@|']) assert.ok(!asks(marked), marked);
  });

  it('Should offer every condition and step, with what it does', () => {
    assert.deepEqual(
      [...CONDITION_DOCS.keys()].sort(),
      [...CONDITIONS.keys(), ...STEPS].sort(),
      'every one has its documentation',
    );
    has('##div:|', ...CONDITION_DOCS.keys(), 'has', 'first-child');
    has('##div:ha|', 'has-text');
    const { found } = completionsAt('##div:ha|');
    assert.ok(found.find(({ label }) => label === 'has-text')?.documentation);
    assert.equal(take('##div:ha|', 'has-text'), '##div:has-text(${1:words})');
    assert.equal(take('##div:ha|s(x)', 'has-text'), '##div:has-text(x)');
    assert.equal(take('##a, b:max-text(2):no|', 'no-text'), '##a, b:max-text(2):no-text()');
  });

  it('Should offer snippets that can be read', () => {
    for (const [name, { snippet }] of CONDITION_DOCS) {
      const text = `##p:${snippet.replace(/\$\{\d:([^}]*)\}/g, '$1')}`;
      assert.deepEqual(parseRuleText(text).errors, [], name);
    }
  });

  it('Should offer conditions only where they may stand', () => {
    has('##p:takes-after(b:|', 'no-text');
    hasNone('##p:takes-after(b:|', 'upward');
    has('##p:not(:|', 'no-text');
    hasNone('##p:not(:|', 'upward');
    for (const inside of ['is', 'has', 'upward']) hasNone(`##p:${inside}(b:|`, 'no-text');
    has('##p:has(b:|', 'first-child');
    has('#@#p:|', 'no-text', 'upward');
    hasNone('#@#p:|', 'takes-after', 'rule');
  });

  it('Should offer values that have a name above, and no others', () => {
    const text = '! let words: /x/\n##p:named(|)\n! let later: /y/';
    has(text, '$words');
    hasNone(text, '$later');
    assert.equal(take('! let box: p\n##$b|', '$box'), '! let box: p\n##$box');
    assert.equal(take('! let hosts: a.b\n‖‖$|^', '$hosts'), '! let hosts: a.b\n||$hosts^');
    has('! let box: p\n##|', '$box');
    assert.equal(completionsAt('! let w: a\n! let w: b\n##p:has-text(|)').found[0]!.detail, 'a b');
  });

  it('Should offer the rules that an exception may name', () => {
    has('! id: mine:box\n##p\na.example#@#:rule(|)', 'mine:box', 'zaobao:slots', '*:ad-slot');
    assert.equal(take('#@#:rule(zao|)', 'zaobao:slots'), '#@#:rule(zaobao:slots)');
    assert.equal(take('#@#:rule(*:ad|', '*:ad-slot'), '#@#:rule(*:ad-slot');
    has('#@#:|', 'rule', 'piece');
    hasNone('##:|', 'rule', 'piece');
    assert.equal(take('#@#:ru|', 'rule'), '#@#:rule($1)');
  });

  it('Should offer the names in the post that was open last', () => {
    has('##|', '#imu', '.my-banner', 'section');
    has('##div.m|', 'my-banner');
    has('##div > .|', 'my-banner');
    has('###|', 'imu');
    has('##:is(p, #|', 'imu');
    has('##img[|', 'data-src');
    has('##p:takes-after(.|', 'my-banner');
    assert.equal(take('##.w|', 'w:1'), '##.w\\:1');
    has('##:source-host(|', 'cdn.example');
    assert.equal(take('##:source-host(cdn.|)', 'cdn.example'), '##:source-host(cdn.example)');
    has('‖‖|', 'cdn.example');
    has('##p:takes-before(|', 'section');
  });

  it('Should offer nothing in words, quotes and regular expressions', () => {
    for (const marked of [
      '##p:has-text(a |)',
      '##p:has-text(/a(:|b)/)',
      '##p:has-text(/[/]:|/)',
      '##a[href="x:|"]',
      '##a[href^=|]',
      '##p:max-text(1|)',
    ]) {
      assert.deepEqual(labelsAt(marked), [], marked);
    }
    assert.deepEqual(labelsAt('##p:links(|)'), ['same-site']);
  });

  it('Should never throw, and hold the caret', () => {
    const piece = fc.constantFrom(
      ...'## #@# || ^ ! kind: id: let x: $x + - p .a #b [c="d" ] :is( :not( :rule( :links( /a/ / ( ) , > \\ " \' \n \r\n a.example'.split(
        ' ',
      ),
      ' ',
      '',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (pieces, where) => {
        const text = pieces.join('');
        const offset = where % (text.length + 1);
        for (const { range } of completeRules(readRuleFile(text, 'x'), offset, SURROUNDINGS)) {
          assert.ok(range.start >= 0 && range.start <= offset && offset <= range.end, JSON.stringify(text));
          assert.ok(range.end <= text.length && !/[\r\n]/.test(text.slice(range.start, range.end)));
        }
      }),
      { numRuns: 3000 },
    );
  });
});
