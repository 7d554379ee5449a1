import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { command, editor, eventually, openFile, screenshot } from './drive.ts';
import { PreviewDrive, THEMES } from './previewDrive.ts';
import { withWorkbench } from './workbench.ts';

const NAME = '2021-08-26-harbour.md';
const RENAMED = '2021-08-26-old-name.md';
const NEW = '2021-08-28-new.md';
const FIRST = `---
layout: post
title: "雨中的港口"
date: 2021-08-26T02:42:56.371Z
author: 港口日报
from: https://news.example.com/story/1
tags: [ 天气, 港口 ]
---

<div>
<p>昨天下午起，港口一直下雨，渔船都没有出海。</p><p>See <a href="https://news.example.com/a">the harbour</a> and its boats.</p>
<p>渔民说，等雨停了再出海。</p>
<section id="imu"><a href="https://ads.example.com/x"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="300" height="40" alt="Advertisement"></a></section>
<ul><li>二十五日：三十一毫米</li><li>二十六日：十二毫米</li></ul>
<p>市场明天照常开门。</p>
${Array.from({ length: 30 }, (_, number) => `<p id="p${number}">第${number}段：渔船一艘接一艘地回到港口。</p>`).join('')}
</div>
`;
const SECOND = FIRST.replace('等雨停了再出海', '等大雨停了才能出海');
const EDITED = SECOND.replace('雨中的港口"', '雪中的港口"')
  .replace('一直下雨', '一直下大雪')
  .replace('/a">', '/b">')
  .replace(/<section.*<\/section>\n/, '')
  .replace('<li>二十六日：十二毫米</li>', '<li>二十六日：十二毫米</li><li>二十七日：无雨</li>')
  .replace('<p>市场明天照常开门。</p>\n', '');

/** A folder with two commits, and then a post that is renamed and one that is new. */
async function makeRepository(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'galley-git-'));
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=Galley', '-c', 'user.email=galley@example.com'];
    execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
  };
  const post = (name: string): string => path.join(folder, '_posts', name);
  await mkdir(path.join(folder, '_posts'));
  await writeFile(post(NAME), FIRST);
  await writeFile(post(RENAMED), FIRST.replace('雨中的', '改名的'));
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'First story');
  await writeFile(post(NAME), SECOND);
  git('commit', '-q', '-a', '-m', 'Second thought');
  await rename(post(RENAMED), post('2021-08-26-renamed.md'));
  git('add', '-A');
  await writeFile(post(NEW), FIRST);
  return folder;
}

