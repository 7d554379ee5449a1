import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  command,
  editor,
  eventually,
  hoverUntil,
  notification,
  openFile,
  screenshot,
  webview,
} from './drive.ts';
import { withWorkbench } from './workbench.ts';

const JUNK =
  '<section id="imu"><div id="dfp-ad-imu1">        </div></section>' +
  '<div id="innity-in-post"></div><div id="dfp-ad-midarticlespecial">        </div>';
const BANNER =
  '            <a href="https://subscribe.sph.com.sg/promotions/offer/?utm_source=zb" target="_blank"><img class="view-desktop lazyload  " data-src="https://static.example.com/offer.jpg" alt style="width:100%;" src="https://static.example.com/offer.jpg"></a>';
const post = (junk: string): string => `---
layout: post
title: "大桥今晨恢复通车"
date: 2021-08-26T02:42:56.371Z
author: 联合早报
from: https://www.zaobao.com/realtime/china/story20210826-1
tags: [ 联合早报 ]
categories: [ 联合早报 ]
---
<!--1629968640000-->
[大桥今晨恢复通车](https://www.zaobao.com/realtime/china/story20210826-1)
------

<div>
<p>经过三天抢修，大桥今晨恢复通车。</p>${junk}<p>过江车辆一切正常。</p>${junk === '' ? '' : BANNER}
</div>
`;
const MISTAKES = post('')
  .replace('tags: [ 联合早报 ]', 'tagz: [ 联合早报 ]')
  .replace('from: https://', 'from: ');

const BROKEN =
  '<img data-src="https://static.example.com/bridge.jpg" alt="大桥"></span><a href="https://example.com/?utm_source=feed">下游</a>';
const WHOLE =
  '<img src="https://static.example.com/bridge.jpg" alt="大桥"><a href="https://example.com/?utm_source=feed">下游</a>';

