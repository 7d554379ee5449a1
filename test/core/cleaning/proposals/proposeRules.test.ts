import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findRemovals } from '../../../../src/core/cleaning/findRemovals.ts';
import { proposeRules } from '../../../../src/core/cleaning/proposals/proposeRules.ts';
import {
  renderProposal,
  type ElementProposals,
  type RuleProposal,
} from '../../../../src/core/cleaning/proposals/ruleProposal.ts';
import { NO_RULES } from '../../../../src/core/cleaning/ruleBook.ts';
import { testExamples } from '../../../../src/core/cleaning/ruleText/examples.ts';
import { parseRuleText } from '../../../../src/core/cleaning/ruleText/ruleText.ts';
import { parsePost } from '../../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../../src/core/facts/postFacts.ts';
import { slice } from '../../../../src/core/text/offsetRange.ts';
import { caret } from '../../support/caret.ts';
import { postFrom } from '../cleaning.ts';

const SITE = 'www.news.example';
const STORY = '<p>Every morning the ferry crosses the strait, and nobody remembers who built it.</p>';

/** What is proposed at the `|` of a body. */
function propose(marked: string, site = SITE): { text: string; elements: ElementProposals[] } {
  const { text, offset } = caret(postFrom(site, `<div>${STORY}${marked}${STORY}</div>`));
  const post = parsePost(text);
  return { text, elements: proposeRules(post, readFacts(post), offset) };
}

/** The lines for the innermost element. */
function linesFor(marked: string, site?: string): string[] {
  return propose(marked, site).elements[0]?.proposals.map(({ line }) => line) ?? [];
}

function rulesOf(proposal: RuleProposal): string {
  return renderProposal(proposal, { kind: proposal.kind, note: 'Made by a test.' }).join('\n');
}

describe('Rules proposed for an element', () => {
  it('call an empty element by its id, in full and up to its number', () => {
    assert.deepEqual(linesFor('<div id="dfp-ad-imu1">|  </div>'), [
      'news.example##div#dfp-ad-imu1:empty-box()',
      'news.example##div[id^="dfp-ad-imu"]:empty-box()',
      'news.example##div[id^="dfp-ad-"]:empty-box()',
      '##div[id^="dfp-ad-imu"]:empty-box()',
      '##div[id^="dfp-ad-"]:empty-box()',
    ]);
  });

  it('leave out what a build made of a class', () => {
    assert.deepEqual(linesFor('<div class="Teaser__box-3fz9a sc-bdVaJa">|</div>'), [
      'news.example##div[class*="Teaser__box-"]:empty-box()',
    ]);
  });

  it('combine classes, and take each by itself', () => {
    assert.deepEqual(linesFor('<div class="side teaser">|</div>'), [
      'news.example##div.side.teaser:empty-box()',
      'news.example##div.side:empty-box()',
      'news.example##div.teaser:empty-box()',
    ]);
  });

  it('ask for words where an element has text', () => {
    assert.deepEqual(linesFor('<p class="more">Read| more: <a href="/story/2">The harbour</a></p>'), [
      'news.example##p.more:has-text(/^Read more: The harbour$/):media-in-links()',
      'news.example##p.more:has-text(/^Read more:/):max-text(30):media-in-links()',
      'news.example##p.more:has-text(/^Read more:/):media-in-links():max-loose-text(10):links(same-site)',
      'news.example##p.more:media-in-links():max-loose-text(10):links(same-site)',
      'news.example##p:has-text(/^Read more: The harbour$/):media-in-links()',
      'news.example##p:has-text(/^Read more:/):max-text(30):media-in-links()',
      'news.example##p:has-text(/^Read more:/):media-in-links():max-loose-text(10):links(same-site)',
    ]);
  });

  it('take any number for a number, and quote what regular expressions mean otherwise', () => {
    assert.deepEqual(linesFor('<p>Vol.| 12 (a/b) [new]</p>'), [
      'news.example##p:has-text(/^Vol\\. \\d+ \\(a\\/b\\) \\[new\\]$/):media-in-links()',
      'news.example##p:has-text(/^Vol\\./):max-text(30):media-in-links()',
    ]);
  });

  it('call a link around a picture by where it leads', () => {
    assert.deepEqual(
      linesFor('<a href="https://shop.example.net/offer/1?x=1"|><img src="https://news.example/b.jpg"></a>'),
      [
        'news.example##a[href*="//shop.example.net/offer/1"]:no-text()',
        'news.example##a[href*="//shop.example.net/offer/"]:no-text()',
        'news.example##a[href*="//shop.example.net"]:no-text()',
        '||shop.example.net^',
      ],
    );
  });

  it('name a picture of the site itself by its file alone', () => {
    assert.deepEqual(linesFor('<img |src="https://news.example/pics/banner.jpg?v=2">'), [
      'news.example##img[src*="//news.example/pics/banner.jpg"]:no-text()',
    ]);
    assert.deepEqual(linesFor('<img |src="/pics/banner.jpg?v=2">'), [
      'news.example##img[src^="/pics/banner.jpg"]:no-text()',
    ]);
  });

  it('hold a box of pictures to where its links lead', () => {
    assert.deepEqual(
      linesFor('<div |class="box"><a href="https://shop.example.net/"><img src="/b.jpg"></a></div>')[0],
      'news.example##div.box:no-text():links(/^(?:https?:)?\\/\\/shop\\.example\\.net(?:[\\/?#:]|$)/i)',
    );
    assert.deepEqual(linesFor('<div |class="box"><img src="/b.jpg"></div>'), []);
  });

  it('go from the innermost element outwards, and never to the outermost', () => {
    const { text, elements } = propose('<aside id="promo"><div class="in">|</div></aside>');
    assert.deepEqual(
      elements.map(({ startTag }) => slice(text, startTag)),
      ['<div class="in">', '<aside id="promo">'],
    );
  });

  it('mean the element that ends at the caret where none begins', () => {
    const { text, elements } = propose('<div class="in"></div>| and on');
    assert.deepEqual(
      elements.map(({ range }) => slice(text, range)),
      ['<div class="in"></div>'],
    );
  });

  it('count what they take, and say how much of the text that is', () => {
    const box = '<p class="box">Buy this</p>';
    const { elements } = propose(`${box}<p class="b|ox">Buy that</p>`);
    assert.deepEqual(
      elements[0]!.proposals.map(({ line, count }) => `${count} ${line}`),
      [
        '1 news.example##p.box:has-text(/^Buy that$/):media-in-links()',
        '1 news.example##p:has-text(/^Buy that$/):media-in-links()',
      ],
    );
    const large =
      '<div class="box">Subscribe| to our paper today and read as much as you like of it, for ever</div>';
    const only = parsePost(postFrom(SITE, `<div><p>x</p>${large.replace('|', '')}</div>`));
    const [first] = proposeRules(only, readFacts(only), only.text.indexOf('to our paper'));
    assert.ok(first!.proposals[0]!.share > 0.9);
  });

  it('are for any site in a post from nowhere', () => {
    assert.deepEqual(linesFor('<div class="in">|</div>', ''), ['##div.in:empty-box()']);
  });

  it('are not made from front matter, stamp, heading link, the outermost element or an article', () => {
    const long = `<p>${'A long sentence. '.repeat(100)}</p>`;
    const text = postFrom(SITE, `<div>${long}</div>`);
    const post = parsePost(text);
    for (const what of ['title', '1600000000000', '[题]', '<div>', 'A long']) {
      assert.deepEqual(proposeRules(post, readFacts(post), text.indexOf(what) + 1), [], what);
    }
  });

  it('are not made from an element whose tags do not match', () => {
    assert.deepEqual(linesFor('<section class="a"><b>|</section></b>'), []);
  });

  it('do not read a body that is too deep', () => {
    const deep = '<div>'.repeat(2000);
    const post = parsePost(postFrom(SITE, deep));
    assert.deepEqual(proposeRules(post, readFacts(post), post.body.end - 5), []);
  });
});

