import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFilterList } from '../../../../src/core/cleaning/lists/listIndex.ts';
import type { SkipReason } from '../../../../src/core/cleaning/lists/filterCounts.ts';
import { NO_RULES, type RuleBook } from '../../../../src/core/cleaning/ruleBook.ts';
import { parseRuleText } from '../../../../src/core/cleaning/ruleText/ruleText.ts';
import { clean, expectRemoved, find, postFrom } from '../cleaning.ts';

/** A list, and nothing else. */
function only(...lines: readonly string[]): { readonly rules: RuleBook } {
  return { rules: NO_RULES.andList(readFilterList(lines.join('\n'), 'list.txt')) };
}

/** What a list removes from a post of www.news.example: `⟦…⟧`. */
function removes(list: string | readonly string[], marked: string, site = 'www.news.example'): void {
  const lines = typeof list === 'string' ? [list] : list;
  expectRemoved(site, `<div>${marked}<p>text</p></div>`, only(...lines));
}

function counts(...lines: readonly string[]): { read: number } & Partial<Record<SkipReason, number>> {
  const { read, skipped } = readFilterList(lines.join('\n'), 'list.txt').data.counts;
  return { read, ...Object.fromEntries(Object.entries(skipped).filter(([, some]) => some > 0)) };
}

const BOX = '<div class="box"></div>';
const IMG = '<img src="https://x.ads.example/b.gif">';

describe('Filters that hide elements', () => {
  it('Should remove empty boxes by id, class, attribute and tag', () => {
    removes('###slot', '⟦<div id="slot"> <br></div>⟧<div id="slots"></div>');
    removes('##.box', '⟦<div class="a box b"></div>⟧<div class="boxes"></div>');
    removes('##div.a.b', '⟦<div class="b a"></div>⟧<p class="a b"></p><div class="a"></div>');
    removes('##[data-x]', '⟦<div data-x></div>⟧<div data-xy></div>');
    removes('##div[data-x="a b"]', '⟦<div data-x="a b"></div>⟧<div data-x="a"></div>');
    removes('##[class^="promo-box"]', '⟦<div class="promo-box-1"></div>⟧<div class="a promo-box-1"></div>');
    removes('##[id^="ab"]', '⟦<div id="abc"></div>⟧<div id="a"></div>');
    removes('##[id*="lot"]', '⟦<div id="slot"></div>⟧<div id="s"></div>');
    removes('##[id$="ot" i]', '⟦<div id="slOT"></div>⟧<div id="slots"></div>');
    removes('##a[href^="https://ads.example/"]', '⟦<a href="https://ads.example/1"></a>⟧<a href="/1"></a>');
    removes('##a[href^="http"]', '⟦<a href="https://ads.example/1"></a>⟧<a href="/1"></a>');
    removes('##amp-ad', '⟦<amp-ad></amp-ad>⟧');
    removes('##.x, ##.y', '<div class="x"></div>');
    removes(
      '##.x, .y > .z',
      '⟦<div class="x"></div>⟧<div class="y">a⟦<i class="z"></i>⟧</div><i class="z"></i>',
    );
    removes('##.x\\:y', '⟦<div class="x:y"></div>⟧<div class="x"></div>');
  });

  it('Should go by relations and by what conditions can tell', () => {
    removes('##.a > .b', '<p class="a">x⟦<b class="b"></b>⟧</p><b class="b"></b>');
    removes('##div.a:has(> b)', '⟦<div class="a"><b></b></div>⟧<div class="a"></div>');
    removes('##div.a:-abp-has(> b)', '⟦<div class="a"><b></b></div>⟧<div class="a"></div>');
    removes('##div.a:not(.b)', '⟦<div class="a"></div>⟧<div class="a b"></div>');
    removes('news.example#?#b.x:upward(2)', '⟦<div><p><b class="x"></b></p></div>⟧');
    removes('news.example##b.x:nth-ancestor(1)', '⟦<p><b class="x"></b></p>⟧');
    removes(
      '##.x:matches-attr("data-y"="/^z/")',
      '⟦<i class="x" data-y="z1"></i>⟧<i class="x" data-y="y"></i>',
    );
    removes('##.box:remove()', `⟦${BOX}⟧`);
  });

  it('Should go by the site', () => {
    const yes = `⟦${BOX}⟧`;
    for (const hosts of [
      '',
      '*',
      'news.example',
      'other.example,news.example',
      'www.news.example',
      'news.*',
    ]) {
      removes(`${hosts}##.box`, yes);
    }
    for (const hosts of [
      'other.example',
      'ews.example',
      '~news.example',
      'news.example,~www.news.example',
      'new.*',
    ]) {
      removes(`${hosts}##.box`, BOX);
    }
    removes('~other.example##.box', yes);
    removes('news.*##.box', yes, 'www.news.com.tw');
    removes('news.example##.box', BOX, '');
    removes('##.box', yes, '');
  });

  it('Should be taken back by their exceptions, and no others be', () => {
    for (const line of ['#@#.box', 'news.example#@#.box', 'news.example#@?#.box', '~other.example#@#.box']) {
      removes(['##.box', line], BOX);
      removes(['news.example##.box', line], BOX);
      removes(['##.box', line, '##div[class="box"]'], `⟦${BOX}⟧`);
    }
    removes(['##.box', 'other.example#@#.box'], `⟦${BOX}⟧`);
    removes(['##.box', '#@#div.box'], `⟦${BOX}⟧`);
    // Unlike an exception of one’s own, it keeps nothing else.
    removes(['##.outer', '##.box', '#@#.box'], `⟦<div class="outer">${BOX}</div>⟧`);
  });

  it('Should leave a site alone where the list says so', () => {
    const own = '<i class="own"></i>';
    const lines = ['##.box', 'news.example##.own', '||ads.example^'];
    removes(lines, `⟦${BOX}⟧⟦${own}⟧⟦${IMG}⟧`);
    removes([...lines, '@@||news.example^$generichide'], `${BOX}⟦${own}⟧⟦${IMG}⟧`);
    removes([...lines, '@@||news.example^$ghide'], `${BOX}⟦${own}⟧⟦${IMG}⟧`);
    removes([...lines, '@@||news.example^$elemhide'], `${BOX}${own}⟦${IMG}⟧`);
    removes([...lines, '@@||news.example^$document'], `${BOX}${own}${IMG}`);
    removes([...lines, '@@||other.example^$document'], `⟦${BOX}⟧⟦${own}⟧⟦${IMG}⟧`);
  });
});

