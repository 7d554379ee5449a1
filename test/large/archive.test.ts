// The windows of the archive on very many posts, as a person uses them; what it took is printed.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { writeArchive } from '../../bench/generate.mjs';
import { describeWithCorpus } from '../corpus.ts';
import { command, editor, eventually, notification, openFile, screenshot, webview } from '../ui/drive.ts';
import { withWorkbench, type WorkbenchOptions } from '../ui/workbench.ts';
import { PageMemory } from './pageMemory.ts';

const COUNT = Number(process.env['GALLEY_POSTS'] ?? 64_500);

/** How many times as much the workbench may hold when all rows were seen as when some were: the rows of 64,500 posts
 * would make it 1.2 times as many bytes, and fifty times as many nodes. */
const MOST_BYTES = 1.1;
const MOST_NODES = 1.5;

/** How many rows it is scrolled by at a time: less than it holds, more than it shows. */
const STEP = 150;
/** As many rows as it keeps: with them it holds all that it ever does. */
const SOME = 6000;

/** How long a look at all posts may take, in milliseconds. */
const PATIENCE = 600_000;

/** Where a tag is completed. */
const DRAFT = '2021-01-01-large-archive-draft.md';
const DRAFT_TEXT = '---\nlayout: post\ntitle: A draft\ndate: 2021-01-01 09:00\ntags: []\n---\n\nText.\n';

describe(`An archive of ${COUNT} generated posts`, () => {
  tour({ fill: (folder) => void writeArchive(folder, COUNT) });
});

describeWithCorpus('The archive of real posts', (corpus) => {
  tour({ fixture: path.join(corpus, 'posts'), fill: makeWritable });
});

