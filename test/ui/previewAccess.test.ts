import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { command, eventually, openFile, screenshot } from './drive.ts';
import { PreviewDrive, THEMES } from './previewDrive.ts';
import { withWorkbench } from './workbench.ts';

/** Posts of samples/: one as crawlers write them, and one in Markdown. */
const CRAWLED = '2020-08-29-葡萄园里的气象站：酒农自己预报霜冻 - 乡间来信.md';
const MARKDOWN = '2021-03-02-A Map of the City Fountains.md';
const PICTURES = '2021-08-28-pictures.md';

const VIEWS = [
  ['Preview: Original', 'original'],
  ['Preview: Removed Junk Highlighted', 'removed'],
  ['Preview: Cleaned', 'cleaned'],
] as const;

describe('The preview for people who do not see it, or have no mouse', () => {
  const workbench = withWorkbench({
    fixture: 'samples',
    files: {
      [`_posts/${PICTURES}`]: `---
title: Pictures
from: https://news.example.com/1
tags: [ boats, 港口 ]
---

<p>Two boats: <img src="https://pictures.invalid/a.jpg" alt="渔船" width="320" height="120"></p>
<p><a href="https://good.example/"><img src="https://pictures.invalid/b.jpg"></a></p>
<table><tr><th>Pier</th></tr><tr><td>East</td></tr></table>
`,
    },
    context: { viewport: { width: 1500, height: 950 } },
  });
  const drive = new PreviewDrive(workbench);
  const page = (): FrameLocator => drive.page;
  const IMAGES = { 'galley.preview.images': 'sameSite' };
  const violations = (): Promise<string[]> => drive.violations();

  before(async () => {
    await drive.settings(IMAGES);
    await openFile(workbench.page, CRAWLED);
    await command(workbench.page, 'Open Preview to the Side');
    await page().locator('h1').waitFor();
  });

  for (const theme of THEMES) {
    it(`has nothing in the way in ${theme[0]}`, async () => {
      await drive.wear(theme, IMAGES);
      for (const [name, title] of [
        [CRAWLED, '葡萄园里的气象站'],
        [MARKDOWN, 'Drinking Fountains'],
        [PICTURES, 'Pictures'],
      ] as const) {
        await openFile(workbench.page, name);
        await page().locator('h1', { hasText: title }).waitFor();
        for (const [view, shown] of VIEWS) {
          await command(workbench.page, view);
          await page().locator(`main[data-view="${shown}"]`).waitFor();
          assert.deepEqual(await violations(), [], `${name}, ${shown}`);
        }
      }
      // The title bar shows its buttons where the preview is active.
      await page().locator('h1').click();
      await screenshot(workbench.page, `preview access ${theme[0]}`);
      await workbench.page.locator(`.tab[data-resource-name="${PICTURES}"]`).first().click();
    });
  }

  it('is walked through by Tab from top to bottom, and shows where one is', async () => {
    await openFile(workbench.page, PICTURES);
    await page().locator('h1', { hasText: 'Pictures' }).waitFor();
    await page().locator('h1').click();
    const stops: string[] = [];
    for (let stop = 0; stop < 7; stop++) {
      await workbench.page.keyboard.press('Tab');
      const [text, outline] = await page()
        .locator('html')
        .evaluate(() => {
          const { activeElement: active } = document;
          return [active?.textContent.trim() ?? '', active ? getComputedStyle(active).outlineStyle : ''];
        });
      assert.equal(outline, 'solid', `the focus on “${text}” is seen`);
      stops.push(text);
    }
    assert.deepEqual(stops.slice(0, 4), ['news.example.com', 'boats', '港口', 'Show picture']);
    assert.match(stops.at(-1)!, /^Pier/);
  });

  it('would be found wanting', async () => {
    await page()
      .locator('main')
      .evaluate((main) => main.append(document.createElement('button')));
    assert.deepEqual(await violations(), ['button-name: <button></button>']);
    await page()
      .locator('main > button')
      .evaluate((button) => button.remove());
  });

  it('tells aloud what did not load, and names what has no name', async () => {
    await page().getByRole('group', { name: 'Table' }).waitFor();
    assert.equal(await page().locator('a img').getAttribute('aria-label'), 'Picture');
    const line = page().locator('#galley-line');
    assert.equal(await line.getAttribute('role'), 'status');
    await eventually(async () => assert.equal(await line.textContent(), 'Pictures not loaded: 2.'));
  });
});
