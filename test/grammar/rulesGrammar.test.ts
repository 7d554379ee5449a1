import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CONDITIONS } from '../../src/core/cleaning/ruleText/conditions.ts';
import { STEPS } from '../../src/core/cleaning/ruleText/readTarget.ts';
import { filesBelow } from '../sources.ts';
import { tokenizer, type Line, type Tokenizer } from './tokenizer.ts';

let loaded: Tokenizer | undefined;
const tokenize = (text: string): Line[] => loaded!.tokenize(text);

/** The last scope of the first token that is `text`. */
function scopeOf(line: string, text: string): string {
  const tokens = tokenize(line).flatMap((one) => one.tokens);
  const token = tokens.find((candidate) => candidate.text === text);
  assert.ok(token, `${JSON.stringify(text)} is no token: ${tokens.map((one) => one.text).join('¦')}`);
  return token.scopes
    .split(' ')
    .at(-1)!
    .replace(/\.galley-rules$/, '');
}

describe('grammar of rules', function () {
  this.timeout(20_000);
  before(async function () {
    loaded = await tokenizer('source.galley-rules');
    if (!loaded) this.skip();
  });

  const CASES: readonly (readonly [line: string, text: string, scope: string])[] = [
    ['! some words', ' some words', 'comment.line'],
    ['[Adblock Plus 2.0]', '[Adblock Plus 2.0]', 'comment.line'],
    ['! kind: promo', 'kind', 'keyword.other.header'],
    ['! kind: promo', 'promo', 'constant.language.kind'],
    ['! kind: advert', 'advert', 'invalid.illegal.value'],
    ['! level: thorough', 'thorough', 'constant.language.level'],
    ['! id: mine:box', 'mine:box', 'entity.name.section'],
    ['! note: Why it is so.', 'Why it is so.', 'string.unquoted.note'],
    ['! let words: /a|b+/i', 'words', 'variable.other.value'],
    ['! let words: /a|b+/i', '|', 'keyword.operator.or.regexp'],
    ['! let words: /a|b+/i', 'i', 'keyword.other.flags'],
    ['! let box: div[id], p', 'div', 'entity.name.tag.css'],
    ['! + ⟦<p class="x">⟧', '⟦', 'keyword.operator.mark'],
    ['! + ⟦<p class="x">⟧', 'p', 'entity.name.tag.html'],
    ['! - <b>x</b>', '-', 'keyword.operator.example'],
    ['a.example,b.example##p', 'b.example', 'entity.name.type.host'],
    ['a.example##p', '##', 'keyword.operator.separator'],
    ['a.example#@#p', '#@#', 'keyword.control.exception'],
    ['#@#:rule(*:ad-slot)', '*:ad-slot', 'entity.name.section'],
    ['||ads.example^', 'ads.example', 'entity.name.type.host'],
    ['@@||ads.example^', '@@', 'keyword.control.exception'],
    ['||$hosts^', 'hosts', 'variable.other.value'],
    ['##div.box', 'div', 'entity.name.tag.css'],
    ['##div.box', 'box', 'entity.other.attribute-name.class.css'],
    ['###imu', 'imu', 'entity.other.attribute-name.id.css'],
    ['##a[href*="x/y" i]', 'href', 'entity.other.attribute-name.css'],
    ['##a[href*="x/y" i]', '"x/y"', 'string.quoted.double'],
    ['##a > b', '>', 'keyword.operator.combinator.css'],
    ['##p:first-child', 'first-child', 'entity.other.attribute-name.pseudo-class.css'],
    ['##p:nth-child(2n + 1)', '2n + 1', 'constant.numeric.css'],
    ['##:is(p, .a)', 'a', 'entity.other.attribute-name.class.css'],
    ['##p:max-text(90)', 'max-text', 'support.function.condition'],
    ['##p:max-text(90)', '90', 'constant.numeric'],
    ['##p:upward(2)', '2', 'constant.numeric'],
    ['##p:upward(div.a)', 'upward', 'keyword.control.step'],
    ['##p:upward(div.a)', 'a', 'entity.other.attribute-name.class.css'],
    ['##p:takes-after(b:no-text())', 'no-text', 'support.function.condition'],
    ['##p:has-text(Read (more) now)', 'Read ', 'string.unquoted.words'],
    ['##p:has-text(/[)/]x\\/y/i):no-text()', 'no-text', 'support.function.condition'],
    ['##p:has-text(/[)/]x\\/y/i):no-text()', '\\/', 'constant.character.escape.regexp'],
    ['##p:has-text(/a/, b)', 'a', 'string.regexp'],
    ['##p:named($words)', 'words', 'variable.other.value'],
    ['##$box:named(/x/)', 'box', 'variable.other.value'],
    ['##a:links(same-site)', 'same-site', 'constant.language'],
    ['##a:source-host(a.example, b.example)', 'b.example', 'entity.name.type.host'],
    ['##p:matches-attr("data-x"="/^a/i")', '"data-x"', 'string.quoted.double'],
    ['##p:matches-attr(data-*="/^a/i")', 'data-*', 'entity.other.attribute-name.css'],
    ['##p:not(:has-text(x))', 'has-text', 'support.function.condition'],
  ];
  for (const [line, text, scope] of CASES) {
    it(`${line}: ${text}`, () => assert.equal(scopeOf(line, text), scope));
  }

  it('ends with the line what is not closed', () => {
    for (const open of [
      '! + <script>let a = `',
      '! + <!-- x',
      '! - <p class="',
      '##p:has-text(/a',
      '##p:has-text((a',
      '##a[href="',
      '! let x: /a',
      '##p:is(',
    ]) {
      const lines = tokenize(`${open}\n! kind: ad`);
      assert.equal(lines[1]!.tokens.at(-1)!.scopes, 'constant.language.kind.galley-rules', open);
    }
  });

  it('knows every condition and step', () => {
    for (const name of [...CONDITIONS.keys(), ...STEPS]) {
      const scope = scopeOf(`##p:${name}()`, name);
      assert.match(scope, STEPS.has(name) ? /^keyword\.control\.step$/ : /^support\.function/, name);
    }
  });

  it('colours all of Galley’s own rules, and says that nothing is wrong', () => {
    for (const file of filesBelow('src/core/cleaning/rules', /\.txt$/)) {
      for (const { text, tokens } of tokenize(readFileSync(file, 'utf8'))) {
        const bare = tokens.filter(({ scopes, text: piece }) => scopes === '' && piece.trim() !== '');
        assert.deepEqual(bare, [], text);
        assert.ok(
          !tokens.some(({ scopes }) => scopes.includes('galley-rules') && scopes.includes('invalid')),
          text,
        );
      }
    }
  });
});
