import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { command, eventually, screenshot } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const post = (date: string, title: string, tags: string): string =>
  `---\nlayout: post\ntitle: "${title}"\ndate: ${date}\nauthor: 联合早报\ntags: [ ${tags} ]\ncategories: [ news ]\nfrom: https://www.zaobao.com/${date}\n---\n<div><p>正文。</p></div>\n`;

/** One a day, from 2021 into 2022. */
function dailyPosts(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let day = 0; day < 130; day++) {
    const date = new Date(Date.UTC(2021, 9, 1 + day)).toISOString().slice(0, 10);
    files[`_posts/${date}-daily.md`] = post(date, `第 ${day + 1} 天`, day < 3 ? '联合早报, old' : '联合早报');
  }
  return files;
}

describe('a person looks through the archive', () => {
  const workbench = withWorkbench({
    settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    files: dailyPosts(),
  });
  const rows = (view: string): Locator =>
    workbench.page
      .locator('.pane', { has: workbench.page.locator(`.pane-header[aria-label^="${view}"]`) })
      .locator('.monaco-list-row');
  const row = (view: string, name: string): Locator =>
    rows(view).filter({ has: workbench.page.locator('.label-name', { hasText: new RegExp(`^${name}$`) }) });

  /** Clicks a button in the title of a view. */
  const titleButton = async (view: string, name: string): Promise<void> => {
    const { page } = workbench;
    const title = page.locator(`.pane-header[aria-label^="${view}"]`);
    await title.hover();
    await title.getByRole('button', { name }).click({ timeout: 3000 });
    // Its hover would lie over the rows.
    await page.mouse.move(700, 600);
  };

  it('opens a tag by year, month and day, down to a post', async () => {
    const { page } = workbench;
    const tab = page.locator('.activitybar').getByRole('tab', { name: 'Galley', exact: true });
    // A second click would close it.
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await row('Tags', '联合早报').waitFor();
    assert.match(await row('Tags', '联合早报').innerText(), /130/);
    await row('Tags', '联合早报').click();
    assert.deepEqual(
      await eventually(async () => {
        const texts = await rows('Tags').locator('.label-name').allInnerTexts();
        assert.equal(texts.length, 4);
        return texts;
      }),
      ['联合早报', '2022', '2021', 'old'],
    );
    await row('Tags', '2022').click();
    await row('Tags', '第 130 天').click();
    await page.locator('.tab.active', { hasText: '2022-02-07-daily.md' }).waitFor();
    await screenshot(page, 'archive-views-dark');
  });

  it('drags a post onto a tag, which it gets', async () => {
    const { folder } = workbench;
    await eventually(async () => {
      await titleButton('Tags', 'Collapse All');
      await row('Tags', 'old').waitFor({ timeout: 3000 });
    });
    const year = row('Dates', '2022');
    // Open already where this is tried again.
    if ((await year.getAttribute('aria-expanded')) !== 'true') await year.click();
    await row('Dates', '第 130 天').dragTo(row('Tags', 'old'));
    await eventually(async () => assert.match(await row('Tags', 'old').innerText(), /4/));
    const text = await readFile(path.join(folder, '_posts/2022-02-07-daily.md'), 'utf8');
    assert.equal(text, post('2022-02-07', '第 130 天', '联合早报, old'));
  });

  it('filters names, and sorts them', async () => {
    const { page } = workbench;
    await titleButton('Tags', 'Filter…');
    await page.locator('.quick-input-widget:visible').waitFor();
    await page.keyboard.type('OL');
    await page.keyboard.press('Enter');
    await row('Tags', '联合早报').waitFor({ state: 'detached' });
    await row('Tags', 'old').waitFor();
    await titleButton('Tags', 'Clear Filter');
    await row('Tags', '联合早报').waitFor();
    await titleButton('Tags', 'Sort by Name');
    await eventually(async () =>
      assert.equal((await rows('Tags').locator('.label-name').allInnerTexts())[0], 'old'),
    );
  });

  it('renames a tag in all posts, from its menu', async () => {
    const { page, folder } = workbench;
    const input = page.locator('.quick-input-widget:visible');
    await eventually(async () => {
      await row('Tags', 'old').click({ button: 'right', timeout: 3000 });
      try {
        // A menu takes no click in the moment in which it opens.
        await page.getByRole('menuitem', { name: 'Rename…' }).click({ timeout: 3000, delay: 300 });
        await input.waitFor({ timeout: 3000 });
      } catch (error) {
        await page.keyboard.press('Escape');
        throw error;
      }
    });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('first');
    await page.keyboard.press('Enter');
    await row('Tags', 'first').waitFor();
    const before = post('2021-10-01', '第 1 天', '联合早报, old');
    const after = await readFile(path.join(folder, '_posts/2021-10-01-daily.md'), 'utf8');
    assert.equal(after, before.replace('old', 'first'));
  });

  it('goes to a post by its title, and on to the next one by date', async () => {
    const { page } = workbench;
    await command(page, 'Galley: Go to Post…');
    const input = page.locator('.quick-input-widget:visible');
    await input.getByRole('textbox').fill('d 50 t');
    await input.locator('.monaco-list-row', { hasText: '第 50 天' }).click();
    await page.locator('.tab.active', { hasText: '2021-11-19-daily.md' }).waitFor();
    await command(page, 'Galley: Next Post by Date');
    await page.locator('.tab.active', { hasText: '2021-11-20-daily.md' }).waitFor();
    await command(page, 'Galley: Previous Post by Date');
    await page.locator('.tab.active', { hasText: '2021-11-19-daily.md' }).waitFor();
  });

  it('sees the posts that are like one, and compares them', async () => {
    const { page } = workbench;
    await command(page, 'Galley: Posts Like This…');
    const list = page.locator('.quick-input-widget:visible');
    const copy = list.locator('.monaco-list-row', { hasText: 'about 100 % in common' }).first();
    await copy.waitFor();
    await list.getByText('Nearly the same text').waitFor();
    await screenshot(page, 'posts-like-this-dark');
    await copy.hover();
    await copy.getByRole('button', { name: 'Compare with this post' }).click();
    await page.locator('.monaco-diff-editor').waitFor();
    await command(page, 'View: Close Editor');
  });

  it('sees in the status bar how many posts there are, and what can be done', async () => {
    const { page } = workbench;
    const item = page.locator('.statusbar-item[id="galley.galley.galley.archive"]');
    assert.match(await item.innerText(), /130/);
    assert.match((await item.locator('a').getAttribute('aria-label'))!, /^Posts in this workspace: 130/);
    await item.hover();
    await page.locator('.workbench-hover', { hasText: 'Posts with junk' }).waitFor();
    await screenshot(page, 'archive-status-dark');
    await item.click();
    await page.locator('.quick-input-widget:visible').getByText('Go to Post…').waitFor();
    await screenshot(page, 'archive-actions-dark');
    await page.keyboard.press('Escape');
  });

  it('sees it in a light theme as well', async () => {
    const { page, folder } = workbench;
    await mkdir(path.join(folder, '.vscode'), { recursive: true });
    await writeFile(
      path.join(folder, '.vscode/settings.json'),
      '{ "workbench.colorTheme": "Default Light Modern" }',
    );
    await page.locator('.monaco-workbench.vs').waitFor();
    await screenshot(page, 'archive-views-light');
  });
});
