import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { command, editor, eventually, hoverUntil, notification, openFile, screenshot } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const post = (lines: string, body: string): string => `---
layout: post
title: "大桥今晨恢复通车"
${lines}from: https://www.zaobao.com/realtime/china/story20210826-1
tags: [ 联合早报 ]
categories: [ 联合早报 ]
---
<!--1629968640000-->
[大桥今晨恢复通车](https://www.zaobao.com/realtime/china/story20210826-1)
------

<div>
${body}
</div>
`;
const BODY =
  '<p>经过三天抢修，大桥今晨恢复通车。</p><h2>交通</h2><p>过江车辆一切正常，公交线路同时恢复。</p><h2>天气</h2><p>明天有雨。</p>';
const DATE = 'date: 2021-08-26T09:04:00.000Z\n';

describe('a person writes posts', () => {
  const workbench = withWorkbench({
    settings: { 'workbench.colorTheme': 'Default Light Modern' },
    files: {
      '_posts/2021-08-24-one.md': post(`${DATE}author: 联合早报\n`, BODY),
      '_posts/2021-08-25-two.md': post(`${DATE}author: 联合早报\n`, BODY),
      '_posts/2021-08-26-bridge.md': post(DATE, BODY),
    },
  });

  it('completes a missing field with what other posts of the site have', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-bridge.md');
    await editor(page).locator('.view-line', { hasText: 'layout: post' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const suggestion = page
      .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'author' })
      .filter({ hasText: '联合早报' });
    // The first list may come before the other posts were read.
    await eventually(async () => {
      await page.keyboard.press('Control+Space');
      try {
        await suggestion.waitFor({ timeout: 3000 });
      } catch (error) {
        await page.keyboard.press('Escape');
        throw error;
      }
    });
    await screenshot(page, 'writing-fields');
    await page.keyboard.type('auth');
    await page.keyboard.press('Enter');
    await editor(page).locator('.view-line', { hasText: 'author: 联合早报' }).waitFor();
    // What was proposed is selected: typing takes its place.
    await page.keyboard.type('本报');
    await editor(page).locator('.view-line', { hasText: 'author: 本报' }).waitFor();
  });

  it('reads when a post was written, here and in UTC', async () => {
    const { page } = workbench;
    const date = editor(page).locator('.view-line', { hasText: 'date:' }).getByText('2021-08-26T09');
    const hover = page.locator('.monaco-hover:visible', { hasText: '(UTC)' });
    await hoverUntil(page, date.first(), hover);
    assert.match(await hover.innerText(), /years ago[^]*2021-08-26T09:04:00\.000Z/);
    await screenshot(page, 'writing-hover');
    await page.keyboard.press('Escape');
  });

  it('finds paragraphs of one long line in the outline', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+Shift+O');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: '过江车辆一切正常' }).waitFor();
    await screenshot(page, 'writing-outline');
    await rows.filter({ hasText: '明天有雨' }).click();
    await page.keyboard.press('Control+S');
  });

  it('is asked before two names become one, and may say no', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+S');
    await command(page, 'Galley: Rebuild Index');
    await notification(page, 'Posts read: 3.').waitFor();
    await openFile(page, '2021-08-25-two.md');
    await editor(page).locator('.view-line', { hasText: 'author:' }).getByText('联合早报').first().click();
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input').first();
    await box.fill('本报');
    await box.press('Enter');
    const question = page.locator('.monaco-dialog-box', { hasText: '“本报” is in use already' });
    await question.waitFor();
    await screenshot(page, 'writing-merge');
    await question.getByText('Cancel', { exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    // A command's notification comes behind that of the renaming.
    await command(page, 'Galley: Rebuild Index');
    await notification(page, 'Posts read: 3.').waitFor();
    assert.equal(await notification(page, /cancel/i).count(), 0);
    await editor(page).locator('.view-line', { hasText: 'author: 联合早报' }).waitFor();
  });

  it('begins a post, and publishes a draft', async () => {
    const { page, folder } = workbench;
    await command(page, 'Galley: New Post…');
    const input = page.locator('.quick-input-widget input.input').first();
    await page.locator('.quick-input-widget', { hasText: 'The title of the post' }).waitFor();
    await input.fill('Green Tea: a story');
    await page.locator('.quick-input-widget', { hasText: '-green-tea-a-story.md' }).waitFor();
    await screenshot(page, 'writing-title');
    await input.press('Enter');
    await editor(page).locator('.view-line', { hasText: 'title: "Green Tea: a story"' }).waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await page.locator('[id="status.editor.selection"]', { hasText: /Ln (?:9|1\d), Col 1$/ }).waitFor();
    await page.keyboard.type('Leaves.');
    await page.keyboard.press('Control+S');
    await screenshot(page, 'writing-new-post');
    const made = await eventually(async () => {
      const files = await readdir(path.join(folder, '_posts'));
      const file = files.find((candidate) => candidate.endsWith('-green-tea-a-story.md'));
      assert.ok(file);
      const text = await readFile(path.join(folder, '_posts', file), 'utf8');
      assert.match(text, /\n---\n\nLeaves\.\n?$/);
      return { file, text };
    });
    assert.match(made.text, new RegExp(`^date: ${made.file.slice(0, 10)}`, 'm'));

    await command(page, 'Galley: Turn Post into Draft');
    await page.locator('.tab.active[data-resource-name="green-tea-a-story.md"]').first().waitFor();
    assert.deepEqual(await readdir(path.join(folder, '_drafts')), ['green-tea-a-story.md']);
    await command(page, 'Galley: Publish Draft');
    await page.locator(`.tab.active[data-resource-name="${made.file}"]`).first().waitFor();
    await eventually(async () => assert.deepEqual(await readdir(path.join(folder, '_drafts')), []));
  });
});

describe('a person writes in a workspace of two folders', () => {
  const workbench = withWorkbench({
    files: {
      'both.code-workspace': JSON.stringify({ folders: [{ path: 'tea' }, { path: 'trains' }] }),
      'tea/_posts/2021-08-26-leaves.md': '---\ntitle: Leaves\n---\n',
      'trains/_config.yml': 'collections_dir: all\n',
    },
    workspaceFile: 'both.code-workspace',
  });

  it('is asked for which of them a post is, unless a file of one is open', async () => {
    const { page, folder } = workbench;
    const box = page.locator('.quick-input-widget');
    const askFor = async (title: string): Promise<void> => {
      await box.getByText('The title of the post').waitFor();
      await box.locator('input.input').first().fill(title);
    };
    await command(page, 'Galley: New Post…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'trains' }).first().click();
    await askFor('Night Train');
    await box.getByText(/trains\/all\/_posts\/\d{4}-\d\d-\d\d-night-train\.md/).waitFor();
    await page.keyboard.press('Enter');
    await editor(page).locator('.view-line', { hasText: 'title: "Night Train"' }).waitFor();
    await eventually(async () => {
      const [made] = await readdir(path.join(folder, 'trains/all/_posts'));
      assert.match(made ?? '', /-night-train\.md$/);
    });

    await openFile(page, '2021-08-26-leaves.md');
    await command(page, 'Galley: New Post…');
    await askFor('Green Tea');
    await box.getByText(/tea\/_posts\/\d{4}-\d\d-\d\d-green-tea\.md/).waitFor();
    await page.keyboard.press('Escape');
  });
});
