import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { command, editor, eventually, openFile, screenshot, webview } from './drive.ts';
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

  const page = (): ReturnType<typeof webview> => webview(workbench.page);
  const line = (text: string): Locator => page().locator('#galley-changes', { hasText: text });
  const texts = (mark: 'added' | 'removed'): Promise<string[]> =>
    page().locator(`.galley-${mark}`).allInnerTexts();

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
    await command(workbench.page, 'View: Split Editor Right');
    await openFile(workbench.page, NAME);
    await editor(workbench.page).locator('.view-line', { hasText: 'title:' }).first().click();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.page.keyboard.type('！');
    await line('Changes from the saved file: 1.').waitFor();
    assert.deepEqual(await texts('added'), ['！']);
    await workbench.page.keyboard.press('Control+S');
    await line('No changes from the saved file.').waitFor();
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
    assert.equal(await page().locator('.galley-removed img[alt="Advertisement"]').count(), 1);
    await screenshot(workbench.page, 'changes');
  });

  it('leads from one change to the next by key and button, and past the last to the first', async () => {
    const current = page().locator('.galley-current').first();
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

  for (const theme of [
    'Default Light Modern',
    'Default Dark Modern',
    'Default High Contrast',
    'Default High Contrast Light',
  ]) {
    it(`tells changes apart without colour too, in ${theme}`, async () => {
      const file = path.join(workbench.folder, '.vscode/settings.json');
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify({ 'workbench.colorTheme': theme }));
      const kind = `vscode${/High Contrast/.test(theme) ? '-high-contrast' : ''}${/Light/.test(theme) ? '-light' : /High/.test(theme) ? '' : '-dark'}`;
      await page().locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
      const lineOf = (mark: string): Promise<string> =>
        page()
          .locator(`.galley-${mark}`)
          .first()
          .evaluate((element) => getComputedStyle(element).textDecorationLine);
      assert.deepEqual(await Promise.all(['added', 'removed'].map(lineOf)), ['underline', 'line-through']);
      await screenshot(workbench.page, `changes ${theme}`);
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
    // The web workbench keeps its state every five seconds, not when it is left.
    await workbench.page.waitForTimeout(6500);
    await workbench.page.reload();
    await line('Changes from HEAD: 6.').waitFor({ timeout: 40_000 });
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
  });
});