describe('Preview Changes', () => {
  let repository: string;
  const workbench = withWorkbench(async () => {
    repository = await makeRepository();
    return {
      fixture: repository,
      settings: { 'git.enabled': true, 'git.openRepositoryInParentFolders': 'never' },
      context: { viewport: { width: 1300, height: 950 } },
    };
  });
  after(() => rm(repository, { recursive: true, force: true }));

  const drive = new PreviewDrive(workbench);
  const page = (): FrameLocator => drive.page;
  const line = (text: string): Locator => drive.line(text);
  /** The marks that people see: side by side, those of the one version, then those of the other. */
  const marks = (mark: 'added' | 'removed' | 'current'): Locator =>
    page().locator(`.galley-${mark}`).filter({ visible: true });
  const texts = (mark: 'added' | 'removed'): Promise<string[]> => marks(mark).allInnerTexts();
  const version = (name: string): Locator => page().getByRole('region', { name });
  const layout = (name: string): Locator =>
    page().getByRole('group', { name: 'Layout' }).getByRole('button', { name });

  /** Compares the active post, or the panel's, with what the list of this label leads to. */
  const compareWith = async (...labels: string[]): Promise<void> => {
    await command(workbench.page, 'Preview Changes…');
    for (const label of labels) {
      await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
    }
  };

  it('marks what is not saved yet, and follows what is typed', async () => {
    await openFile(workbench.page, NAME);
    await compareWith('Saved file');
    await line('No changes from the saved file.').waitFor();
    // Makes a second group; a command of the palette that a slow machine runs twice would make a third.
    await workbench.page.keyboard.press('Control+2');
    await openFile(workbench.page, NAME);
    await editor(workbench.page).locator('.view-line', { hasText: 'title:' }).first().click();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.page.keyboard.type('！');
    await line('Changes from the saved file: 1.').waitFor();
    assert.deepEqual(await texts('added'), ['！']);
    await workbench.page.keyboard.press('Control+S');
    await line('No changes from the saved file.').waitFor();
  });

  it('scrolls with the editor, leads to the word that is double-clicked, and marks the caret’s paragraph', async () => {
    await drive.scrollsBothWays(page().locator('#post-p29'), 'layout: post');
    await drive.leadsToWord(SECOND, 'p20', page().locator('#post-p20'));
    await page().locator('#post-p20.galley-caret').waitFor();
  });

  it('shows both versions side by side where there is room, as the diff editor of VS Code does', async () => {
    assert.ok(await layout('Side by Side').isDisabled(), 'half the window is too narrow');
    assert.equal(await layout('Inline').getAttribute('aria-pressed'), 'true');
    await drive.settings({ 'diffEditor.renderSideBySideInlineBreakpoint': 400 });
    const earlier = version('Earlier version: the saved file');
    await earlier.waitFor({ state: 'attached' });
    const later = version('Edited version');
    await drive.scrollsBothWays(later.locator('#post-p29'), 'layout: post');
    await drive.leadsToWord(SECOND, 'p21', later.locator('#post-p21'));
    await drive.leadsToWord(SECOND, 'p22', earlier.locator('p', { hasText: '第22段' }));
    await later.locator('#post-p22.galley-caret').waitFor();
    const tops = await page()
      .locator('p', { hasText: '第22段' })
      .evaluateAll((pair) => pair.map((one) => Math.round(one.getBoundingClientRect().top)));
    assert.equal(tops.length, 2);
    assert.equal(tops[0], tops[1]);
  });

  it('shows them inline when that is asked for, and the other way round', async () => {
    await layout('Inline').click();
    await version('Edited version').waitFor({ state: 'detached' });
    await drive.tab(`Changes in ${NAME}`).click();
    await command(workbench.page, 'Toggle Side by Side');
    await version('Edited version').waitFor({ state: 'attached' });
    await layout('Inline').click();
    await version('Edited version').waitFor({ state: 'detached' });
    // Chosen once, it stays whatever VS Code's own setting says.
    await drive.settings({});
    await command(workbench.page, 'View: Close All Editors');
  });

  it('marks what is not committed yet', async () => {
    await writeFile(path.join(workbench.folder, '_posts', NAME), EDITED);
    await openFile(workbench.page, NAME);
    await compareWith('HEAD');
    await line('Changes from HEAD: 6.').waitFor();
    assert.deepEqual(
      (await texts('removed')).map((text) => text.trim()),
      [...['雨', '雨', 'the harbour', '', '市场明天照常开门。']],
    );
    assert.deepEqual(await texts('added'), ['雪', '大雪', 'the harbour', '二十七日：无雨']);
    assert.equal(await version('Earlier version: HEAD').locator('h1').innerText(), '雨中的港口');
    assert.equal(await version('Edited version').locator('h1').innerText(), '雪中的港口');
    assert.equal(await page().locator('.galley-removed img[alt="Advertisement"]').count(), 1);
    await screenshot(workbench.page, 'changes');
  });

  it('leads from one change to the next by key and button, and past the last to the first', async () => {
    const current = marks('current').first();
    await page().locator('h1').first().click();
    await workbench.page.keyboard.press('Alt+F5');
    await line('Change 1 of 6.').waitFor();
    assert.equal(await current.innerText(), '雨');
    await workbench.page.keyboard.press('Alt+F5');
    await line('Change 2 of 6.').waitFor();
    assert.ok(await current.evaluate((element) => element === document.activeElement));
    for (const number of [1, 6]) {
      await workbench.page.keyboard.press('Shift+Alt+F5');
      await line(`Change ${number} of 6.`).waitFor();
    }
    await workbench.page.locator('.editor-actions').getByRole('button', { name: 'Next Change' }).click();
    await line('Change 1 of 6.').waitFor();
  });

  for (const theme of THEMES) {
    it(`tells changes apart without colour too, in ${theme[0]}`, async () => {
      await drive.wear(theme);
      const lineOf = (mark: string): Promise<string> =>
        page()
          .locator(`.galley-${mark}`)
          .first()
          .evaluate((element) => getComputedStyle(element).textDecorationLine);
      assert.deepEqual(await Promise.all(['added', 'removed'].map(lineOf)), ['underline', 'line-through']);
      await screenshot(workbench.page, `changes ${theme[0]}`);
      assert.deepEqual(await drive.violations(), []);
    });
  }

  it('compares with any commit of the post', async () => {
    await compareWith('Other revision…', 'First story');
    await line('Changes from').filter({ hasNotText: 'HEAD' }).waitFor();
    await eventually(async () => assert.ok((await texts('added')).join('').includes('大')));
  });

  it('comes back after a reload of the window', async () => {
    await compareWith('HEAD');
    await line('Changes from HEAD: 6.').waitFor();
    await layout('Inline').click();
    await drive.reload();
    await line('Changes from HEAD: 6.').waitFor({ timeout: 40_000 });
    assert.equal(await layout('Inline').getAttribute('aria-pressed'), 'true');
    assert.ok(await layout('Side by Side').isEnabled());
  });

  it('leads from a word that is gone to where it stood', async () => {
    await page().locator('del', { hasText: /^雨$/ }).nth(1).dblclick();
    // Browsers differ in whether 下雨 is one word.
    const word = await page()
      .locator('html')
      .evaluate(() => getSelection()!.toString());
    const before = EDITED.slice(0, EDITED.indexOf(word.startsWith('下') ? '下大雪' : '大雪')).split('\n');
    const place = `Ln ${before.length}, Col ${before.at(-1)!.length + 1}`;
    await workbench.page.locator('[id="status.editor.selection"]', { hasText: place }).waitFor();
  });

  it('says that a post has another name, or is new', async () => {
    await command(workbench.page, 'View: Close All Editors');
    await openFile(workbench.page, '2021-08-26-renamed.md');
    await compareWith('HEAD');
    await line(`No changes from HEAD. In HEAD it is ${RENAMED}.`).waitFor();
    await command(workbench.page, 'View: Close All Editors');
    await openFile(workbench.page, NEW);
    await compareWith('HEAD');
    await line(`${NEW} is not in HEAD: it is new, or had another name.`).waitFor();
    assert.equal(await page().locator('.galley-added').count(), 0);
    assert.equal(await layout('Inline').count(), 0, 'nothing to stand beside');
  });
});
