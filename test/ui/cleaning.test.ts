import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { command, editor, eventually, hoverUntil, notification, openFile, screenshot } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const NAME = '2021-08-26-bridge.md';
const SLOT = '<section id="imu"><div id="dfp-ad-imu1">        </div></section>';
const OTHER_SLOT = '<div id="innity-in-post"></div>';
const POINTER = '<p>延伸阅读：<a href="https://www.zaobao.com/b">另一座大桥</a></p>';
const post = (...junk: string[]): string => `---
layout: post
title: "大桥今晨恢复通车"
date: 2021-08-26T02:42:56.371Z
author: 联合早报
from: https://www.zaobao.com/realtime/china/story20210826-1
tags: [ 联合早报 ]
categories: [ 联合早报 ]
---

<div>
<p>经过三天抢修，大桥今晨恢复通车，过江车辆一切正常。</p>
${junk[0] ?? ''}
<p>养护部门说，今后每个季度都会检查一次桥墩，结果向市民公布。</p>
${junk[1] ?? ''}
<p>住在江边的居民说，三天里都是坐渡船上班，现在总算方便了。</p>
${junk[2] ?? ''}
</div>
`;

describe('a person decides what is junk', () => {
  const workbench = withWorkbench({
    files: { [`_posts/${NAME}`]: post(SLOT, OTHER_SLOT, POINTER) },
    context: { viewport: { width: 1500, height: 950 } },
  });
  const row = (text: string): Locator =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const onDisk = (...names: string[]): Promise<string> =>
    readFile(path.join(workbench.folder, ...names), 'utf8');
  const tick = (text: string): Promise<void> => row(text).locator('.monaco-checkbox').click();
  const line = (text: string): Locator =>
    editor(workbench.page).locator('.view-line', { hasText: text }).first();

  it('points at what is faded, and reads what it is and what can be done', async () => {
    const { page } = workbench;
    await openFile(page, NAME);
    const hover = page.locator('.monaco-hover:visible', { hasText: 'Slots that a script would have filled' });
    const keep = hover.getByText('Keep this on zaobao.com');
    await hoverUntil(page, line('innity-in-post'), keep, { x: 60, y: 8 });
    await hover.getByText('Certainly junk (level safe), by Galley’s own rules.').waitFor();
    assert.equal(await hover.getByText('Slots that a script would have filled').count(), 1, 'said once');
    await screenshot(page, 'junk hover');
  });

  it('opens Galley’s own rule from there, and comes back', async () => {
    const { page } = workbench;
    await page.locator('.monaco-hover:visible').getByText('Show the rule').click();
    await page.locator('.tab.active[data-resource-name="zaobao.txt"]').waitFor();
    await editor(page).locator('.view-line', { hasText: 'section#imu' }).first().waitFor();
    await screenshot(page, 'junk rule');
    await openFile(page, NAME);
  });

  it('keeps a piece by a quick fix, and it is faded no longer', async () => {
    const { page } = workbench;
    const menu = page.locator('.action-widget .monaco-list-row');
    await eventually(async () => {
      await line('innity-in-post').click({ position: { x: 60, y: 8 } });
      await page.keyboard.press('Control+.');
      try {
        await menu.filter({ hasText: 'Keep this on zaobao.com' }).waitFor({ timeout: 2000 });
      } catch (error) {
        await page.keyboard.press('Escape');
        throw error;
      }
    });
    await screenshot(page, 'junk fixes');
    await menu.filter({ hasText: 'Keep this on zaobao.com' }).click();
    await notification(page, 'The rule stands in .galley/rules.txt and holds now.').waitFor();
    assert.match(
      await onDisk('.galley', 'rules.txt'),
      /^! Kept: .*\nzaobao\.com#@#:piece\([0-9a-f]{16}\)\n$/,
    );
    await notification(page, 'The rule stands in .galley/rules.txt and holds now.')
      .locator('.codicon-notifications-clear')
      .click();
  });

  it('reviews what is left: unticks, ticks, sees what would remain, and accepts', async () => {
    const { page } = workbench;
    await line('layout: post').click();
    await command(page, 'Galley: Clean Ads: Review…');
    await row('section id="imu"').waitFor();
    assert.equal(await row('innity').count(), 0, 'what is kept is not asked about');
    await tick('延伸阅读');
    await page.getByText('Clean Ads: 2 of 2 pieces').waitFor();
    const cleaned = page.locator('.diff-editor .editor.modified');
    await cleaned.locator('.view-line', { hasText: '延伸阅读' }).waitFor({ state: 'detached' });
    await screenshot(page, 'review');
    await tick('section id="imu"');
    await page.getByText('Clean Ads: 1 of 2 pieces').waitFor();
    await page.locator('.quick-input-widget .quick-input-action .monaco-button:visible').click();
    await notification(page, 'Removed 1 piece: promotions 1.').waitFor();
    assert.equal(await page.locator('.diff-editor').count(), 0, 'the comparison is closed');
    await page.keyboard.press('Control+S');
    await eventually(async () => assert.equal(await onDisk('_posts', NAME), post(SLOT, OTHER_SLOT)));
  });
});
