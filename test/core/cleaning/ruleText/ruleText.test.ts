import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Rule } from '../../../../src/core/cleaning/rule.ts';
import { RuleBook } from '../../../../src/core/cleaning/ruleBook.ts';
import { parseRuleText, type RuleList } from '../../../../src/core/cleaning/ruleText/ruleText.ts';
import { english } from '../../../../src/core/text/message.ts';

/** The one rule that a text says, without errors. */
function only(text: string): Rule {
  const { rules, errors } = parseRuleText(text);
  assert.deepEqual(
    errors.map(({ message }) => english(message)),
    [],
    text,
  );
  assert.equal(rules.length, 1, text);
  return rules[0]!;
}

/** What is wrong with a text, as `«the place» why`. */
function complaints(text: string): string[] {
  return parseRuleText(text).errors.map(
    ({ range, message }) => `«${text.slice(range.start, range.end)}» ${english(message)}`,
  );
}

describe('Rule text', () => {
  it('Should read rules for hosts and for any site', () => {
    assert.deepEqual(only('rfi.fr, Example.COM##div.ad').hosts, ['rfi.fr', 'example.com']);
    assert.equal(only('rfi.fr##div.ad').selector, 'div.ad');
    for (const text of ['##div.ad', '*##div.ad', '#?#div.ad'])
      assert.equal(only(text).hosts, undefined, text);
    assert.deepEqual(only('例子.测试##p').hosts, ['xn--fsqu00a.xn--0zwm56d']);
  });

  it('Should read what is fetched from a host, or leads there without a word', () => {
    const { selector, guard } = only('||ads.example.com^');
    assert.equal(selector, '[src], [data-src], [href]');
    assert.deepEqual(guard, { noText: true, sourceHosts: new Set(['ads.example.com']) });
    assert.equal(parseRuleText('@@||ads.example.com^').exceptions.length, 1);
  });

  it('Should read exceptions', () => {
    const { exceptions, rules } = parseRuleText('a.example#@#div.x\n#@#p:has-text(/x/)');
    assert.equal(rules.length, 0);
    assert.deepEqual(exceptions[0], { selector: 'div.x', guard: {}, hosts: ['a.example'] });
    assert.equal(exceptions[1]!.hosts, undefined);
  });

  it('Should pass over comments, empty lines and the head of a list', () => {
    for (const text of ['', '\uFEFF\n\r\n \t', '! Title: a list', '!', '!#if x', '[Adblock Plus 2.0]']) {
      const { rules, errors } = parseRuleText(text);
      assert.deepEqual([rules, errors], [[], []], text);
    }
  });

  it('Should hold what headers say until they are changed', () => {
    const { rules } = parseRuleText(
      '! kind: promo\n! level: thorough\n! id: a:b\n! note: Why.\n##p.a\n##p.b\r\n! id: a:c\n! kind: ui\r##p.c',
      { name: 'mine' },
    );
    assert.deepEqual(
      rules.map(({ id, kind, level, note, source }) => [id, kind, level, note, source]),
      [
        ['a:b', 'promo', 'thorough', 'Why.', 'mine'],
        ['a:b', 'promo', 'thorough', 'Why.', 'mine'],
        ['a:c', 'ui', 'thorough', '##p.c', 'mine'],
      ],
    );
  });

  it('Should call a rule without an id by its text and line', () => {
    const [rule] = parseRuleText('! x\r\n\r\n##p', { name: 'rules.txt' }).rules;
    assert.deepEqual([rule!.id, rule!.kind, rule!.level, rule!.note], ['rules.txt:3', 'ad', 'safe', '##p']);
  });

  it('Should read every condition', () => {
    const pattern = /x\/[/)]/i;
    const cases: Record<string, unknown> = {
      'empty-box()': { empty: true },
      'no-text()': { noText: true },
      'drawings-only()': { drawingsOnly: true },
      'media-in-links()': { mediaInLinksOnly: true },
      'holds-field()': { holdsField: true },
      'min-text-length(3)': { minText: 3 },
      'max-text( 30 )': { maxText: 30 },
      'max-loose-text(0)': { maxLooseText: 0 },
      'links(same-site)': { links: 'sameSite' },
      'source-host(a.example, b.example c.example)': {
        sourceHosts: new Set(['a.example', 'b.example', 'c.example']),
      },
      'not(:no-text(), :max-text(3))': { not: [{ noText: true }, { maxText: 3 }] },
      'max-text(30):has-text(it)': { maxText: 30, text: /it/i },
      'has-text("(a)")': { text: /\(a\)/i },
    };
    for (const [text, guard] of Object.entries(cases)) {
      assert.deepEqual(only(`##div:${text}`).guard, guard, text);
    }
    const { rules, errors } = parseRuleText(
      ['has-text', 'named', 'links', 'some-link', 'source', 'code']
        .map((name) => `##div:${name}(${String(pattern)})`)
        .join('\n'),
      { trust: 'reviewed' },
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      rules.map(({ guard }) => guard),
      ['text', 'named', 'links', 'someLink', 'source', 'code'].map((key) => ({ [key]: pattern })),
    );
  });

  it('Should ask twice what is written twice', () => {
    assert.deepEqual(only('##p:has-text(a):has-text(b)').guard, { text: /a/i, also: [{ text: /b/i }] });
  });

  it('Should read attributes as uBlock Origin does', () => {
    for (const [text, name, value] of [
      ['"class"="/^ad/i"', 'class', 'AD-1'],
      ['class=ad', 'class', 'ad'],
      ['/^data-/', 'data-x', ''],
      ['data-*=1', 'data-x', '1'],
    ] as const) {
      const [test] = only(`##div:matches-attr(${text})`).guard.attributes!;
      assert.ok(test!.name.test(name) && test!.value.test(value), text);
      assert.ok(!test!.name.test(`x${name}`), text);
    }
  });

  it('Should read steps', () => {
    assert.deepEqual(only('##b.x:no-text():upward(2):max-text(9)'), {
      ...only('##b.x:no-text():upward(2):max-text(9)'),
      selector: '*',
      guard: { maxText: 9 },
      upward: { from: { selector: 'b.x', guard: { noText: true } }, steps: 2 },
    });
    const up = only('##a > b:upward(div.x, p):has(img)');
    assert.deepEqual([up.selector, up.upward?.from.selector], [':is(div.x, p):has(img)', 'a > b']);
    assert.equal(only('##b:upward(div.x, p)').selector, 'div.x, p');
    assert.deepEqual(only('##p:takes-before(hr, br):takes-after(p.x:no-text())').takes, {
      before: ['hr', 'br'],
      after: { selector: 'p.x', guard: { noText: true } },
    });
    assert.equal(only('##p:joins-after(p)').takes?.after?.joined, true);
  });

  it('Should leave CSS to CSS', () => {
    for (const selector of [
      'div > p.a + b ~ i',
      'p:has(> img, a:not(.x))',
      ':is(a, b) p',
      'p:not(.a):first-child',
      'a[href^="x)("]',
      "a[href*='//x']",
      'p:nth-child(2n + 1)',
      '.a\\:b',
      '.广告',
    ]) {
      assert.equal(only(`##${selector}`).selector, selector);
    }
    assert.equal(only('##:is(p, div):no-text()').selector, 'p, div');
    assert.equal(only('##:no-text()').selector, '*');
    assert.equal(only('##p, div').selector, 'p, div');
  });

  it('Should let conditions hold for their own alternative alone', () => {
    assert.deepEqual(
      parseRuleText('##p:no-text(), div').rules.map(({ selector, guard }) => [selector, guard]),
      [
        ['p', { noText: true }],
        ['div', {}],
      ],
    );
  });

  it('Should put a value in the place of its name', () => {
    const text =
      '! let box: div[id],\n! let box: p[id]\n! let hosts: a.example b.example\n##$box:source-host($hosts)\n||$hosts^';
    const { rules, errors } = parseRuleText(text);
    assert.deepEqual(errors, []);
    assert.equal(rules[0]!.selector, 'div[id], p[id]');
    assert.deepEqual(rules[0]!.guard.sourceHosts, new Set(['a.example', 'b.example']));
    assert.deepEqual(rules[1]!.guard.sourceHosts, new Set(['a.example', 'b.example']));
  });

  it('Should read examples', () => {
    const { examples } = parseRuleText('! id: a\nrfi.fr##p\n! + <p></p>\n! - ⟦<b>x</b>⟧y');
    assert.deepEqual(
      examples.map(({ rule, site, html, matches }) => [rule, site, html, matches]),
      [
        ['a', 'www.rfi.fr', '<p></p>', true],
        ['a', 'www.rfi.fr', '⟦<b>x</b>⟧y', false],
      ],
    );
  });

  const WRONG: Record<string, string> = {
    'hello world': '«hello world» This is no rule',
    '||a.example^$third-party': '«||a.example^$third-party» This is no rule',
    '||^': '«||^» This is no rule',
    'a..b,c.example##p': '«a..b» “a..b” is no host.',
    '~a.example##p': '«~a.example» “~a.example” is no host.',
    'google.*##p': '«google.*» “google.*” is no host.',
    'a.example##': '«##» A selector is missing.',
    '##p,': '«,» A selector is missing.',
    '##p > ': '«>» A selector is missing.',
    '##p.a!b.c d': '«!b.c» The selector cannot be read here.',
    '##^script': '«^script» The selector cannot be read here.',
    '##p::before': '«::before» The selector cannot be read here.',
    '##p:has(b': '«(» A bracket is not closed.',
    '##p:frobnicate(3):no-text()': '«:frobnicate(3)» “:frobnicate” is not known',
    '##p:nth-child(x y)': '«:nth-child(x y)» “:nth-child” is not known',
    '##p:has(> b:has-text(x))': '«:has-text» “:has-text” cannot stand within “:has()”.',
    '##p:has-text(x) > b': '«:has-text(x)» “:has-text()” may stand only behind',
    '##p:no-text(3)': '«3» Nothing may stand',
    '##p:max-text(many)': '«many» A whole number',
    '##p:max-text()': '«:max-text()» A whole number',
    '##p:links(x)': '«x» A regular expression must stand here',
    '##p:named($words)': '«$words» There is no “$words”',
    '##p:has-text()': '«:has-text()» Words or a regular expression are missing.',
    '##p:has-text(/(/)': '«/(/» The regular expression cannot be read.',
    '##p:has-text(//)': '«//» The regular expression is empty.',
    '##p:has-text(/a/g)': '«g» Of the flags, only i, s and u are known.',
    '##p:has-text(/(a+)+b/)': '«/(a+)+b/» The regular expression could take for ever',
    '##p:source-host(a.example, b..c)': '«b..c» “b..c” is no host.',
    '##p:matches-attr()': '«:matches-attr()» An attribute must stand here',
    '##p:upward(0)': '«0» A number from 1 to 256',
    '##p:upward(b:no-text())': '«b:no-text()» A selector without conditions',
    '##p:takes-before(hr, <br>)': '«<br>» The name of an element',
    '##p:takes-after(a:no-text(), b:no-text())': '«a:no-text(), b:no-text()» One selector with conditions',
    '##p:not(b:no-text())': '«:no-text» “:no-text” cannot stand within “:not()”.',
    '##p:not(:no-text(), b)': '«:no-text(), b» Conditions, or a selector',
    'a.example#@#p:takes-before(hr)': '«p:takes-before(hr)» An exception takes nothing along.',
    "##p:contains(it's)": "«p:contains(it's)» The selector cannot be read here.",
    "##b:contains(it's):upward(p)": "«b:contains(it's):upward(p)» The selector cannot be read here.",
    '! kind: advert': '«advert» One of these must stand here: ad, promo, tracker, ui, empty.',
    '! level: off': '«off» One of these must stand here: safe, thorough.',
    '! id: a b': '«a b» An id is made of',
    '! note:': '«! note:» A value is missing.',
  };
  for (const [text, expected] of Object.entries(WRONG)) {
    it(`Should find what is wrong with ${text}`, () => {
      const lines = `##ok\n${text}\n##ok`;
      const [found, ...more] = complaints(lines);
      assert.deepEqual(more, []);
      assert.ok(found?.startsWith(expected), found);
      // The other lines hold.
      assert.equal(parseRuleText(lines).rules.filter(({ selector }) => selector === 'ok').length, 2);
    });
  }

  it('Should show what is wrong with a value at the place that asks for it', () => {
    assert.deepEqual(complaints('! let x: b..c\n##p:source-host($x)'), ['«$x» “b..c” is no host.']);
    assert.deepEqual(complaints('! let x: p:no-text()\n##$x'), [
      '«$x» A selector without conditions must stand here.',
    ]);
  });

  it('Should refuse an example that stands below no rule', () => {
    assert.deepEqual(complaints('##p\n! id: x\n! + <p></p>'), [
      '«<p></p>» An example must stand below its rule.',
    ]);
  });

  it('Should not blame examples for a rule that cannot be read', () => {
    assert.equal(complaints('##ok\n##p:frob()\n! + <p></p>\n! - <b></b>').length, 1);
  });

  it('Should refuse a line that nobody wrote', () => {
    assert.equal(parseRuleText(`##${'p,'.repeat(20_000)}p`).errors.length, 1);
  });

  describe('whatever the text', () => {
    const piece = fc.constantFrom(
      ...'## #@# || ^ ! kind: ad id: let x: $x note: + - <p></p> p div .a #b [c="d"] :is( :has( :not( ) :no-text() :has-text( /a+/i (( :upward( 2 :takes-after( , > ~ \\ " \' \n \r\n a.example @@ ⟦ 😀'.split(
        ' ',
      ),
      ' ',
      '\n',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }).map((some) => `##${some}`),
    );
    const sane = (written: string, { errors, rules }: RuleList): void => {
      for (const { range } of [...errors, ...rules.map((rule) => ({ range: rule.range }))]) {
        assert.ok(range.start >= 0 && range.start <= range.end && range.end <= written.length);
      }
    };

    it('Should never throw, and stay in the text', () => {
      fc.assert(
        fc.property(text, (written) => {
          const list = parseRuleText(written);
          sane(written, list);
          // What is read can be matched.
          new RuleBook(list);
        }),
        { numRuns: 3000 },
      );
    });

    it('Should read lines apart from each other', () => {
      fc.assert(
        fc.property(text, (written) => {
          const { rules } = parseRuleText(`##first\n${written}\n##last`);
          assert.equal(rules[0]!.selector, 'first');
          assert.equal(rules.at(-1)!.selector, 'last');
        }),
      );
    });
  });
});