describe('a person edits posts', () => {
  const workbench = withWorkbench({
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
    files: {
      '_posts/2021-08-26-bridge.md': post(JUNK),
      '_posts/2021-08-26-mistakes.md': MISTAKES,
      '_posts/2021-08-26-english.md': '---\ntitle: x\n---\nBody.\n',
      '_posts/2021-08-26-paste.md': '---\ntitle: x\n---\nBody.\n',
      '_posts/2021-08-26-broken.md': post('').replace('</p><p>', `</p>${BROKEN}<p>`),
      '_posts/2021-08-26-typing.md': post('').replace('tags: [ 联合早报 ]', 'tags: [  ]'),
    },
  });
  const onDisk = (name: string): Promise<string> =>
    readFile(path.join(workbench.folder, '_posts', name), 'utf8');

  it('reads the problems, and mends one with a quick fix', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-mistakes.md');
    await page.keyboard.press('Control+Shift+M');
    const problems = page.locator('.markers-panel .monaco-list-row');
    await problems.filter({ hasText: '“tagz” is not a known key. Did you mean “tags”?' }).waitFor();
    await problems
      .filter({ hasText: '“from” must be an address that begins with http:// or https://.' })
      .waitFor();
    await screenshot(page, 'problems');

    await problems.filter({ hasText: 'tagz' }).dblclick({ position: { x: 120, y: 10 } }); // beside the link of the code
    // The menu closes again when the focus is still on its way to the editor.
    await eventually(async () => {
      await page.keyboard.press('Control+.');
      await page
        .locator('.action-widget .monaco-list-row', { hasText: 'Change to “tags”' })
        .click({ timeout: 2000 });
    });
    await editor(page).locator('.view-line', { hasText: 'tags: [ 联合早报 ]' }).waitFor();
    await problems.filter({ hasText: 'tagz' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await eventually(async () =>
      assert.equal(await onDisk('2021-08-26-mistakes.md'), MISTAKES.replace('tagz', 'tags')),
    );
    await page.keyboard.press('Control+Shift+M');
  });

  it('pastes an address onto words, and has a link', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-paste.md');
    const body = editor(page).locator('.view-line', { hasText: 'Body' });
    await body
      .getByText('Body')
      .first()
      .dblclick({ position: { x: 10, y: 8 } });
    await page.evaluate(() => navigator.clipboard.writeText('https://example.com/a'));
    await page.keyboard.press('Control+V');
    await editor(page).locator('.view-line', { hasText: '[Body](https://example.com/a).' }).waitFor();
    await page.keyboard.press('Control+Z');
    await editor(page)
      .locator('.view-line', { hasText: /^Body\.$/ })
      .waitFor();
  });

  it('types a Chinese character and accepts the tag that the archive knows', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-typing.md');
    await editor(page).locator('.view-line', { hasText: 'tags: [' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    // The first test of a run may type before the extension is there.
    await eventually(async () => {
      await page.keyboard.type('联');
      try {
        await suggestions.filter({ hasText: '联合早报' }).first().waitFor({ timeout: 3000 });
      } catch (error) {
        await page.keyboard.press('Backspace');
        throw error;
      }
    });
    assert.equal(await suggestions.filter({ hasText: '联合早报' }).count(), 1, 'offered once');
    await screenshot(page, 'completion');
    await page.keyboard.press('Enter');
    await editor(page).locator('.view-line', { hasText: 'tags: [ 联合早报 ]' }).waitFor();
    await page.keyboard.press('Control+S');
    await eventually(async () => assert.equal(await onDisk('2021-08-26-typing.md'), post('')));
  });

  it('types a sentence and a title, and Enter is a line break', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-english.md');
    for (const line of ['Body.', 'title: x']) {
      await editor(page).locator('.view-line', { hasText: line }).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' my source and for a', { delay: 30 });
      await page.waitForTimeout(1000); // as long as a list would need to come
      await page.keyboard.press('Enter');
    }
    await page.keyboard.type('layout: post');
    await page.keyboard.press('Control+S');
    await eventually(async () =>
      assert.equal(
        await onDisk('2021-08-26-english.md'),
        '---\ntitle: x my source and for a\nlayout: post\n---\nBody. my source and for a\n\n',
      ),
    );
  });

  it('types a field and its value, from lists that come by themselves', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-english.md');
    await editor(page).locator('.view-line', { hasText: 'title: x' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    await eventually(async () => {
      await page.keyboard.type('au');
      try {
        await suggestions.filter({ hasText: 'author' }).first().waitFor({ timeout: 5000 });
        await page.keyboard.press('Enter');
        await suggestions.filter({ hasText: '联合早报' }).first().waitFor({ timeout: 5000 });
      } catch (error) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Shift+Home');
        await page.keyboard.press('Delete');
        throw error;
      }
    });
    await page.keyboard.press('Enter');
    await editor(page).locator('.view-line', { hasText: 'author: 联合早报' }).waitFor();
  });

  it('opens the preview beside, and reads the cleaned article in it', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-bridge.md');
    await command(page, 'Galley: Open Preview to the Side');
    const article = webview(page);
    await article.getByText('经过三天抢修').waitFor();
    await article.getByText('过江车辆一切正常').waitFor();
    assert.equal(await article.locator('img, [id*="dfp"]').count(), 0, 'no junk');
    await screenshot(page, 'preview');
  });

  it('cleans the ads from the palette, undoes it, and finds every byte as it was', async () => {
    const { page } = workbench;
    const file = '2021-08-26-bridge.md';
    await editor(page).locator('.view-line', { hasText: 'layout: post' }).click();
    await command(page, 'Galley: Clean Ads');
    await notification(page, 'Removed 4 pieces: ads 3, promotions 1.').waitFor();
    await screenshot(page, 'cleaned');
    await editor(page).locator('.view-line', { hasText: 'layout: post' }).click();
    await page.keyboard.press('Control+S');
    await eventually(async () =>
      assert.equal(await onDisk(file), post('').replace('</p>\n</div>', '</p>            \n</div>')),
    );
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+S');
    await eventually(async () => assert.equal(await onDisk(file), post(JUNK)));
    await command(page, 'Galley: Clean Ads');
    await page.keyboard.press('Control+S');
    await command(page, 'Galley: Clean Ads');
    await notification(page, 'Nothing to clean in this post.').waitFor();
  });

  it('reads what is broken wherever the mouse is on it', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-broken.md');
    const address = editor(page).locator('.view-line span > span', { hasText: 'utm_source' });
    const told = page
      .locator('.monaco-hover:visible')
      .getByText('The link tells where the reader comes from: utm_source.');
    await hoverUntil(page, address.first(), told);
    assert.equal(await told.count(), 1, 'said once');
    await screenshot(page, 'repair hover');
    await page.keyboard.press('Escape');
  });

  it('is asked what to mend, mends that, and saves', async () => {
    const { page } = workbench;
    const name = '2021-08-26-broken.md';
    await openFile(page, name);
    await command(page, 'Galley: Repair Post…');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'tracking parameters in links' }).waitFor();
    assert.equal(await rows.count(), 3);
    await screenshot(page, 'repair post');
    await rows.filter({ hasText: 'tracking parameters in links' }).click();
    await page.keyboard.press('Enter');
    await notification(page, 'Places mended').waitFor();
    await page.keyboard.press('Control+S');
    const whole = post('').replace('</p><p>', `</p>${WHOLE}<p>`);
    await eventually(async () => assert.equal(await onDisk(name), whole));
  });
});
