import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { command, eventually, openFile, screenshot, webview } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const MARKDOWN = `---
layout: post
title: "Line 9, with all that Markdown has"
date: 2021-08-26T18:42:56.371Z
author: The Morning Ledger
tags: [ trams, 港口 ]
categories: [ City ]
---

* toc
{:toc}

## The line -- and "quotes"

Read {{ site.title }} and the note[^1]. {% include share.html %} ![The map]({{ site.baseurl }}/images/map.svg)

- [x] rails
- [ ] wires

| Stop | km |
|:-----|---:|
| Pier | 12 |

## 第二节

字**“重点”**字。

${'Another paragraph of the line.\n\n'.repeat(40)}
[^1]: It is told at the end.
`;
const MEDIA = `---
title: 媒体
tags: [ trams ]
---

<div><figure><img src="/images/lost.png" width="400" height="200" alt="港口的清晨"><figcaption>港口的清晨。</figcaption></figure><iframe src="https://www.youtube.com/embed/a1b2c3d4e5F"></iframe><blockquote class="twitter-tweet"><p>渡轮今晚复航！</p></blockquote></div>
`;
const ARABIC = `---
title: "المدينة تستعيد ترامها القديم"
---

عاد الترام القديم إلى شوارع المدينة بعد غياب دام خمسين عاماً.
`;
const MAP = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#7a99ac"/></svg>`;

describe('The layout of the preview', () => {
  const workbench = withWorkbench({
    files: {
      '_config.yml': 'timezone: Asia/Singapore\n',
      '_posts/2021-08-27-line-9.md': MARKDOWN,
      '_posts/2021-08-28-media.md': MEDIA,
      '_posts/2021-08-29-arabic.md': ARABIC,
      'images/map.svg': MAP,
    },
    context: { viewport: { width: 1500, height: 950 } },
  });
  const page = (): ReturnType<typeof webview> => webview(workbench.page);
  const header = (): Locator => page().locator('.galley-header');
  const body = (): Locator => page().locator('.galley-body');
  const open = async (name: string, text: string): Promise<void> => {
    await openFile(workbench.page, name);
    await page().locator('h1', { hasText: text }).waitFor();
  };

  it('tells the date in the time of the site', async () => {
    await openFile(workbench.page, '2021-08-27-line-9.md');
    await command(workbench.page, 'Open Preview to the Side');
    await header().locator('.galley-zone', { hasText: 'Asia/Singapore' }).waitFor();
    const time = header().locator('time');
    assert.equal(await time.textContent(), '2021-08-27 02:42 Asia/Singapore');
    assert.equal(await time.getAttribute('datetime'), '2021-08-26T18:42:56.371Z');
  });

  it('is that of Jekyll, with Liquid as chips', async () => {
    assert.deepEqual(await body().locator('.galley-liquid').allTextContents(), [
      '{{ site.title }}',
      '{% include share.html %}',
    ]);
    assert.equal(await body().locator('h2').first().textContent(), 'The line – and “quotes”');
    assert.equal(await body().locator('strong').textContent(), '“重点”');
    assert.equal(await body().locator('td').last().getAttribute('align'), 'right');
    const map = body().locator('img');
    await eventually(async () =>
      assert.equal(await map.evaluate((element) => (element as HTMLImageElement).naturalWidth), 120),
    );
    await screenshot(workbench.page, 'preview of Markdown');
  });

  it('leads from the table of contents and from notes to their places', async () => {
    const note = body().locator('[id="post-fn:1"]');
    const isInView = (): Promise<boolean> =>
      note.evaluate((element) => element.getBoundingClientRect().top < innerHeight);
    assert.equal(await isInView(), false);
    await body().locator('sup a').click();
    await eventually(async () => assert.ok(await isInView()));
    await note.locator('a').click();
    await eventually(async () => assert.equal(await isInView(), false));
    assert.equal(await body().locator('ul a', { hasText: '第二节' }).getAttribute('href'), '#post-第二节');
  });

  it('opens the posts of a tag, by the keyboard too', async () => {
    const tag = header().locator('.galley-tags button', { hasText: 'trams' });
    await tag.focus();
    await tag.press('Enter');
    const list = workbench.page.locator('.quick-input-list');
    await list.locator('.monaco-list-row', { hasText: '2021-08-27-line-9' }).waitFor();
    await list.locator('.monaco-list-row', { hasText: '2021-08-28-media' }).waitFor();
    assert.equal(await list.locator('.monaco-list-row').count(), 2);
    await screenshot(workbench.page, 'preview posts of a tag');
    await list.locator('.monaco-list-row', { hasText: '2021-08-28-media' }).click();
    await page().locator('h1', { hasText: '媒体' }).waitFor();
  });

  it('has cards for what it does not load, and the place of a picture that is not there', async () => {
    const card = body().locator('.galley-embed');
    assert.equal(await card.textContent(), 'YouTube · www.youtube.com/watch?v=a1b2c3d4e5F');
    assert.equal(await body().locator('.galley-quote').getAttribute('title'), 'X (Twitter)');
    const lost = body().locator('img[data-missing]');
    await lost.waitFor();
    const box = await lost.boundingBox();
    assert.ok(box && Math.abs(box.width / box.height - 2) < 0.05, JSON.stringify(box));
    await screenshot(workbench.page, 'preview of media');
  });

  it('runs from right to left where the post does', async () => {
    await open('2021-08-29-arabic.md', 'المدينة');
    const paragraph = body().locator('p');
    assert.equal(await paragraph.evaluate((element) => getComputedStyle(element).direction), 'rtl');
    await screenshot(workbench.page, 'preview right to left');
  });
});