describe('Filters of what is fetched', () => {
  const script = '<script src="https://x.ads.example/a/b.js?c=1"></script>';

  it('Should remove what leads to their hosts', () => {
    removes(
      '||ads.example^',
      `⟦${IMG}⟧⟦${script}⟧⟦<iframe data-src="//ads.example:80/"></iframe>⟧⟦<a href="https://ads.example/"></a>⟧` +
        '<a href="https://ads.example/">text</a><img src="https://x.badads.example/1">' +
        '<img src="https://news.example/ads.example/"><img src="/1"><iframe></iframe>',
    );
    removes('||ads.example', `⟦${script}⟧`);
    removes('||ADS.example^', `⟦${script}⟧`);
    removes('||ad.ads.example^', script);
  });

  it('Should go by what follows', () => {
    for (const rest of [
      '/a/',
      '/a/b.js',
      '/a/*',
      '/a/*.js',
      '^*b.js',
      '/*?c=',
      '/a/b.js?c=1|',
      '^*c=1^',
      '/A/B',
    ])
      removes(`||ads.example${rest}`, `⟦${script}⟧`);
    for (const rest of [
      '/b',
      '/a/b.js|',
      '/a^b.j^',
      '/*d=',
      '/c*a',
      '^a^^b',
      '/A/B$match-case',
      '/a/b.js?c=1^x',
    ])
      removes(`||ads.example${rest}`, script);
  });

  it('Should go by what fetches', () => {
    removes('||ads.example^$script', `⟦${script}⟧${IMG}`);
    removes('||ads.example^$image,subdocument', `⟦${IMG}⟧${script}⟦<iframe src="//ads.example/"></iframe>⟧`);
    removes('||ads.example^$~image', `⟦${script}⟧${IMG}`);
    removes('||ads.example^$script,xmlhttprequest', `⟦${script}⟧${IMG}`);
    removes('||ads.example^$all', `⟦${script}⟧⟦${IMG}⟧`);
  });

  it('Should go by whose site it is', () => {
    removes('||ads.example^$third-party', `⟦${script}⟧`);
    removes('||ads.example^$3p', `⟦${script}⟧`);
    removes('||ads.example^$~third-party', script);
    removes('||ads.example^$third-party', script, 'www.ads.example');
    removes('||ads.example^$1p', `⟦${script}⟧`, 'www.ads.example');
    removes('||ads.example^$domain=news.example|a.example', `⟦${script}⟧`);
    removes('||ads.example^$domain=a.example', script);
    removes('||ads.example^$domain=~news.example', script);
    removes('||ads.example^$from=news.*,script', `⟦${script}⟧`);
  });

  it('Should be taken back by exceptions that meet the same address', () => {
    removes(['||ads.example^', '@@||ads.example/a/'], `${script}⟦${IMG}⟧`);
    removes(['||ads.example^', '@@/a/b.js'], `${script}⟦${IMG}⟧`);
    removes(['||ads.example^', '@@||ads.example^$script'], `${script}⟦${IMG}⟧`);
    removes(['||ads.example^', '@@||ads.example^$domain=a.example'], `⟦${script}⟧⟦${IMG}⟧`);
    removes(['||ads.example^$important', '@@||ads.example^'], `⟦${script}⟧⟦${IMG}⟧`);
    removes(['||ads.example^$script', '||ads.example^$script,badfilter'], script);
    removes(['||ads.example^', '||ads.example^$badfilter', '||ads.example^$image'], `${script}⟦${IMG}⟧`);
  });
});