/** A person's way through all windows. */
function tour(options: WorkbenchOptions): void {
  const workbench = withWorkbench({
    ...options,
    files: { [`_posts/${DRAFT}`]: DRAFT_TEXT },
    context: { viewport: { width: 1500, height: 900 } },
  });
  /** The page of the table, or of the overview. */
  const shown = (): FrameLocator => webview(workbench.page);
  const rows = (): Locator => shown().locator('#rows [role=row]');
  const filter = (): Locator => shown().getByRole('searchbox');
  const tags = (): Locator =>
    workbench.page
      .locator('.pane', { has: workbench.page.locator('.pane-header[aria-label^="Tags"]') })
      .locator('.monaco-list-row');
  const status = (): Locator => workbench.page.locator('.statusbar-item[id="galley.galley.galley.archive"]');
  const found = (): Promise<number> =>
    eventually(async () => {
      const [first] = numbersIn(await shown().locator('#count').innerText({ timeout: 5000 }));
      assert.notEqual(first, undefined);
      return first!;
    });
  const finds = (wanted: number): Promise<void> =>
    eventually(async () => assert.equal(await found(), wanted));
  /** How many posts there are; the tag that most of them have, and how many these are. */
  let [count, tag, tagged] = [0, '', 0];
  let started = 0;

  beforeEach(() => {
    started = Date.now();
  });
  afterEach(() => {
    console.log(`      ${((Date.now() - started) / 1000).toFixed(1)} s`);
  });

  it('tells how many posts there are, and opens the largest tag of the side bar', async () => {
    const { page } = workbench;
    const tab = page.locator('.activitybar').getByRole('tab', { name: 'Galley', exact: true });
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await status().waitFor({ timeout: PATIENCE });
    [count] = numbersIn(await status().innerText()) as [number];
    assert.ok(count >= 500, `${count}`);
    tag = await tags().first().locator('.label-name').innerText();
    [tagged] = numbersIn(await tags().first().locator('.label-description').innerText()) as [number];
    const closed = await tags().count();
    await tags().first().click();
    await eventually(async () => assert.ok((await tags().count()) > closed));
    await screenshot(page, `large side bar ${count}`);
  });

  it('completes a tag', async () => {
    const { page } = workbench;
    await openFile(page, DRAFT);
    await editor(page).locator('.view-line', { hasText: 'tags: []' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: tag }).first().waitFor();
    await page.keyboard.press('Escape');
    await command(page, 'View: Revert and Close Editor');
  });

  it('shows the overview', async () => {
    await command(workbench.page, 'Galley: Show Overview', PATIENCE);
    await eventually(async () => {
      const figures = await shown().locator('#figures').innerText({ timeout: 5000 });
      assert.ok(numbersIn(figures).includes(count), figures);
    });
    await shown().locator('#charts:not([hidden]) [data-chart=time] svg').first().waitFor();
    await screenshot(workbench.page, `large overview ${count}`);
  });

  it('shows all posts in the table, filters them and sorts them', async () => {
    await command(workbench.page, 'Galley: Show Posts', PATIENCE);
    await finds(count);
    await filter().fill(`tag:="${tag}"`);
    await finds(tagged);
    await filter().fill('no title has these words');
    await finds(0);
    await filter().fill('');
    await finds(count);
    await shown().getByRole('columnheader', { name: 'Title' }).click();
    await shown().locator('[data-by=title][aria-sort=ascending]').waitFor({ timeout: PATIENCE });
    await shown().getByRole('columnheader', { name: 'Date' }).click();
    await shown().locator('[data-by=date][aria-sort=descending]').waitFor({ timeout: PATIENCE });
    await screenshot(workbench.page, `large table ${count}`);
  });

  it('holds no more when all rows were seen than when some were', async () => {
    const memory = await PageMemory.of(workbench.page);
    const opened = await memory.measure();
    await scroll(shown().locator('#grid'), 0, Math.min(count, SOME));
    const some = await memory.measure();
    await scroll(shown().locator('#grid'), 0, count);
    const all = await memory.measure();
    await rows().filter({ hasText: /\S/ }).last().waitFor();
    for (const [name, { heap, nodes }] of Object.entries({ opened, some, all })) {
      console.log(`      ${name}: ${(heap / 1e6).toFixed(1)} MB of objects, ${nodes} nodes`);
    }
    assert.ok(all.heap < MOST_BYTES * some.heap);
    assert.ok(all.nodes < MOST_NODES * some.nodes);
    assert.ok((await rows().count()) < 100);
  });

  it('cleans all that are selected, and takes it back to the byte', async () => {
    const { page, folder } = workbench;
    const before = digest(folder);
    await filter().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+a');
    await eventually(async () =>
      assert.deepEqual(numbersIn(await shown().locator('#selected').innerText()), [count]),
    );
    await command(page, 'Galley: Clean Ads in Selected Posts…');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor({ timeout: PATIENCE });
    console.log(`      ${await dialog.locator('.dialog-message-text').innerText()}`);
    await dialog.locator('.monaco-button', { hasText: 'Review…' }).click();
    const review = page.locator('.pane', { hasText: 'Review Changes' });
    await review.locator('.monaco-list-row').first().waitFor({ timeout: PATIENCE });
    await review.locator('.monaco-list').first().hover();
    const apply = '.part.sidebar .composite.title .action-label[aria-label^="Make the Ticked Changes"]';
    await page.locator(apply).click();
    const told = notification(page, 'posts changed');
    await told.waitFor({ timeout: PATIENCE });
    assert.notEqual(digest(folder), before);
    // To look at all files takes longer than a notification stays.
    await command(page, 'Galley: Undo Last Bulk Change');
    await notification(page, 'as they were').waitFor({ timeout: PATIENCE });
    assert.equal(digest(folder), before);
  });
}

/** Scrolls from one row to another one, and stays at each step until the rows that are to be seen are there. */
async function scroll(grid: Locator, from: number, to: number): Promise<void> {
  await grid.evaluate(
    async (element, { from, to, step }) => {
      const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      const isThere = (place: number): boolean => {
        const row = element.querySelector(`[data-place="${place}"]`);
        return row !== null && row.textContent.trim() !== '';
      };
      const height = (element.scrollHeight / Number(element.getAttribute('aria-rowcount'))) | 0;
      for (let place = from; place < to; place += step) {
        element.scrollTop = place * height;
        do await nextFrame();
        while (!isThere(Math.min(place + 1, to - 1)));
      }
    },
    { from, to, step: STEP },
  );
}

/** What is read-only is copied as that, and left alone. */
function makeWritable(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    chmodSync(file, statSync(file).mode | 0o200);
  }
}

/** The numbers that a text tells, however it groups their digits. */
function numbersIn(text: string): number[] {
  return (text.match(/\d[\d,.\u202f\u00a0]*/g) ?? []).map((number) => Number(number.replace(/\D/g, '')));
}

/** Of the names and bytes of all files. */
function digest(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(folder, name);
    hash.update(name);
    if (statSync(file).isFile()) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}
