import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RuleBook } from '../../../src/core/cleaning/ruleBook.ts';
import { parseRuleText } from '../../../src/core/cleaning/ruleText/ruleText.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { english } from '../../../src/core/text/message.ts';
import { clean, find, postFrom } from './cleaning.ts';
import { effort } from '../../effort.ts';

/** As many elements, nested as deep as is still read. */
function nests(size: number, open: string, inner = ''): string {
  const depth = 900;
  return `<div>${`${open.repeat(depth)}${inner}${'</div>'.repeat(depth)}`.repeat(Math.ceil(size / depth))}</div>`;
}

/** Shapes that make a careless matcher slow. */
const SHAPES: Record<string, (size: number) => string> = {
  'nested ad slots': (size) => nests(size, '<div class="ad">'),
  'nested slots around a word': (size) => nests(size, '<div class="ad">', '文'),
  'nested share bars': (size) =>
    nests(size, '<div class="share">', '<a href="https://twitter.com/intent/tweet">x</a>'),
  'nested boxes with a word each': (size) => nests(size, '<div class="ad">a '),
  'nested boxes with a script each': (size) =>
    nests(
      size,
      '<div class="related"><script src="//a.taboola.com/x.js"></script>',
      '相关文章<a href="/1">x</a>',
    ),
  'nested boxes of many blanks': (size) => nests(size, '<div class="ad"> ', '广告'),
  'end tags that close nothing': (size) => `<div class="ad"></div>${'</span></p>'.repeat(size)}`,
  'many ad slots': (size) => '<p>文</p><div class="ad"></div>'.repeat(size),
  'many wrapped ad slots': (size) => `<div>${'<section><div class="ad"></div></section>'.repeat(size)}</div>`,
  'relay lines': (size) => '<br><hr><div>获取更多RSS：<a href="https://feedx.net">x</a></div>'.repeat(size),
  'lines of code': (size) => '\n    <div class="ad"></div>'.repeat(size),
  'open formatting': (size) => '<b><div class="ad"></div>'.repeat(Math.min(size, 450)),
};

describe('Cleaning hostile input', function () {
  this.timeout(120_000);

  for (const [name, make] of Object.entries(SHAPES)) {
    it(`Should take time in proportion for ${name}`, () => {
      const size = 6000;
      const measure = (count: number): number => {
        const text = postFrom('cn.reuters.com', make(count));
        return effort(() => void find(text, { level: 'thorough' }), 2) / 1000;
      };
      measure(1000);
      const [once, twice] = [measure(size), measure(2 * size)];
      assert.ok(twice < 3.5 * once + 0.1, `${once.toFixed(3)} s, twice the input: ${twice.toFixed(3)} s`);
    });
  }

  it('Should leave alone what is nested deeper than anyone nests', () => {
    const { removals, leftAlone } = find(postFrom('', '<div class="ad">'.repeat(100_000)));
    assert.deepEqual(removals, []);
    assert.match(english(leftAlone!), /more than 1000 deep/);
  });
});

