import assert from 'node:assert/strict';
import { hoverRules, type RuleHover } from '../../../src/core/ruleLanguage/hoverRules.ts';
import { readRuleFile } from '../../../src/core/ruleLanguage/ruleFile.ts';
import { english } from '../../../src/core/text/message.ts';
import { caret } from '../support/caret.ts';
import { SURROUNDINGS } from './support.ts';

function hoverAt(marked: string): RuleHover | undefined {
  const { text, offset } = caret(marked);
  return hoverRules(readRuleFile(text.replaceAll('‖', '|'), 'rules.txt'), offset, SURROUNDINGS);
}

/** What is said at the caret, a paragraph each. */
function saidAt(marked: string): string[] {
  return (hoverAt(marked)?.parts ?? []).map((part) => {
    if (part.is === 'text') return english(part.text);
    return part.is === 'code' ? `«${part.code}»` : `- «${part.code}» ${english(part.text)}`;
  });
}

describe('Hovers over rules', () => {
  it('Should say in words what a rule does', () => {
    assert.deepEqual(
      saidAt(
        '! kind: promo\n! level: thorough\na.example, b.example|##div > p:has-text(Read):max-text(90)'.replace(
          'b.example|##div',
          'b.example##d|iv',
        ),
      ),
      [
        'The source site promotes itself here.',
        'It goes at the level `thorough` only.',
        'In posts from a.example, b.example, and from sites below:',
        '«##div > p»',
        '- «:has-text(Read)» The text, white space folded, matches; one of more than 400 characters, or than `:max-text` says, does not.',
        '- «:max-text(90)» There are at most n characters of text.',
      ],
    );
    assert.deepEqual(saidAt('#|#.a:not(:no-text()), .b').slice(2), [
      'In posts from any site:',
      '«##.a»',
      '- «:not(:no-text())» The condition does not hold.',
      '«##.b»',
    ]);
    assert.ok(hoverAt('#|#p')!.line, 'what it finds can be shown');
  });

  it('Should say what a network rule does', () => {
    const said = saidAt('‖‖ads.exam|ple^');
    assert.match(said.at(-1)!, /^What is fetched from ads\.example/);
  });

  it('Should say what an exception keeps', () => {
    assert.match(saidAt('#@|#.a')[0]!, /^What matches stays/);
    assert.match(saidAt('@@‖‖ads.exam|ple^')[0]!, /^What matches stays/);
    assert.deepEqual(saidAt('#@#:rule(zaobao|:slots)'), [
      'zaobao:slots: Slots that a script would have filled with an advertisement.',
      'What that rule would take stays.',
    ]);
    assert.equal(hoverAt('#@|#.a')!.line, undefined);
  });

  it('Should explain a condition at its name alone', () => {
    assert.deepEqual(saidAt('##p:has-t|ext(x)'), [
      '«##…:has-text(words)\n##…:has-text(/regex/i)»',
      'The text, white space folded, matches; one of more than 400 characters, or than `:max-text` says, does not.',
    ]);
    assert.equal(saidAt('##p:takes-after(b:no-te|xt())').length, 2);
    assert.ok(hoverAt('##p:has-text(x|y)')!.line);
  });

  it('Should explain comments, their words and values', () => {
    assert.equal(saidAt('! ki|nd: ad').length, 2);
    assert.deepEqual(saidAt('! kind: a|d'), ['An ad, or the place of one.']);
    assert.deepEqual(saidAt('! level: sa|fe'), ['It always goes.']);
    assert.deepEqual(saidAt('! let x: a\n! let x: b\n##p:has-text($|x)'), ['«a b»']);
    assert.match(saidAt('##p\n! + <p|>')[1]!, /^An example of what the rule above removes/);
    assert.equal(hoverAt('! so|me words'), undefined);
    assert.equal(hoverAt('|\n##p'), undefined);
  });

  it('Should count the posts from a host', () => {
    assert.deepEqual(saidAt('a.ex|ample##p'), ['Posts from a.example and from sites below it: 3.']);
    assert.deepEqual(saidAt('a.example, b.ex|ample##p'), [
      'Posts from b.example and from sites below it: 1.',
    ]);
  });

  it('Should say of a rule that cannot be read that it does nothing', () => {
    assert.equal(saidAt('#|#p:frob()')[0], 'This rule cannot be read: it does nothing.');
  });
});
