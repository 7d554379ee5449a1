import assert from 'node:assert/strict';
import { LONGEST_BODY } from '../../../src/core/document/htmlTree.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { renderPreview } from '../../../src/core/preview/renderPreview.ts';
import { join, assertInert, preview, previewBody } from './support.ts';

/** The header of a post with this front matter. */
const header = (...lines: readonly string[]): string =>
  /<header.*<\/header>/s.exec(preview(['---', ...lines, '---', '', 'Text.'].join('\n')))?.[0] ?? '';

describe('The preview', () => {
  it('begins with what the front matter says', () => {
    assert.equal(
      header(
        'layout: post',
        'title: "雨 & <b>风</b>"',
        'date: 2021-08-26T02:42:56.371Z',
        'author: 港口日报',
        'from: https://news.example.com/1?a=1&b=2',
        'tags: [ 天气, "a<b" ]',
        'categories: [ 港口 ]',
      ),
      '<header class="galley-header"><h1>雨 &amp; &lt;b&gt;风&lt;/b&gt;</h1>' +
        '<p class="galley-byline"><span class="galley-author">港口日报</span>' +
        '<time datetime="2021-08-26T02:42:56.371Z">2021-08-26T02:42:56.371Z</time>' +
        '<a class="galley-source" href="https://news.example.com/1?a=1&amp;b=2" rel="noreferrer">news.example.com</a></p>' +
        '<ul class="galley-terms galley-categories" aria-label="Categories"><li>港口</li></ul>' +
        '<ul class="galley-terms galley-tags" aria-label="Tags"><li>天气</li><li>a&lt;b</li></ul></header>',
    );
  });

  it('leaves out what the front matter does not say', () => {
    assert.equal(header('title: a'), '<header class="galley-header"><h1>a</h1></header>');
    assert.equal(header('layout: post'), '');
    assert.equal(header('from: javascript:x()', 'title:', 'tags: []'), '');
  });

  it('shows the date in the time of the site, where that is known', () => {
    const date = { time: 1629945776371, shown: 1629945776371 + 8 * 3600_000, zone: 'Asia/Singapore' };
    const dated = (line: string): string =>
      /<time.*<\/time>/.exec(preview(`---\n${line}\n---\n\nText.`, 'original', [], { date }))?.[0] ?? '';
    assert.equal(
      dated('date: 2021-08-26T02:42:56.371Z'),
      '<time datetime="2021-08-26T02:42:56.371Z" title="2021-08-26T02:42:56.371Z">2021-08-26 10:42 ' +
        '<span class="galley-zone">Asia/Singapore</span></time>',
    );
    assert.match(dated('date: 2021-08-26'), />2021-08-26<\/time>/);
    assert.match(dated('title: a'), />2021-08-26<\/time>/, 'the day of the file’s name');
    assert.equal(dated('date: soon'), '', 'as written, in no time element');
  });

  it('has buttons for tags and categories where a script of the page answers', () => {
    const html = preview(
      '---\ntags: [ a<b"c ]\n---\n\n<button data-field="tags">x</button>',
      'original',
      [],
      {
        interactive: true,
      },
    );
    assert.ok(
      html.includes(
        '<ul class="galley-terms galley-tags" aria-label="Tags"><li><button type="button" data-field="tags" ' +
          'data-value="a&lt;b&quot;c" title="Show the posts with “a&lt;b&quot;c”">a&lt;b&quot;c</button></li></ul>',
      ),
      html,
    );
    assert.equal(html.match(/<button/g)?.length, 1, 'none is the post’s own');
  });

  it('shows dates as written', () => {
    assert.match(
      header('date: 2021-08-26 10:00:00 +0800'),
      /<time datetime="2021-08-26T02:00:00\.000Z">2021-08-26 10:00:00 \+0800</,
    );
    assert.match(header('date: 2021-08-26 10:00'), /<time datetime="2021-08-26">/);
    assert.match(header('date: soon'), /<span class="galley-date">soon</);
  });

  it('shows the heading link in the header, not as a second title', () => {
    const html = preview(
      '---\nlayout: post\n---\n<!--1629945776371-->\n[雨 \\& 风](https://news.example.com/1)\n------\n\n<div>a</div>',
    );
    assert.match(html, /<h1>雨 &amp; 风<\/h1>.*news\.example\.com<\/a>/s);
    assert.match(html, /<div class="galley-body"><div>a<\/div><\/div>/);
    const own = preview('---\ntitle: b\n---\n[a](https://news.example.com/1)\n------\n\n<div>a</div>');
    assert.match(own, /<h1>b<\/h1>/);
  });

  it('shows the body of a post whose front matter is broken or absent', () => {
    for (const front of ['---\ntitle: "a\n: [\n---\n\n', '---\ntitle: a\n\n', '', '\uFEFF']) {
      assert.match(preview(`${front}<div>雨</div>\n`), /<div>雨<\/div>/, JSON.stringify(front));
    }
  });

  it('has nothing where there is nothing', () => {
    assert.equal(preview(''), '<article class="galley-post"><div class="galley-body"></div></article>');
  });

  it('says so when a body is too long, in the reader’s language', () => {
    const post = parsePost(`---\ntitle: a\n---\n${'x'.repeat(LONGEST_BODY + 1)}`);
    const html = join(
      renderPreview(post, readFacts(post), {
        view: 'cleaned',
        removals: [],
        say: ({ text }) => `<${text}>`,
      }),
    );
    assert.match(html, /<p class="galley-notice">&lt;This post is too long to preview\.&gt;<\/p>/);
    assert.match(html, /<h1>a<\/h1>/);
  });

  for (const [body, lang] of [
    ['<div class="a-long-name-in-latin-letters"><p>这是一个关于港口的报道。</p></div>', 'zh-Hans'],
    ['這是一個關於港口的報導。', 'zh-Hant'],
    ['港では朝から雨が降っていました。船はまだ帰りません。', 'ja'],
    ['항구에 비가 내린다.', 'ko'],
  ] as const) {
    it(`tells ${lang} by its characters`, () => {
      assert.match(
        preview(`---\nlayout: post\n---\n\n${body}`),
        new RegExp(`^<article class="galley-post" lang="${lang}">`),
      );
    });
  }

  it('says the language that the post says, and none where it does not know', () => {
    assert.match(preview('---\nlang: zh_TW\n---\n\nText'), /^<article class="galley-post" lang="zh-TW">/);
    assert.match(preview('---\nlang: \'" onclick="x\'\n---\n\nText'), /^<article class="galley-post">/);
    assert.match(preview('Rain in 港 and other words.'), /^<article class="galley-post">/);
  });

  it('runs from right to left where its language does', () => {
    assert.match(preview('عاد الترام القديم إلى شوارع المدينة.'), /^<article class="galley-post" dir="rtl">/);
    assert.match(preview('---\nlang: he\n---\n\nText'), /^<article class="galley-post" lang="he" dir="rtl">/);
    assert.match(preview('---\nlang: en\n---\n\nعاد'), /^<article class="galley-post" lang="en">/);
    assert.match(preview('A post that quotes one word: مدينة.'), /^<article class="galley-post">/);
    assert.match(preview('<div class="a b c d e f g"><p>المدينة</p></div>'), /dir="rtl"/);
  });

  it('has the junk in one view, marks it in another and leaves it out of the third', () => {
    const body = '<div><p>a</p><div id="ad">b</div><p>c</p></div>';
    const junk = ['<div id="ad">b</div>'];
    assert.equal(previewBody(body, 'original', junk), '<div><p>a</p><div id="post-ad">b</div><p>c</p></div>');
    assert.equal(previewBody(body, 'cleaned', junk), '<div><p>a</p><p>c</p></div>');
    assert.equal(
      previewBody(body, 'removed', junk),
      '<div><p>a</p><div id="post-ad" class="galley-junk galley-junk-ad" data-rule="test:rule" title="test:rule">b</div><p>c</p></div>',
    );
  });
});

