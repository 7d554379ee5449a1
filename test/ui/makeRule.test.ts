import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { command, eventually, notification, openFile, screenshot, webview } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const NAME = '2021-08-26-harbour.md';
const BOX =
  '<div class="inset-offer"><p>延伸阅读</p><a href="/story/2">渔港的新灯塔</a> <a href="/story/3">夜航的船</a></div>';
const post = (title: string, box: string): string =>
  `---
layout: post
title: "${title}"
date: 2021-08-26T02:42:56.371Z
author: 港口日报
from: https://news.example.com/story/1
tags: [ 港口 ]
categories: [ 港口日报 ]
---

<div><p>昨天下午起，港口一直下雨，渔船一艘接一艘地回来，码头上的灯一盏一盏地亮起来。</p>${box}<p>今天早上雨停了，渔民们又出海去了，孩子们在堤上挥手。</p></div>
`;

describe('Make a Rule from This Element', () => {
  const workbench = withWorkbench({
    files: {
      [`_posts/${NAME}`]: post('雨中的港口', BOX),
      '_posts/2021-08-27-lighthouse.md': post('灯塔', BOX.replace('渔港的新灯塔', '雨中的港口')),
      '_posts/2021-08-28-clean.md': post('晴', ''),
    },
    context: { viewport: { width: 1500, height: 950 } },
  });
  const page = (): ReturnType<typeof webview> => webview(workbench.page);
  const row = (text: string | RegExp): ReturnType<typeof workbench.page.locator> =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const rules = (): Promise<string> => readFile(path.join(workbench.folder, '.galley', 'rules.txt'), 'utf8');

  it('begins in the preview, with what people point at there', async () => {
    await openFile(workbench.page, NAME);
    await command(workbench.page, 'Open Preview to the Side');
    const box = page().locator('.galley-body a', { hasText: '渔港的新灯塔' });
    await box.waitFor();
    const entry = workbench.page.locator('.context-view .action-label', {
      hasText: 'Make a Rule from This Element',
    });
    await eventually(async () => {
      await page().locator('.galley-body p', { hasText: '延伸阅读' }).click({ button: 'right' });
      try {
        await entry.waitFor({ timeout: 3000 });
      } catch (error) {
        await workbench.page.keyboard.press('Escape');
        throw error;
      }
    });
    await screenshot(workbench.page, 'make rule menu in preview');
    await entry.click();
    await row('with the class “inset-offer”').waitFor();
  });

  it('shows the rules with what each would take, here and in the archive', async () => {
    await row(/in all: 2, posts: 2/).waitFor();
    await screenshot(workbench.page, 'make rule proposals');
    await row('with the class “inset-offer”. Only where it is made of links.').click();
    await row('promo').waitFor();
    await screenshot(workbench.page, 'make rule kind');
    await row('promo').click();
  });

  it('writes the rule, which holds at once, and can be taken back', async () => {
    await page().locator('.galley-body a', { hasText: '渔港的新灯塔' }).waitFor({ state: 'detached' });
    assert.match(await rules(), /^news\.example\.com##div\.inset-offer:media-in-links\(\)/m);
    await screenshot(workbench.page, 'make rule written');
    await notification(workbench.page, 'The rule stands in .galley/rules.txt and holds now.')
      .locator('.monaco-button', { hasText: 'Undo' })
      .click();
    await page().locator('.galley-body a', { hasText: '渔港的新灯塔' }).waitFor();
    await eventually(async () => assert.equal(await rules(), ''));
  });
});