describe('Lists and articles', () => {
  it('Should keep what editors pasted into boxes with the names of ads', () => {
    const list = [
      '##.AdSlot__container',
      '##.dable_placeholder',
      '###inarticle_ad300',
      '##.inline-ads',
      '##.ad',
    ];
    for (const box of [
      'class="AdSlot__container"',
      'class="dable_placeholder"',
      'id="inarticle_ad300"',
      'class="inline-ads"',
    ]) {
      for (const content of [
        '<p>A paragraph.</p>',
        '<img src="photo.jpg">',
        '<figure><img data-src="photo.jpg"></figure>',
        '<noscript><img src="photo.jpg"></noscript>',
        '<iframe src="https://www.youtube.com/embed/1"></iframe>',
        '<video src="film.mp4"></video>',
        '<blockquote class="twitter-tweet"></blockquote>',
        '<div class="fb-post" data-href="https://facebook.com/1"></div>',
        '<script src="https://platform.twitter.com/widgets.js"></script>',
        '<svg></svg>',
        '<youtube-player></youtube-player>',
      ]) {
        removes(list, `<div ${box}>${content}</div>`);
      }
      removes(list, `⟦<div ${box}> <span></span><div class="ad"></div></div>⟧`);
    }
    removes(
      '##.ad',
      '<div class="ad" style="background-image: url(photo.jpg)"></div><img class="ad" src="a.jpg">',
    );
  });

  it('Should keep cells, breaks and places that links lead to', () => {
    removes(
      '##.ad',
      '<table><tr><td class="ad"></td><td>x</td></tr></table>a<br class="ad">b<hr class="ad">',
    );
    removes('###notes', '<a id="notes"></a>');
  });

  it('Should keep the picture in a link, and take link and picture where both are ads', () => {
    removes('||ads.example^', '<a href="https://ads.example/"><img src="photo.jpg"></a>');
    removes('||ads.example^', `⟦<a href="https://ads.example/">${IMG}</a>⟧`);
  });

  it('Should keep a picture that has another address as well', () => {
    for (const more of ['data-src="photo.jpg"', 'srcset="photo.jpg 2x"', 'data-original="photo.jpg"'])
      removes('||ads.example^', `<img src="https://x.ads.example/blank.gif" ${more}>`);
    removes('||ads.example^', '<iframe src="//ads.example/" srcdoc="text"></iframe>');
  });

  it('Should keep pictures of a company’s own site, unless nobody sees them or the line names them', () => {
    for (const host of ['www.ads.example', 'ads.example']) {
      removes('||ads.example^', `<img src="https://${host}/chart.png">`);
      removes('||ads.example^', `⟦<img src="https://${host}/p.gif" width="1" height="1">⟧`);
      removes('||ads.example^', `⟦<img src="https://${host}/p.gif" style="display: none">⟧`);
      removes('||ads.example/banner/', `⟦<img src="https://${host}/banner/1.png">⟧`);
    }
  });

  it('Should keep embeds with their loaders, films and sounds', () => {
    removes(
      ['||twitter.com^', '||youtube.com^$third-party', '||facebook.net^', '||ads.example^'],
      '<script src="https://platform.twitter.com/widgets.js"></script>' +
        '<iframe src="https://www.youtube.com/embed/1"></iframe>' +
        '<script src="https://connect.facebook.net/zh_CN/sdk.js"></script>' +
        '<video src="https://x.ads.example/1.mp4"></video><audio src="https://x.ads.example/1.mp3"></audio>',
    );
  });

  it('Should name the filter, its line and its kind', () => {
    const text = postFrom('www.news.example', `<div><p>text</p>${BOX}</div>`);
    const kinds = (title: string, name = 'list.txt'): string[] => {
      const list = readFilterList(`! Title: ${title}\n\n##.box\n`, name);
      const book = NO_RULES.andList(list);
      return find(text, { rules: book }).removals.map(({ kind, rule, by }) => `${kind} ${rule} ${by.note}`);
    };
    assert.deepEqual(kinds('EasyList'), ['ad list.txt:3 ##.box']);
    assert.deepEqual(kinds('EasyPrivacy'), ['tracker list.txt:3 ##.box']);
    assert.deepEqual(kinds('AdGuard Tracking Protection'), ['tracker list.txt:3 ##.box']);
  });

  it('Should be asked in the order of the sources, and obey exceptions of one’s own', () => {
    const text = postFrom('www.news.example', `<div><p>text</p><div class="mine">${BOX}</div></div>`);
    const list = readFilterList('##.mine', 'list.txt');
    const mine = parseRuleText('! id: mine\n##.mine:no-text()');
    const rulesOf = (rules: RuleBook): string[] => find(text, { rules }).removals.map(({ rule }) => rule);
    const none = NO_RULES;
    assert.deepEqual(rulesOf(none.and(mine).andList(list)), ['mine']);
    assert.deepEqual(rulesOf(none.andList(list).and(mine)), ['list.txt:1']);
    assert.deepEqual(rulesOf(none.andList(list).and(parseRuleText('#@#.box'))), []);
  });

  it('Should find the pieces of one rule alone, whichever source has it', () => {
    const text = postFrom('www.news.example', `<div><p>text</p><i class="mine"></i>${BOX}</div>`);
    const book = NO_RULES.andList(readFilterList('##.mine\n##.box', 'list.txt')).and(
      parseRuleText('! id: mine\n##.mine:no-text()\nother.example#@#.box'),
    );
    const found = (id: string): string[] =>
      find(text, { rules: book.only(id) }).removals.map(({ rule, range }) =>
        [rule, text.slice(range.start, range.end)].join(' '),
      );
    assert.deepEqual(found('list.txt:1'), ['list.txt:1 <i class="mine"></i>']);
    assert.deepEqual(found('list.txt:2'), [`list.txt:2 ${BOX}`]);
    assert.deepEqual(found('mine'), ['mine <i class="mine"></i>']);
    assert.deepEqual(found('list.txt:3'), []);
    const kept = book.and(parseRuleText('#@#.box'));
    assert.deepEqual(find(text, { rules: kept.only('list.txt:2') }).removals, []);
  });
});

