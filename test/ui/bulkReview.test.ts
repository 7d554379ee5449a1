import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { command, eventually, notification, screenshot } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const SLOT = '<section id="imu"><div id="dfp-ad-imu1">        </div></section>';
const BANNER =
  '<a href="https://subscribe.sph.com.sg/promotions/x/" target="_blank"><img data-src="https://static.zaobao.com/b.jpg" alt></a>';
const TITLES = ['大桥今晨恢复通车', '渡船停航一天', '江边公园扩建', '新站台启用'];
const post = (number: number, junk = `${SLOT}\n${BANNER}\n`): string => `---
layout: post
title: "${TITLES[number]}"
date: 2021-08-2${number}T02:42:56.371Z
author: 联合早报
from: https://www.zaobao.com/realtime/china/story2021082${number}-1
tags: [ 联合早报 ]
categories: [ 联合早报 ]
---

<div>
<p>经过三天抢修，过江车辆一切正常，养护部门说今后每个季度都会检查一次桥墩，结果向市民公布。</p>
${junk}<p>住在江边的居民说，三天里都是坐渡船上班，现在总算方便了。</p>
</div>
`;
const NAMES = TITLES.map((_, number) => `2021-08-2${number}-news.md`);

describe('a person changes many posts', () => {
  const workbench = withWorkbench({
    files: {
      ...Object.fromEntries(NAMES.map((name, number) => [`_posts/${name}`, post(number)])),
      '.vscode/settings.json': JSON.stringify({ 'workbench.colorTheme': 'Default Dark Modern' }),
    },
    context: { viewport: { width: 1500, height: 950 } },
  });
  const onDisk = (): Promise<string[]> =>
    Promise.all(NAMES.map((name) => readFile(path.join(workbench.folder, '_posts', name), 'utf8')));
  const view = (): Locator => workbench.page.locator('.pane', { hasText: 'Review Changes' });
  const row = (text: string): Locator => view().locator('.monaco-list-row', { hasText: text }).first();
  const button = (title: string): Locator =>
    workbench.page.locator(`.part.sidebar .composite.title .action-label[aria-label^="${title}"]`);

  it('reviews them by rule and post, and sees each as a difference', async () => {
    const { page } = workbench;
    await command(page, 'Galley: Clean Ads in Workspace…');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Clean Ads: 4 posts would change, in 8 places.').waitFor();
    await screenshot(page, 'bulk question');
    await dialog.locator('.monaco-button', { hasText: 'Review…' }).click();
    await row('zaobao:slots').waitFor();
    await view().getByText('Clean Ads: 8 changes in 4 posts are ticked.').waitFor();
    await row('zaobao:subscribe').locator('.monaco-checkbox').click();
    await view().getByText('Clean Ads: 4 changes in 4 posts are ticked.').waitFor();
    await row('zaobao:slots').locator('.monaco-tl-twistie').click();
    await row(NAMES[1]!).click();
    const after = page.locator('.monaco-diff-editor .editor.modified');
    await after.locator('.view-line', { hasText: '渡船停航一天' }).first().waitFor();
    await screenshot(page, 'bulk review');
    assert.equal(await after.locator('.view-line', { hasText: 'dfp-ad-imu1' }).count(), 0);
  });

  it('sees all in one editor', async () => {
    const { page } = workbench;
    await view().locator('.monaco-list').first().hover();
    await button('Show All Changes').click();
    const title = page.locator('.tab.active', { hasText: 'Clean Ads' });
    await title.getByText('Clean Ads (4 files)').waitFor();
    await page.locator('.multiDiffEntry').first().waitFor();
    await screenshot(page, 'bulk changes');
  });

  it('makes those that are ticked, and takes them back', async () => {
    const { page } = workbench;
    await row(NAMES[2]!).locator('.monaco-checkbox').click();
    await view().getByText('Clean Ads: 3 changes in 3 posts are ticked.').waitFor();
    await view().locator('.monaco-list').first().hover();
    await button('Make the Ticked Changes').click();
    const told = notification(page, 'Clean Ads: 3 posts changed.');
    await told.waitFor();
    await screenshot(page, 'bulk done');
    assert.deepEqual(
      await onDisk(),
      TITLES.map((_, number) => (number === 2 ? post(number) : post(number, `\n${BANNER}\n`))),
    );
    assert.equal(await page.locator('.tab').count(), 0, 'no editor is left open');
    await told.locator('.monaco-button', { hasText: 'Undo' }).click();
    await notification(page, '3 posts are as they were.').waitFor();
    await eventually(async () =>
      assert.deepEqual(
        await onDisk(),
        TITLES.map((_, number) => post(number)),
      ),
    );
    assert.deepEqual(await readdir(path.join(workbench.folder, '_posts')), NAMES);
  });
});
