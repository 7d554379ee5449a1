import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { RuleBook } from '../../../src/core/cleaning/ruleBook.ts';
import { literalsOf, LiteralSearch, type Literals } from '../../../src/core/cleaning/ruleLiterals.ts';
import { builtInLists } from '../../../src/core/cleaning/rules/builtInRules.ts';
import { parseRuleText } from '../../../src/core/cleaning/ruleText/ruleText.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { filesBelow } from '../../sources.ts';
import { postFrom, removedFrom } from './cleaning.ts';

/** What a line of rule text needs a post to hold. */
function literals(line: string): Literals {
  const { rules, errors } = parseRuleText(line);
  assert.deepEqual(errors, []);
  return literalsOf(rules);
}

const mayHold = (text: string, wanted: Literals): boolean => new LiteralSearch(text).mayHold(wanted);

describe('What a post must hold for a rule', () => {
  const CASES: Readonly<Record<string, Literals>> = {
    '##div.my-banner': [['my-banner']],
    '###innity-in-post': [['innity-in-post']],
    '##[id^="dfp-ad-"]': [['dfp-ad-']],
    '##[data-ad-slot]': [['data-ad-slot']],
    '##a[href*="//subscribe.example.com/x"]:no-text()': [['subscribe.example.com']],
    '##.a-long-name, #other': [['a-long-name', 'other']],
    '##:is(section#imu, [id^="innity-"], .dfp-wrap):empty-box()': [['imu', 'innity-', 'dfp-wrap']],
    '##div:has(> a.promo-link)': [['promo-link']],
    '##.outer-box > p:first-child': [['outer-box']],
    '##button:no-text()': [['<button']],
    '##b.label:upward(div.box)': [['box'], ['label']],
    '||Ads.Example.net^': [['src', 'data-src', 'href'], ['ads.example.net']],
    '##:source-host(a.example, b.example)': [['a.example', 'b.example']],
    '##.my-box:no-text(), .her-box': [['my-box', 'her-box']],
    // Any post may have these.
    '##p': [],
    '##.a, p': [],
    '##img:has-text(x)': [],
    '##:not(.something)': [],
    '##.a\\:b-long': [],
    '##p:has-text(Subscribe)': [],
  };
  for (const [line, expected] of Object.entries(CASES)) {
    it(`Should be told by ${line}`, () => assert.deepEqual(literals(line), expected));
  }

  it('Should be looked for in any case', () => {
    assert.ok(mayHold('<DIV CLASS="My-Banner">', literals('##div.my-banner')));
    assert.ok(!mayHold('<div class="banner">', literals('##div.my-banner')));
  });

  it('Should not be missed where a character reference hides it', () => {
    const wanted = literals('##.my-banner');
    for (const written of ['my&#45;banner', 'm&#x79;-banner', '&#0109;y-banner', 'my-b&#97nner']) {
      assert.ok(mayHold(`<p class="${written}">`, wanted), written);
    }
    assert.ok(mayHold('<p class="snake&lowbar;case">', literals('##.snake_case')));
    assert.ok(mayHold('<p class="&fjlig;ord">', literals('##.fjord')));
    assert.ok(!mayHold('<p>Tom &amp; Jerry&#39;s &#8220;show&#8221;&#160;</p>', wanted));
  });

  it('Should never hide a match', () => {
    const name = fc.constantFrom('adbox', 'promo', 'foot-er', 'x', 'Banner');
    const tag = fc.constantFrom('div', 'p', 'a', 'img', 'span', 'button', 'tbody', 'section', 'b');
    const spelt = fc
      .tuple(name, fc.constantFrom('', 'upper', 'decimal', 'hex'), fc.nat(6))
      .map(([word, how, at]) => {
        const char = word[at % word.length]!;
        const code = char.charCodeAt(0);
        const written = how === 'decimal' ? `&#${code};` : how === 'hex' ? `&#X0${code.toString(16)};` : char;
        return how === 'upper' ? word.toUpperCase() : word.replace(char, written);
      });
    const html = fc
      .array(
        fc.oneof(
          fc
            .tuple(tag, fc.constantFrom('class', 'id', 'CLASS', 'data-adbox', 'href'), spelt)
            .map(([element, attribute, value]) => `<${element} ${attribute}="${value} y">`),
          fc.tuple(tag, name).map(([element, id]) => `<${element}id="${id}">`),
          tag.map((element) => `</${element}>`),
          tag.map((element) => `<${element.toUpperCase()}>`),
          fc.constantFrom('text', '<image>', '<table><td>', '</p>', '</br>', '<svg>', '<hr>'),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(''));
    const simple = fc.oneof(
      tag,
      name.map((id) => `#${id}`),
      name.map((className) => `.${className}`),
      fc
        .tuple(
          fc.constantFrom('class', 'id', 'data-adbox', 'href'),
          fc.constantFrom('^=', '*=', '~=', '='),
          name,
        )
        .map(([attribute, operator, value]) => `[${attribute}${operator}"${value}"]`),
    );
    const compound = fc.oneof(
      simple,
      fc.tuple(tag, simple).map(([element, more]) => (/^[a-z]/.test(more) ? more : element + more)),
      fc.tuple(simple, simple).map(([one, other]) => `:is(${one}, ${other})`),
      fc.tuple(tag, simple).map(([element, held]) => `${element}:has(${held})`),
      fc.tuple(tag, simple).map(([element, other]) => `${element}:not(${other})`),
    );
    const line = fc
      .tuple(
        fc.array(compound, { minLength: 1, maxLength: 2 }),
        fc.constantFrom(' ', ' > ', ', '),
        fc.constantFrom('', ':no-text()', ':upward(1)', ':upward(div)', ':source-host(promo)'),
      )
      .map(([compounds, between, condition]) => `##${compounds.join(between)}${condition}`);
    let matched = 0;
    fc.assert(
      fc.property(line, html, (rule, body) => {
        const list = parseRuleText(rule);
        if (list.errors.length > 0) return;
        const text = postFrom('a.example', `<div>${body}</div>`);
        const found = removedFrom(text, { level: 'thorough', rules: new RuleBook(list) });
        if (found.length === 0) return;
        matched++;
        assert.ok(mayHold(text, literalsOf(list.rules)), found.join());
      }),
      { numRuns: 5000 },
    );
    assert.ok(matched > 20, `${matched} matches`);
  });

  describeWithCorpus('in real posts', (corpus) => {
    it('Should never hide a match of Galley’s own rules', () => {
      const rules = builtInLists().flatMap((list) => list.rules);
      const books = new Map(
        rules.map((rule) => [
          rule,
          { book: new RuleBook({ rules: [rule], exceptions: [], keeps: [] }), wanted: literalsOf([rule]) },
        ]),
      );
      assert.ok([...books.values()].filter(({ wanted }) => wanted.length > 0).length > rules.length / 3);
      for (const file of filesBelow(`${corpus}/posts`, /\.md$/).filter((_, index) => index % 40 === 0)) {
        const text = readFileSync(file, 'utf8');
        const search = new LiteralSearch(text);
        for (const [rule, { book, wanted }] of books) {
          if (search.mayHold(wanted)) continue;
          assert.deepEqual(removedFrom(text, { level: 'thorough', rules: book }), [], rule.id);
        }
      }
    });
  });
});
