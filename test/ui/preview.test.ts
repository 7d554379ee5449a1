import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { command, editor, eventually, openFile, screenshot } from './drive.ts';
import { PreviewDrive, THEMES } from './previewDrive.ts';
import { withWorkbench } from './workbench.ts';

const NAME = '2021-08-26-harbour.md';
const PARAGRAPHS = Array.from(
  { length: 40 },
  (_, number) => `<p id="p${number}">第${number}段：雨中的港口，渔船一艘接一艘地回来。</p>`,
).join('');
const POST = `---
layout: post
title: "雨中的港口"
date: 2021-08-26T02:42:56.371Z
author: 港口日报
from: https://news.example.com/story/1
tags: [ 天气, 港口 ]
categories: [ 港口日报 ]
---
<!--1629945776371-->
[雨中的港口](https://news.example.com/story/1)
------

<div>
<figure><img data-src="/images/boats.svg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="渔船" width="320" height="120" onerror="window.forged=1"><figcaption>回港的渔船。（港口日报）</figcaption></figure><p>昨天（25日）下午起，<a href="2021-08-27-other.md">港口</a>一直下雨。English and 中文 stand in one line, with <code>code</code>.</p><section id="imu"><div id="dfp-ad-imu1">        </div></section><h2>天气</h2><blockquote><p>“雨停了再出海。”</p></blockquote><iframe src="https://video.example.com/embed/1"></iframe><table><tr><th>日</th><th>雨量</th></tr><tr><td>25</td><td>31 mm</td></tr></table><p><img src="https://missing.invalid/lost.png"></p><script>window.forged = 1</script>${PARAGRAPHS}
</div>
`;
const BOATS = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120"><rect width="320" height="120" fill="#7a99ac"/><path d="M40 80h80l-16 20H56zM160 76h120l-24 28h-72z" fill="#f4efe4"/></svg>`;