describe('Marked junk', () => {
  const removed = (body: string, ...junk: readonly string[]): string => previewBody(body, 'removed', junk);
  const mark = (text: string): string =>
    `<mark class="galley-junk galley-junk-ad" data-rule="test:rule" title="test:rule">${text}</mark>`;

  it('is text in a mark, by lines, without what makes Markdown of it', () => {
    assert.equal(removed('<div>a<br>x</div>', 'x'), `<div>a<br />${mark('x')}</div>`);
    assert.equal(
      removed('a\n\n- b\n- *c*\n\nd', '- b\n- *c*').replaceAll('\n', ''),
      `<p>a</p><ul><li>${mark('b')}</li><li>${mark('<em>c</em>')}</li></ul><p>d</p>`,
    );
  });

  it('is every one of several elements', () => {
    assert.equal(
      removed('<div>a<br><hr><b>b</b> c</div>', '<br><hr><b>b</b> c').match(
        /class="galley-junk galley-junk-ad" data-rule="test:rule" title="test:rule"/g,
      )?.length,
      4,
    );
  });

  it('keeps tables, lists and paragraphs whole', () => {
    assert.equal(
      removed('<table><tr><td>a</td></tr><tr><td>b</td></tr></table>', '<tr><td>b</td></tr>'),
      '<table><tr><td>a</td></tr><tr class="galley-junk galley-junk-ad" data-rule="test:rule" title="test:rule"><td>b</td></tr></table>',
    );
  });

  it('is marked where nothing of it shows', () => {
    assert.equal(
      removed('<div>a<script>b()</script>c</div>', '<script>b()</script>'),
      `<div>a${mark('')}c</div>`,
    );
  });

  it('is marked where its element is not kept', () => {
    assert.equal(
      removed('<div><form><p>a</p></form></div>', '<form><p>a</p></form>'),
      '<div><span class="galley-junk galley-junk-ad" data-rule="test:rule" title="test:rule"><p>a</p></span></div>',
    );
    assert.match(
      removed(
        '<div><iframe src="https://a.example"></iframe></div>',
        '<iframe src="https://a.example"></iframe>',
      ),
      /^<div><a class="galley-embed galley-junk galley-junk-ad" href="https:\/\/a\.example" rel="noreferrer" data-rule="test:rule" title="test:rule">a\.example<\/a><\/div>$/,
    );
  });

  it('cannot be forged', () => {
    const forged = Array.from(
      { length: 5 },
      (_, number) =>
        `<p galley-junk${number}="0" data-rule="a:b" class="galley-junk" GALLEY-JUNK${number}=0>a</p>`,
    );
    const body = `<div>${forged.join('')}<p>b</p></div>`;
    const html = removed(body, '<p>b</p>');
    assert.equal(html.match(/galley-junk /g)?.length, 1);
    assert.match(
      html,
      /<p class="galley-junk galley-junk-ad" data-rule="test:rule" title="test:rule">b<\/p>/,
    );
    assertInert(html);
  });
});