describe('Cleaning anything', () => {
  const piece = fc.constantFrom(
    ...'<div>|</div>|<p>|</p>|<b>|</b>|文|text|&am|p;|<|{|%}|`|\n|\n\n|    |<br>|<hr>|<section id="imu">|</section>|<div class="ad">|<p class="ad">|<span class="ad-slot">|</span>|<a href="/a/1">|<a href="https://subscribe.sph.com.sg/">|</a>|<img src="a.png">|<img src="//x.doubleclick.net/1" width="1" height="1">|<table>|<tr>|<td>|</td>|</table>|<ul>|<li>|</ul>|<script>|</script>|<script src="//cdn.taboola.com/a.js"></script>|<noscript>|</noscript>|<template>|</template>|<svg>|</svg>|<divclass="m-interstitial">|<!--|-->|获取更多RSS：|<a href="https://feedx.net">|延伸阅读：|<button>|</button>|<form>|<input type="email">|</form>|<iframe>|</iframe>|<blockquote>|</blockquote>|<pre>|</pre>|<i class="icon">|</i>|😀|\uFFFD|\r|\u00a0'.split(
      '|',
    ),
  );
  const body = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const site = fc.constantFrom('www.zaobao.com', 'www.rfi.fr', 'cn.reuters.com', 'news.example.org', '');
  const level = fc.constantFrom('safe' as const, 'thorough' as const);

  it('Should give ranges in order that lie in the body and do not overlap', () => {
    fc.assert(
      fc.property(site, body, level, (host, html, how) => {
        const text = postFrom(host, html);
        const { body: range } = parsePost(text);
        let end = range.start;
        for (const removal of find(text, { level: how }).removals) {
          assert.ok(removal.range.start >= end && removal.range.end > removal.range.start);
          end = removal.range.end;
        }
        assert.ok(end <= range.end);
      }),
    );
  });

  it('Should find nothing in what it has cleaned', () => {
    fc.assert(
      fc.property(site, body, level, (host, html, how) => {
        const once = clean(postFrom(host, html), { level: how });
        assert.equal(clean(once, { level: how }), once);
      }),
      { numRuns: 500 },
    );
  });

  it('Should find the same where it need not read again what remains, and where it does', () => {
    const rules = new RuleBook(
      parseRuleText(
        [
          '##.ad:empty-box()',
          '##p:has(+ .ad):max-text(20)',
          '##div:has(> p:only-child):max-text(9)',
          '##b:has-text(/^文文?$/)',
          '##section:has-text(/^(?:text)?文? ?文$/)',
          '##i:upward(section):max-text(20)',
          '##hr + span:max-text(20)',
          '##ul:not(:has(li)):max-text(20)',
          '##ul:holds-field()',
          '##a:max-text(30):takes-before(hr, img):joins-after(p:max-text(9))',
          '##button:no-text():takes-after(p:max-text(30))',
          '#@#section:has(> .ad):max-text(3)',
          '#@#.icon:max-text(0)',
        ].join('\n'),
        { name: 'test' },
      ),
    );
    assert.equal(rules.rules.length + rules.exceptions.length, 13);
    const name = fc.constantFrom(
      ...'div div p b i section ul li a span button div|class="ad" i|class="icon" a|href="/1"'.split(' '),
    );
    const text = fc.constantFrom(
      '文',
      'text',
      ' ',
      '\n',
      '\n    ',
      '\u200B',
      'a & b',
      '<hr>',
      '<img src="a.png">',
      '<input>',
    );
    const { nested } = fc.letrec<{ nested: string; element: string }>((tie) => ({
      nested: fc
        .array(
          fc.oneof({ depthIdentifier: 'nested', maxDepth: 4 }, text, {
            arbitrary: tie('element'),
            weight: 3,
          }),
          {
            minLength: 1,
            maxLength: 4,
            depthIdentifier: 'nested',
          },
        )
        .map((pieces) => pieces.join('')),
      element: fc
        .tuple(name, tie('nested'))
        .map(([tag, inner]) => `<${tag.replace('|', ' ')}>${inner}</${tag.replace(/\|.*/, '')}>`),
    }));
    let found = 0;
    fc.assert(
      fc.property(nested, (html) => {
        const wrapped = postFrom('', `<div>${html}</div>`);
        const options = { level: 'thorough' as const, rules };
        const { removals } = find(wrapped, options);
        // What may be code is always read again. What stands behind broken markup may become part of it.
        const { isNested } = parsePost(wrapped).html.flat;
        if (isNested) assert.deepEqual(find(`${wrapped}\n\``, options).removals, removals);
        const once = clean(wrapped, options);
        assert.equal(clean(once, options), once);
        found += removals.length;
      }),
      { numRuns: 3000 },
    );
    assert.ok(found > 1500, `${found}`);
  });

  it('Should find within a range only what lies in it', () => {
    fc.assert(
      fc.property(site, body, fc.nat(400), fc.nat(400), (host, html, a, b) => {
        const text = postFrom(host, html);
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        for (const { range } of find(text, { within: [{ start, end }] }).removals) {
          assert.ok(range.start >= start && range.end <= end);
        }
      }),
    );
  });

  it('Should keep words, and the images that are no trackers', () => {
    fc.assert(
      fc.property(site, body, (host, html) => {
        const text = postFrom(host, html);
        const cleaned = clean(text, { level: 'safe' });
        const count = (source: string, what: string): number => source.split(what).length - 1;
        assert.equal(count(cleaned, 'text'), count(text, 'text'));
        assert.equal(count(cleaned, '😀'), count(text, '😀'));
      }),
    );
  });
});
