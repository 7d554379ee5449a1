import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashPiece } from '../../../../src/core/cleaning/pieceHash.ts';
import { RuleBook } from '../../../../src/core/cleaning/ruleBook.ts';
import { builtInRules } from '../../../../src/core/cleaning/rules/builtInRules.ts';
import { testExamples } from '../../../../src/core/cleaning/ruleText/examples.ts';
import { parseRuleText } from '../../../../src/core/cleaning/ruleText/ruleText.ts';
import { english } from '../../../../src/core/text/message.ts';
import { clean, expectRemoved, find, postFrom } from '../cleaning.ts';

/** Galley's own rules and then these. */
function withRules(...texts: readonly string[]): { rules: RuleBook } {
  return { rules: texts.reduce((book, text) => book.and(parseRuleText(text)), builtInRules()) };
}

/** What `text` alone removes: `⟦…⟧`. */
function removes(text: string, marked: string): void {
  const list = parseRuleText(text);
  assert.deepEqual(list.errors, []);
  expectRemoved('www.example.org', `<div>${marked}</div>`, { rules: new RuleBook(list) });
}

describe('Rules of one’s own', () => {
  it('Should remove what they say, on the sites that they name', () => {
    removes('example.org##p.x', '⟦<p class="x">text</p>⟧<p>text</p>');
    removes('other.example##p.x', '<p class="x">text</p>');
    removes('##p:has-text(buy now)', '<p>text</p>⟦<p>Buy <b>now</b>!</p>⟧');
    removes('##p:min-text-length(4)', '<p>abc</p>⟦<p>ab cd</p>⟧');
    removes('##div:matches-attr("data-x"="/^a/")', '⟦<div data-x="ab">t</div>⟧<div data-x="b">t</div>');
    removes('##p:not(:has-text(keep))', '⟦<p>x</p>⟧<p>keep</p>');
    removes('##P[DATA-X]', '⟦<p data-x>x</p>⟧');
  });

  it('Should remove what leads to a host without a word', () => {
    removes(
      '||ads.example^',
      '⟦<img src="//x.ads.example/1">⟧⟦<iframe data-src="https://ads.example/"></iframe>⟧⟦<a href="https://ads.example/"><img src="b.jpg"></a>⟧<a href="https://ads.example/">text</a><img src="https://badads.example/1">',
    );
  });

  it('Should keep what a rule would take', () => {
    const slot = '<div id="dfp-ad-1"></div>';
    const zaobao = (mark: string, ...texts: readonly string[]): void =>
      expectRemoved('www.zaobao.com.sg', `<div><p>a</p>${mark}</div>`, withRules(...texts));
    zaobao(`⟦${slot}⟧`, 'zaobao.com.sg#@#:rule(other:rule)', 'dw.com#@#:rule(zaobao:slots)');
    zaobao(`⟦${slot}⟧`, '#@#:rule(zaobao:slots)');
    zaobao(slot, '#@#:rule(zaobao:slots)', 'zaobao.com.sg#@#:rule(*:ad-slot)');
  });

  it('Should keep a piece, all that it holds, and all that holds it', () => {
    const inner = '<div class="ad" id="dfp-ad-1"></div>';
    const outer = `<section id="imu">${inner}</section>`;
    const keeping = (piece: string): string => `#@#:piece(${hashPiece(piece)})`;
    const zaobao = (mark: string, text: string): void =>
      expectRemoved('www.zaobao.com.sg', `<div><p>a</p>${mark}</div>`, withRules(text));
    zaobao(`${outer}⟦${inner}⟧`, keeping(outer));
    zaobao(`⟦${outer}⟧${inner}`, keeping(inner));
    zaobao(`⟦${outer}⟧⟦${inner}⟧`, keeping('<p>other</p>'));
  });

  it('Should climb', () => {
    removes('##b.x:upward(2)', '<div><p>text</p></div>⟦<div><p><b class="x">ad</b></p></div>⟧');
    removes(
      '##b:has-text(ad):upward(section)',
      '<section>⟦<section><p><b>ad</b></p></section>⟧<b>text</b></section>',
    );
    removes('##b:upward(p):max-text(3)', '⟦<p><b>ad</b></p>⟧<p><b>text</b></p>');
    removes('##b:upward(9)', '<p><b>text</b></p>');
    removes('##i:upward(1):upward(p)', '⟦<p><b><i>x</i></b></p>⟧');
  });

  it('Should take neighbours along', () => {
    removes('##p.x:takes-before(hr)', '<hr>⟦<hr><p class="x">t</p>⟧');
    removes('##p.x:takes-after(p:max-text(1))', '⟦<p class="x">text</p>⟧⟦<p>a</p>⟧<p>text</p>');
    removes('##p.x:joins-after(p:max-text(1))', '⟦<p class="x">text</p><p>a</p>⟧<p>text</p>');
  });

  it('Should come behind Galley’s own, which keep their names', () => {
    const options = withRules('! id: mine\n! kind: promo\n##[id^="dfp-ad-"]\n##p.x');
    const text = postFrom('www.zaobao.com', '<div><div id="dfp-ad-1"></div><p class="x">t</p></div>');
    assert.deepEqual(
      find(text, options).removals.map(({ rule, kind }) => [rule, kind]),
      [
        ['zaobao:slots', 'ad'],
        ['mine', 'promo'],
      ],
    );
  });

  it('Should be asked in the order of their sources', () => {
    const text = postFrom('a.example', '<div><p class="x" id="y">t</p></div>');
    const options = withRules('! id: one\n##p', '! id: two\na.example##p.x', '! id: three\n###y');
    assert.deepEqual(
      find(text, options).removals.map(({ rule }) => rule),
      ['one'],
    );
  });

  it('Should except what they say from all rules, with what it holds and what holds it', () => {
    const slot = '<div id="dfp-ad-1"><span class="ad"></span></div>';
    const from = (text: string): string =>
      clean(postFrom('www.zaobao.com', `<div>${slot}</div>`), withRules(text));
    const kept = postFrom('www.zaobao.com', `<div>${slot}</div>`);
    assert.notEqual(from(''), kept);
    for (const text of ['#@##dfp-ad-1', 'zaobao.com#@#.ad', '#@#div:empty-box()'])
      assert.equal(from(text), kept, text);
    assert.notEqual(from('cna.com.tw#@##dfp-ad-1'), kept);
    const img = '<img src="https://x.doubleclick.net/1">';
    expectRemoved('a.example', `<div>${img}</div>`, withRules('@@||doubleclick.net^'));
    const joined = '<p class="x">a</p><p>b</p>';
    expectRemoved(
      'a.example',
      `<div>⟦<p class="x">a</p>⟧<p>b</p></div>`,
      withRules('##p.x:joins-after(p)\n#@#p:has-text(b)'),
    );
    expectRemoved('a.example', `<div>⟦${joined}⟧</div>`, withRules('##p.x:joins-after(p)'));
  });

  it('Should never remove what an exception names', () => {
    const line = fc.constantFrom(
      '##p',
      '##div',
      '##i:upward(1)',
      '##hr:upward(2)',
      '##p:takes-before(hr)',
      '##p:joins-after(p)',
      '##i:takes-after(div)',
      '##:no-text()',
    );
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<i>a</i>',
      '<i class="k">KEEP</i>',
      '<p class="k">KEEP</p>',
      '<hr class="k">',
      '<hr>',
      'a',
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.array(piece, { maxLength: 25 }),
        (lines, pieces) => {
          const text = postFrom('a.example', `<div>${pieces.join('')}</div>`);
          const rules = new RuleBook(parseRuleText([...lines, '#@#.k'].join('\n')));
          const cleaned = clean(text, { rules });
          for (const kept of ['KEEP', 'class="k"']) {
            assert.equal(cleaned.split(kept).length, text.split(kept).length);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('Should be clean after one cleaning, whatever the rules', () => {
    const condition = fc.constantFrom(
      '',
      ':no-text()',
      ':empty-box()',
      ':max-text(3)',
      ':has-text(a)',
      ':upward(1)',
      ':upward(div)',
      ':not(:has-text(b))',
      ':has(i)',
      ':takes-before(hr)',
      ':takes-after(p:max-text(2))',
      ':joins-after(i)',
    );
    const rule = fc
      .tuple(
        fc.constantFrom('##', '##', '##', '#@#'),
        fc.constantFrom('p', 'div', 'i', '.x', 'p > i'),
        fc.array(condition, { maxLength: 2 }),
      )
      .map(([separator, selector, conditions]) => `${separator}${selector}${conditions.join('')}`);
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<i>',
      '</i>',
      '<p class="x">',
      '<hr>',
      'a',
      'b',
      'text',
      '<img src="a.jpg">',
    );
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), fc.array(piece, { maxLength: 25 }), (lines, pieces) => {
        const options = { rules: new RuleBook(parseRuleText(lines.join('\n'))) };
        const once = clean(postFrom('a.example', `<div>${pieces.join('')}</div>`), options);
        assert.equal(clean(once, options), once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('Examples of rules', () => {
  const failures = (text: string): string[] =>
    testExamples(parseRuleText(text)).map(({ message }) => english(message));

  it('Should pass where the rule does what they say', () => {
    assert.deepEqual(
      failures(
        '! id: a\n##p:no-text()\n! + <p></p>\n! + ⟦<p></p>⟧text\n! - <p>text</p>\n! id: b\nrfi.fr##i\n! + <i></i>',
      ),
      [],
    );
  });

  it('Should fail where it does not', () => {
    assert.deepEqual(failures('! id: a\n##p\n! + <i></i>'), ['“a” removes nothing here.']);
    assert.deepEqual(failures('! id: a\n##p\n! - <p>x</p>'), ['“a” removes what it must keep.']);
    assert.deepEqual(failures('! id: a\n##p\n! + <p>x</p>y'), [
      'The example says otherwise: “a” removes <p>x</p>.',
    ]);
    assert.deepEqual(failures('! id: a\n##p.x\n! id: b\n##p\n! + <p class="x"></p>'), [
      '“a” removes this before “b” can.',
    ]);
  });
});