describe('The preview', () => {
  const workbench = withWorkbench({
    files: {
      [`_posts/${NAME}`]: POST,
      '_posts/2021-08-27-other.md': '---\ntitle: 明天\n---\n\n*晴*\n',
      'images/boats.svg': BOATS,
      'notes.txt': 'Notes.\n',
    },
    context: { viewport: { width: 1500, height: 950 } },
  });
  const drive = new PreviewDrive(workbench);
  const page = (): FrameLocator => drive.page;
  const body = (): Locator => drive.body;
  const forged = (): Promise<unknown> =>
    page()
      .locator('html')
      .evaluate(() => (globalThis as { forged?: unknown }).forged);

  /** Opens another file in front of the preview. Not by a key: the page takes the focus when it likes. */
  const hide = async (): Promise<void> => {
    await workbench.page.locator('.tab', { hasText: `Preview ${NAME}` }).click();
    await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'notes.txt' }).click();
    await page().locator('.galley-body').waitFor({ state: 'hidden' });
  };

  it('opens beside the editor and leaves the focus there', async () => {
    await openFile(workbench.page, NAME);
    await command(workbench.page, 'Open Preview to the Side');
    await page().locator('h1', { hasText: '雨中的港口' }).waitFor();
    await workbench.page.locator('.tab', { hasText: `Preview ${NAME}` }).waitFor();
    await eventually(async () => {
      const active = await workbench.page.locator('.editor-group-container.active .tab.active').textContent();
      assert.match(active ?? '', /^2021/);
    });
  });

  it('shows the front matter as a header', async () => {
    const header = page().locator('.galley-header');
    assert.equal(await header.locator('.galley-author').textContent(), '港口日报');
    assert.equal(await header.locator('time').getAttribute('datetime'), '2021-08-26T02:42:56.371Z');
    assert.equal(await header.locator('.galley-source').textContent(), 'news.example.com');
    assert.deepEqual(await header.locator('.galley-tags li').allTextContents(), ['天气', '港口']);
    assert.equal(await page().locator('h1').count(), 1, 'the heading link is no second title');
  });

  it('shows the cleaned body', async () => {
    await body().locator('p', { hasText: '昨天（25日）下午起' }).waitFor();
    assert.equal(await body().locator('section').count(), 0);
    assert.equal(await body().locator('iframe').count(), 0);
    assert.equal(
      await body().locator('.galley-embed').getAttribute('href'),
      'https://video.example.com/embed/1',
    );
  });

  it('shows what is removed where it stands, or the post as it is', async () => {
    await command(workbench.page, 'Preview: Removed Junk Highlighted');
    const slot = page().locator('section.galley-junk-ad');
    await slot.waitFor();
    await screenshot(workbench.page, 'preview removed');
    await command(workbench.page, 'Preview: Original');
    await slot.waitFor({ state: 'detached' });
    await page().locator('#post-imu').waitFor({ state: 'attached' });
    await command(workbench.page, 'Preview: Cleaned');
    await page().locator('#post-imu').waitFor({ state: 'detached' });
  });

  it('tells of junk why it goes, and does what is asked of it', async () => {
    await command(workbench.page, 'Preview: Removed Junk Highlighted');
    const slot = page().locator('section.galley-junk-ad');
    await slot.hover();
    const card = page().getByRole('toolbar', { name: 'An empty element that is called an advertisement.' });
    await card.getByText('An empty element that is called an advertisement.').waitFor();
    assert.deepEqual((await card.getByRole('button').allTextContents()).slice(0, 1), ['Remove this']);
    await screenshot(workbench.page, 'preview junk card');
    await page().locator('h1').hover();
    await card.waitFor({ state: 'hidden' });

    // By the keyboard as well.
    await slot.focus();
    await card.waitFor();
    await workbench.page.keyboard.press('Enter');
    const remove = card.getByRole('button', { name: 'Remove this' });
    await eventually(async () => assert.ok(await remove.evaluate((one) => one === document.activeElement)));
    await workbench.page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    assert.ok(await slot.evaluate((element) => element === document.activeElement), 'back where it was');

    await slot.hover();
    await remove.click();
    await slot.waitFor({ state: 'detached' });
    await workbench.page.locator('.editor-instance .view-line').first().click();
    await workbench.page.keyboard.press('Control+Z');
    await slot.waitFor();
    await command(workbench.page, 'Preview: Cleaned');
  });

  it('scrolls with the editor within one line, and the editor with it', async () => {
    await openFile(workbench.page, NAME);
    await drive.scrollsBothWays(page().locator('#post-p39'), 'layout: post');
  });

  it('marks the paragraph of the caret, and leads to the word that is double-clicked', async () => {
    await openFile(workbench.page, NAME);
    await drive.leadsToWord(POST, 'p20', page().locator('#post-p20'));
    await page().locator('#post-p20.galley-caret').waitFor();
    await screenshot(workbench.page, 'preview caret');
  });

  it('loads images that wait for a script, without a referrer', async () => {
    const image = body().locator('figure img');
    await eventually(async () => {
      const width = await image.evaluate((element) => (element as HTMLImageElement).naturalWidth);
      assert.equal(width, 320);
    });
    assert.equal(await image.getAttribute('referrerpolicy'), 'no-referrer');
  });

  it('labels an image that does not load', async () => {
    const lost = body().locator('img[data-missing]');
    await lost.waitFor({ state: 'attached' });
    assert.match((await lost.getAttribute('alt')) ?? '', /lost\.png$/);
  });

  it('runs nothing of a post, nor anything without the nonce', async () => {
    const violated = await page()
      .locator('html')
      .evaluate(async (root) => {
        const policy = new Promise<string>((resolve) => {
          root.ownerDocument.addEventListener('securitypolicyviolation', (event) =>
            resolve(event.effectiveDirective),
          );
        });
        const script = root.ownerDocument.createElement('script');
        script.textContent = 'window.forged = 2';
        root.append(script);
        return policy;
      });
    assert.match(violated, /^script-src/);
    assert.equal(await forged(), undefined);
  });

  it('patches what is typed into the page: scroll and nodes stay', async () => {
    // The caret is elsewhere: the page would follow it. Its mark tells when the settings hold.
    const mark = body().locator('.galley-caret');
    await mark.waitFor();
    await drive.settings({
      'galley.preview.markCaret': false,
      'galley.preview.scrollPreviewWithEditor': false,
      'galley.preview.scrollEditorWithPreview': false,
    });
    await mark.waitFor({ state: 'detached' });
    const paragraph = body().locator('#post-p30');
    await paragraph.evaluate((element) => {
      element.scrollIntoView({ block: 'start', behavior: 'instant' });
      (element as { kept?: boolean }).kept = true;
    });
    const image = body().locator('figure img');
    await image.evaluate((element) => ((element as { kept?: boolean }).kept = true));
    const scrolled = await page()
      .locator('html')
      .evaluate((root) => root.scrollTop);
    assert.ok(scrolled > 300, `scrolled to ${scrolled}`);

    await drive.typeAtEnd('Typed **now**.');
    await body().locator('strong', { hasText: 'now' }).waitFor();
    const kept = (element: Element): unknown => (element as { kept?: boolean }).kept;
    assert.equal(await paragraph.evaluate(kept), true);
    assert.equal(await image.evaluate(kept), true);
    assert.equal(
      await page()
        .locator('html')
        .evaluate((root) => root.scrollTop),
      scrolled,
    );
    await drive.settings({});
    await mark.waitFor();
  });

  it('is up to date when it comes back from behind another tab', async () => {
    await hide();
    await workbench.page.locator('.tab', { hasText: /^2021-08-26/ }).click();
    await drive.typeAtEnd(' Typed while **hidden**.');
    await workbench.page.locator('.tab', { hasText: `Preview ${NAME}` }).click();
    await body().locator('strong', { hasText: 'hidden' }).waitFor();
  });

  it('follows links to other posts, and the post that is opened', async () => {
    await body().locator('a', { hasText: '港口' }).first().click();
    await workbench.page.locator('.tab.active', { hasText: '2021-08-27-other.md' }).first().waitFor();
    await page().locator('h1', { hasText: '明天' }).waitFor();
    await body().locator('em', { hasText: '晴' }).waitFor();
    await openFile(workbench.page, NAME);
    await page().locator('h1', { hasText: '雨中的港口' }).waitFor();
  });

  it('comes back after a reload of the window, at the same place', async () => {
    await workbench.page.keyboard.press('Control+S');
    await body()
      .locator('#post-p30')
      .evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
    const scrolled = await page()
      .locator('html')
      .evaluate((root) => root.scrollTop);
    await drive.reload();
    await page().locator('h1', { hasText: '雨中的港口' }).waitFor({ timeout: 40_000 });
    await eventually(async () => {
      const now = await page()
        .locator('html')
        .evaluate((root) => root.scrollTop);
      assert.ok(Math.abs(now - scrolled) < 100, `${now} instead of ${scrolled}`);
    });
  });

  for (const theme of THEMES) {
    it(`wears the colours of ${theme[0]}`, async () => {
      await drive.wear(theme);
      await page()
        .locator('html')
        .evaluate((root) => root.scrollTo({ top: 0, behavior: 'instant' }));
      const [background, own] = await Promise.all([
        page()
          .locator('body')
          .evaluate((element) => getComputedStyle(element).backgroundColor),
        editor(workbench.page).evaluate(
          (element) =>
            getComputedStyle(element.querySelector('.monaco-editor-background') ?? element).backgroundColor,
        ),
      ]);
      assert.equal(background, own);
      await screenshot(workbench.page, `preview ${theme[0]}`);
    });
  }

  it('says so when the post is gone, and shows it when it is back', async () => {
    await hide();
    await workbench.page.locator('.tab', { hasText: /^2021-08-26/ }).click({ button: 'middle' });
    await workbench.page.locator('.tab', { hasText: /^2021-08-26/ }).waitFor({ state: 'detached' });
    await rm(path.join(workbench.folder, '_posts', NAME));
    await workbench.page.locator('.tab', { hasText: `Preview ${NAME}` }).click();
    await page()
      .getByRole('alert')
      .filter({ hasText: `${NAME} cannot be read.` })
      .waitFor();
    await writeFile(path.join(workbench.folder, '_posts', NAME), '---\ntitle: Back\n---\n\n*Home*\n');
    await page().locator('em', { hasText: 'Home' }).waitFor();
  });
});
