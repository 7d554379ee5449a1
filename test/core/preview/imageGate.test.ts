import assert from 'node:assert/strict';
import { ImageGate } from '../../../src/core/preview/imageGate.ts';
import { createPostService, type ImageChoice } from '../../../src/core/postService.ts';

const service = createPostService();

describe('Pictures from the web', () => {
  const judge = (address: string, choice: ImageChoice = 'all', site?: string): string =>
    new ImageGate(choice, site).judge(address);

  it('load, all of them or none', () => {
    assert.equal(judge('https://a.example/a.png'), 'loads');
    assert.equal(judge('https://a.example/a.png', 'none', 'a.example'), 'blocked');
    assert.equal(judge('http://a.example/a.png', 'none'), 'blocked');
  });

  it('are of the source site where domain or subdomain is the same', () => {
    for (const [address, site, verdict] of [
      ['https://news.example/a.png', 'news.example', 'loads'],
      ['https://img.news.example/a.png', 'news.example', 'loads'],
      ['https://news.example/a.png', 'www.news.example', 'loads'],
      ['https://IMG.News.Example./a.png', 'www.news.example', 'loads'],
      ['https://img.news.example:8443/a.png', 'www.news.example', 'loads'],
      ['https://img.news.co.example/a.png', 'www.news.co.example', 'loads'],
      ['https://other.co.example/a.png', 'www.news.co.example', 'blocked'],
      ['https://other.com.example/a.png', 'news.com.example', 'blocked'],
      ['https://othernews.example/a.png', 'news.example', 'blocked'],
      ['https://news.example.evil.example/a.png', 'news.example', 'blocked'],
      ['https://news.example@evil.other/a.png', 'news.example', 'blocked'],
      ['https://evil.other\\@news.example/a.png', 'news.example', 'blocked'],
      ['https://evil.other#@news.example/a.png', 'news.example', 'blocked'],
      ['https:\\\\evil.other/news.example/a.png', 'news.example', 'blocked'],
      ['http://10.1.2.3/a.png', '10.1.2.3', 'loads'],
      ['http://10.9.2.3/a.png', '10.1.2.3', 'blocked'],
      ['http://[::2]/a.png', '[::1]', 'blocked'],
    ] as const) {
      assert.equal(judge(address, 'sameSite', site), verdict, `${address} in a post from ${site}`);
    }
    assert.equal(judge('https://a.example/a.png', 'sameSite'), 'blocked', 'a post of nobody');
  });

  it('always show where the post carries them or they lie in the workspace', () => {
    for (const address of ['data:image/png;base64,AA==', 'a.png', '/a.png', '../a.png']) {
      assert.equal(judge(address, 'none'), 'loads', address);
    }
  });

  it('never load where they only tell who reads, however that is written', () => {
    for (const address of [
      'https://www.google-analytics.com/collect?v=1',
      'http://WWW.GOOGLE-ANALYTICS.COM/collect',
      'https://www.google-analytics.com.:443/collect',
      'https://reader@www.google-analytics.com/collect',
      'https:www.google-analytics.com/collect',
      'https://ad.doubleclick.net/x/banner.jpg',
    ]) {
      assert.equal(judge(address), 'tracker', address);
      assert.equal(judge(address, 'none'), 'tracker', address);
    }
    const gate = new ImageGate('all');
    assert.equal(gate.judge('https://a.example/_/stat?e=1', { width: '1', height: '1' }), 'tracker');
    assert.equal(gate.judge('https://a.example/_/stat?e=1', { width: '640', height: '480' }), 'loads');
    assert.equal(gate.judge('https://www.hotjar.com/images/study.png'), 'loads', 'a picture in an article');
  });
});

describe('Pictures that do not load', () => {
  const show = (body: string, images: ImageChoice, view: 'original' | 'removed' = 'original'): string => {
    const post = service.read(`---\nfrom: https://www.news.example/1\n---\n\n${body}\n`);
    const html = service.preview(post, view, { images });
    return /<div class="galley-body">(.*)<\/div><\/article>$/s.exec(html)![1]!.trim();
  };

  it('wait for a person, with all that they say of themselves', () => {
    assert.equal(
      show(
        '<div><img src="https://a.example/a.png" srcset="https://a.example/b.png 2x" alt="港口" width="320"></div>',
        'sameSite',
      ),
      '<div><img data-src="https://a.example/a.png" data-srcset="https://a.example/b.png 2x" ' +
        'data-host="a.example" class="galley-blocked" alt="港口" width="320" loading="lazy" ' +
        'referrerpolicy="no-referrer" /></div>',
    );
  });

  it('are told by the heading link where the post does not say where it is from', () => {
    const text =
      '---\ntitle: a\n---\n\n[a](https://www.news.example/1)\n------\n\n' +
      '![](https://img.news.example/a.png) ![](https://other.example/b.png)\n';
    const html = service.preview(service.read(text), 'original', { images: 'sameSite' });
    assert.match(html, /<img src="https:\/\/img\.news\.example\/a\.png"/);
    assert.match(html, /<img data-src="https:\/\/other\.example\/b\.png"/);
  });

  it('are also those of sources, posters and sets', () => {
    assert.equal(
      show(
        '<div><picture><source srcset="https://a.example/a.webp, /b.webp 2x"><img src="/b.png"></picture></div>',
        'none',
      ),
      '<div><picture><source srcset="/b.webp 2x"></source><img src="/b.png" loading="lazy" ' +
        'referrerpolicy="no-referrer" /></picture></div>',
    );
    assert.equal(
      show(
        '<div><video src="https://a.example/a.mp4" poster="https://a.example/a.png"></video></div>',
        'none',
      ),
      '<div><video src="https://a.example/a.mp4" controls preload="none"></video></div>',
    );
    assert.doesNotMatch(show('<img src="/a.png" srcset="https://a.example/a.png 2x">', 'none'), /example/);
  });

  it('leave nothing but a mark where they are trackers, in a set as well', () => {
    const beacon = 'https://www.google-analytics.com/collect?v=1';
    const mark = '<span class="galley-tracker" data-host="www.google-analytics.com"></span>';
    for (const image of [
      `<img src="${beacon}">`,
      `<img data-src="${beacon}">`,
      `<img srcset="${beacon} 1x">`,
      `<noscript><img src="${beacon}"></noscript>`,
    ]) {
      assert.equal(show(`<div>${image}</div>`, 'all'), `<div>${mark}</div>`, image);
    }
    assert.doesNotMatch(show(`<img src="/a.png" srcset="/a.png 1x, ${beacon} 2x">`, 'all'), /google/);
    assert.doesNotMatch(show(`<video poster="${beacon}"></video>`, 'all'), /google/);
  });

  it('are marked as junk in their place where the junk is shown', () => {
    assert.match(
      show('<div><p>a</p><img src="https://www.google-analytics.com/collect?v=1"></div>', 'all', 'removed'),
      /<span class="galley-tracker galley-junk galley-junk-tracker" data-host="www\.google-analytics\.com" data-rule="\*:beacon-host" title="[^"]+"><\/span>/,
    );
  });
});