describe('Whatever the element, a proposed rule', () => {
  const name = fc.constantFrom(
    'box',
    'ad-1',
    'ad slot',
    'x"y',
    "it's",
    'a]b',
    'a)b',
    '1st',
    '-',
    '',
    'é',
    '广告',
    'w-1/2',
    'a\\b',
    'A__b-3fz9a',
    '\u{1f600}',
    'a\nb',
    '$x',
    '#',
    'a:b',
    '/x/',
  );
  const words = fc.constantFrom(
    '',
    ' ',
    'Read more',
    '延伸阅读：',
    '1 2 3 4 5',
    'a/b)(',
    '[x]',
    '$name',
    '⟦x⟧',
    '\u{1f600}\u{1f600}',
    '&amp;',
    '&lt;p&gt;',
    '"',
    '\\',
    '|x|',
    'x\n\ny',
    '\u00a0',
    '##',
    'Photo: someone'.repeat(30),
  );
  const url = fc.constantFrom(
    '/x',
    'https://a.example/1',
    '//b.example',
    'javascript:1',
    '',
    '#',
    'https://www.news.example/2',
    'https://[::1]/',
    'https://é.example/',
    'https://a.example/("x")',
  );
  const piece = fc.oneof(
    words,
    fc.tuple(url, words).map(([href, text]) => `<a href='${href.replace(/'/g, '')}'>${text}</a>`),
    url.map((src) => `<img src='${src}'>`),
    fc.constantFrom(
      '<br>',
      '<svg></svg>',
      '<input>',
      '<blockquote>q</blockquote>',
      '<script>x</script>',
      '<b>',
    ),
  );
  const shape = fc.record({
    tag: fc.constantFrom('div', 'p', 'a', 'section', 'span', 'li', 'figure', 'script', 'x-y', 'td', 'button'),
    id: name,
    className: name,
    data: name,
    pieces: fc.array(piece, { maxLength: 4 }),
    site: fc.constantFrom(SITE, '', 'cn.other.example'),
  });

  it('can be read, takes the element, shows that with its example, and asks for emptiness, words or links', () => {
    fc.assert(
      fc.property(shape, ({ tag, id, className, data, pieces, site }) => {
        const quote = (value: string): string => `"${value.replace(/"/g, '&quot;')}"`;
        const html = `<${tag} id=${quote(id)} class=${quote(className)} data-x=${quote(data)}>${pieces.join('')}</${tag}>`;
        const text = postFrom(site, `<div>${STORY}${html}${STORY}</div>`);
        const post = parsePost(text);
        const facts = readFacts(post);
        const at = text.indexOf(html) + 2;
        for (const { range, proposals } of proposeRules(post, facts, at)) {
          for (const proposal of proposals) {
            const list = parseRuleText(rulesOf(proposal));
            assert.deepEqual(list.errors, []);
            assert.deepEqual(testExamples(list), []);
            assert.equal(list.rules.length, 1);
            const { removals } = findRemovals(post, facts, { rules: NO_RULES.and(list) });
            assert.equal(removals.length, proposal.count);
            assert.ok(
              removals.some(
                (removal) => removal.range.start <= range.start && removal.range.end >= range.end,
              ),
            );
            assert.ok(!slice(text, removals[0]!.range).includes(STORY));
            assert.match(proposal.line, /:empty-box\(|:no-text\(|:has-text\(|:max-loose-text\(|^\|\|/);
            if (proposal.literal !== undefined) assert.ok(text.includes(proposal.literal), proposal.literal);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
