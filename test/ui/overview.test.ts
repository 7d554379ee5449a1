import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { command, eventually, notification, screenshot, settled } from './drive.ts';
import { PreviewDrive, THEMES } from './previewDrive.ts';
import { withWorkbench } from './workbench.ts';

const DAYS = 90;
const PAPERS = ['晨报', '晚报', 'Harbour News'];

/** Two posts a day; on the last but ten there are more, and before the last ten there is a gap. */
function posts(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let day = 0; day < DAYS; day++) {
    const late = day < DAYS - 10 ? 0 : 5;
    const date = new Date(Date.UTC(2021, 0, 1 + day + late)).toISOString().slice(0, 10);
    for (let number = 0; number < (day === DAYS - 11 ? 20 : 2); number++) {
      const paper = PAPERS[(day + number) % PAPERS.length]!;
      const from = number === 0 ? `from: https://news${day % 2}.example.com/${day}\n` : '';
      files[`_posts/${date}-${number}.md`] =
        `---\nlayout: post\ntitle: ${paper} ${day}-${number}\ndate: ${date} 09:04\n${from}tags: [ ${paper} ]\n---\n\nText.\n`;
    }
  }
  return files;
}

const ALL = 2 * DAYS + 18;

describe('The overview', () => {
  const workbench = withWorkbench({
    files: posts(),
    context: { viewport: { width: 1400, height: 1600 }, reducedMotion: 'reduce' },
  });
  const drive = new PreviewDrive(workbench);
  const page = (): FrameLocator => drive.page;
  const card = (name: string): Locator => page().locator(`[data-chart=${name}]`);
  const chart = (name: string): Locator => card(name).locator('.chart');
  const said = (text: string): Promise<void> =>
    page().locator('#said', { hasText: text }).waitFor({ state: 'attached' });
  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);

  /** The table of posts has come, with this filter; then back to the overview. */
  async function opened(filter: string, count: number): Promise<void> {
    await drive.tab('Posts').and(workbench.page.locator('.active')).waitFor();
    await page()
      .locator('#count', { hasText: `Posts: ${count} of ` })
      .waitFor();
    assert.equal(await page().getByRole('searchbox').inputValue(), filter);
    await drive.tab('Overview').click();
    await page().locator('#charts:not([hidden])').waitFor();
  }

  /** Opens the only row of a chart's table. */
  const numbers = (name: string): Promise<string[]> => card(name).locator('tbody tr').allTextContents();

  it('shows the archive in numbers and charts, by what its policy allows', async () => {
    await command(workbench.page, 'Galley: Show Overview', 60_000);
    await page()
      .locator('#figures', { hasText: `${ALL} Posts` })
      .waitFor();
    await page()
      .locator('html')
      .evaluate((root) => {
        root.ownerDocument.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
          root.dataset['violated'] = violatedDirective;
        });
      });
    assert.equal((await numbers('time')).length, DAYS + 5);
    assert.deepEqual(await numbers('gaps'), ['2021-03-21 – 2021-03-275']);
    assert.deepEqual(await numbers('bursts'), ['2021-03-21 (usual: 2)20']);
    assert.equal(await chart('time').locator('svg').count(), 1);
  });

  it('leads from a bar to its posts by a click', async () => {
    const { width, height } = (await chart('bursts').boundingBox())!;
    await chart('bursts').click({ position: { x: width / 2, y: Math.min(20, height / 2) } });
    await opened('date:2021-03-21', 20);
  });

  it('leads from a bar to its posts by keys, and tells of each', async () => {
    await chart('tags').focus();
    await press('ArrowDown');
    await said('Harbour News, Posts: ');
    await press('ArrowDown');
    await said('晚报, Posts: ');
    await press('Enter');
    await opened('tag:="晚报"', 66);
    await chart('sources').focus();
    await press('End');
    await said('2021-04, news');
    await press('ArrowUp');
    await press('ArrowUp');
    await said('2021-04, Without a source: ');
    await press('Enter');
    await opened('-from:* date:2021-04', 5);
  });

  it('is about a span alone that is drawn across bars', async () => {
    const { x, y, width, height } = (await chart('time').boundingBox())!;
    const { mouse } = workbench.page;
    await mouse.move(x + width * 0.3, y + height / 2);
    await mouse.down();
    await mouse.move(x + width * 0.4, y + height / 2, { steps: 4 });
    await mouse.move(x + width * 0.5, y + height / 2, { steps: 4 });
    await mouse.up();
    await page().locator('#span:not([hidden])').waitFor();
    const text = await page().locator('#span-text').innerText();
    const [, from, to, count] = /^(2021-01-\d\d) to (2021-02-\d\d): posts: (\d+)$/.exec(text) ?? [];
    assert.ok(count !== undefined, text);
    await eventually(async () => assert.equal((await numbers('sources')).length, Number(count) / 2));
    await page().locator('#span-open').click();
    await opened(`date:${from!}..${to!}`, Number(count));
    await page().locator('#span-clear').click();
    await page().locator('#span').waitFor({ state: 'hidden' });
  });

  it('is about a span that is chosen by keys', async () => {
    await chart('time').focus();
    await press('Home');
    await said('2021-01-01, Posts: 2');
    await press('Shift+ArrowRight');
    await press('Shift+ArrowRight');
    await page().locator('#span-text', { hasText: '2021-01-01 to 2021-01-03: posts: 6' }).waitFor();
    await press('Escape');
    await page().locator('#span').waitFor({ state: 'hidden' });
  });

  it('shows a chart as a table, whose numbers lead to their posts', async () => {
    await card('sources').getByRole('button', { name: 'Table', exact: false }).click();
    await chart('sources').waitFor({ state: 'hidden' });
    await card('sources').getByRole('button', { name: '2021-02, news0.example.com' }).click();
    await opened('from:="news0.example.com" date:2021-02', 14);
  });

  for (const format of ['png', 'svg'] as const) {
    it(`exports a chart as ${format.toUpperCase()}`, async () => {
      const name = `overview-time.${format}`;
      await card('time').locator(`[data-do=${format}]`).click();
      const input = workbench.page.locator('.quick-input-widget input.input').first();
      await eventually(async () => assert.equal(path.basename(await input.inputValue()), name));
      await input.press('Enter');
      await notification(workbench.page, `${name} was written.`).waitFor();
      const bytes = await readFile(path.join(workbench.folder, name));
      if (format === 'png') assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
      else assert.match(bytes.toString(), /^<svg [^]*Posts over Time[^]*<\/svg>$/);
      await workbench.page
        .locator('.notifications-toasts')
        .waitFor({ state: 'hidden', timeout: 1 })
        .catch(() => press('Escape'));
    });
  }

  it('follows the archive, and stays as it was', async () => {
    await page().locator('[data-unit=month]').click();
    await page().locator('[data-zoom=in]').click();
    const seen = await numbers('time');
    assert.ok(seen.length < 4, `${seen.length} months`);
    await writeFile(
      path.join(workbench.folder, '_posts/2021-02-01-new.md'),
      '---\ntitle: New\ndate: 2021-02-01\n---\n',
    );
    await page()
      .locator('#figures', { hasText: `${ALL + 1} Posts` })
      .waitFor();
    assert.deepEqual(
      (await numbers('time')).map((row) => row.slice(0, 7)),
      seen.map((row) => row.slice(0, 7)),
    );
    await page().locator('[data-unit=month][aria-pressed=true]').waitFor();
    await chart('sources').waitFor({ state: 'hidden' });
  });

  for (const theme of THEMES) {
    it(`has nothing in the way in ${theme[0]}`, async () => {
      await drive.wear(theme);
      assert.deepEqual(await drive.violations(), []);
      await screenshot(workbench.page, `overview ${theme[0]}`);
    });
  }

  it('is as it was after a reload, and broke no policy', async () => {
    assert.equal(await page().locator('html').getAttribute('data-violated'), null);
    const seen = await settled(() => numbers('time'));
    await drive.reload();
    await page()
      .locator('#figures', { hasText: `${ALL + 1} Posts` })
      .waitFor();
    assert.deepEqual(await numbers('time'), seen);
    await page().locator('[data-unit=month][aria-pressed=true]').waitFor();
    await chart('sources').waitFor({ state: 'hidden' });
  });
});