describe('Reading a list', () => {
  it('Should pass over comments, heads and empty lines', () => {
    assert.deepEqual(
      counts('\uFEFF[Adblock Plus 2.0]', '! x', '', '# hosts file', '#', '!+ PLATFORM(x)', '##.a\r'),
      {
        read: 1,
      },
    );
  });

  it('Should count what needs a browser', () => {
    for (const line of [
      'a.com##+js(set, x, 1)',
      'a.com#%#window.x = 1;',
      'a.com#@%#window.x = 1;',
      'a.com#$#.x { display: none }',
      'a.com#@$#.x { display: none }',
      'a.com#$?#.x { color: red }',
      'a.com##.x { remove: true; }',
      'a.com$$script[data-x]',
      'a.com$@$script[data-x]',
      'a.com##^script:has-text(x)',
      'a.com##.x:style(color: red)',
      'a.com##.x:matches-css(width: 1px)',
      'a.com##.x:xpath(//a)',
      'a.com##.x:hover',
      'a.com##.x::before',
      '||a.com^$redirect=noop.js',
      '||a.com^$csp=x',
      '||a.com^$removeparam=x',
      '||a.com^$removeparam=/x$/',
      '||a.com^$xmlhttprequest',
      '||a.com^$popup',
      '||a.com^$document',
      '||a.com^$frobnicate',
      '@@||a.com/x^$document',
    ]) {
      assert.deepEqual(counts(line), { read: 0, browser: 1 }, line);
    }
  });

  it('Should count what goes by text, what is too general, conditional or unreadable', () => {
    for (const line of ['##.x:has-text(ad)', 'a.com#?#p:-abp-contains(ad)', 'a.com##p:has(b:contains(ad))'])
      assert.deepEqual(counts(line), { read: 0, text: 1 }, line);
    for (const line of [
      '/banner/',
      '-ad-300x250.',
      '/ads[0-9]+/',
      '/x/$image',
      '||ad*.example^',
      '##*',
      '##:not(.x)',
      'ads.example',
    ])
      assert.deepEqual(counts(line), { read: 0, general: 1 }, line);
    assert.deepEqual(
      counts('!#if env_firefox', '##.a', '!#else', '##.b', '!#endif', '##.c', '!#endif', '##.d'),
      {
        read: 2,
        conditional: 2,
      },
    );
    for (const line of ['##', 'a b##.x', '[$path=/x]##.a', `##.${'x'.repeat(20_000)}`, '/x/##.a'])
      assert.deepEqual(counts(line), { read: 0, unreadable: 1 }, line);
  });

  it('Should never fail, nor let a list stop the cleaning', () => {
    const junk = [
      '##.box[',
      '##.box:has(',
      '##.box:not()',
      '##div.box:has(> )',
      '##.box:upward(x)',
      '||',
      '@@',
      '||^',
      '$',
      '@@||x^$',
      '##.box:matches-attr(/(a+)+$/)',
      '#@#',
      '##\\',
      '~##.box',
      ',##.box',
      '##.box::',
      '##.box >',
      '##> .box',
      '||ads.example^$domain=',
    ];
    const text = postFrom('www.news.example', `<div><p>text</p>${BOX}${IMG}</div>`);
    for (const line of junk) assert.equal(clean(text, only(line)), text, line);
  });

  it('Should take nothing that is seen, whatever its lines and the post', () => {
    const word = fc.constantFrom(
      ...[
        '##',
        '#@#',
        'news.example##',
        '||ads.example',
        '@@',
        '^',
        '$image',
        '/',
        '*',
        '.box',
        '#slot',
        'div',
        'p',
      ],
      ...[
        ' > ',
        ' ',
        ', ',
        '+',
        '~',
        ':not(',
        ':has(',
        ')',
        ':upward(1)',
        ':is(',
        '[id]',
        '[class^="b"]',
        '"',
        '|',
      ],
      ...[
        ':first-child',
        ':empty',
        ':nth-child(2)',
        ':matches-attr(id=',
        '\\',
        '$',
        ',',
        '(',
        '[',
        ']',
        ':',
        'a[href*="x"]',
      ],
    );
    const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(''));
    const piece = fc.constantFrom(
      ...[
        '<div class="box">',
        '<div>',
        '</div>',
        '<p id="slot">',
        '</p>',
        '<i class="box"></i>',
        'TEXT',
        ' ',
      ],
      ...[
        '<img src="photo.jpg">',
        '<a href="//x.ads.example/">',
        '</a>',
        '<script src="//x.ads.example/"></script>',
      ],
      ...['<td>', '<tr>', '<table>', '</table>', '<blockquote class="box"></blockquote>'],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.array(piece, { maxLength: 20 }), (lines, pieces) => {
        const text = postFrom('www.news.example', `<div>${pieces.join('')}</div>`);
        const options = only(...lines);
        const once = clean(text, options);
        for (const seen of ['TEXT', '<img', '<blockquote', '<td'])
          assert.equal(once.split(seen).length, text.split(seen).length);
        assert.equal(clean(once, options), once);
      }),
      { numRuns: 1500 },
    );
  });
});
