import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { command, eventually, openFile } from './drive.ts';
import { PreviewDrive } from './previewDrive.ts';
import { withWorkbench } from './workbench.ts';

const NAME = '2021-08-26-harbour.md';
const OTHER = '2021-08-27-other.md';
const PARAGRAPHS = Array.from(
  { length: 40 },
  (_, number) => `<p id="p${number}">Paragraph ${number}: the boats come home &amp; dry in the rain.</p>`,
).join('');
const POST = `---
layout: post
title: The harbour
from: https://news.example.com/1
---

<div><p>See <a href="${OTHER}">tomorrow</a>. <img src="https://pictures.invalid/a.png" alt="Boats"></p><section id="imu"><div id="dfp-ad-imu1"></div></section>${PARAGRAPHS}</div>
`;

/** The Node host's tests go into the details; here the same moves are made where there is no Node. */
describe('The preview in the web worker host', () => {
  const workbench = withWorkbench({
    web: true,
    files: {
      [`_posts/${NAME}`]: POST,
      [`_posts/${OTHER}`]: '---\ntitle: Tomorrow\n---\n\n*Sun*\n',
      'red.css': 'h1 { color: rgb(200, 0, 0); }\n',
    },
    context: { viewport: { width: 1500, height: 950 }, permissions: ['clipboard-read', 'clipboard-write'] },
  });
  const drive = new PreviewDrive(workbench);
  const page = (): FrameLocator => drive.page;
  const slot = (): ReturnType<FrameLocator['locator']> => page().locator('section.galley-junk-ad');

  it('opens beside the editor, and shows the post cleaned, as it is, and with its junk', async () => {
    await openFile(workbench.page, NAME);
    await command(workbench.page, 'Open Preview to the Side');
    await page().locator('h1', { hasText: 'The harbour' }).waitFor();
    assert.equal(await page().locator('#post-imu').count(), 0);
    await command(workbench.page, 'Preview: Original');
    await page().locator('#post-imu').waitFor({ state: 'attached' });
    await command(workbench.page, 'Preview: Removed Junk Highlighted');
    await slot().waitFor();
  });

  it('removes junk where it is shown', async () => {
    await slot().hover();
    await page().getByRole('button', { name: 'Remove this' }).click();
    await slot().waitFor({ state: 'detached' });
    await command(workbench.page, 'Preview: Cleaned');
  });

  it('scrolls with the editor, and leads to the word that is double-clicked', async () => {
    await drive.tab(/^2021-08-26/).click();
    await drive.scrollsBothWays(page().locator('#post-p39'), 'layout: post');
    const source = POST.replace(/<section.*<\/section>/, '');
    await drive.leadsToWord(source, 'p20', page().locator('#post-p20'));
    await page().locator('#post-p20.galley-caret').waitFor();
  });

  it('patches what is typed into the page', async () => {
    await page()
      .locator('#post-p30')
      .evaluate((element) => ((element as { kept?: boolean }).kept = true));
    await drive.tab(/^2021-08-26/).click();
    await drive.typeAtEnd('Typed **now**.');
    await page().locator('strong', { hasText: 'now' }).waitFor();
    assert.ok(
      await page()
        .locator('#post-p30')
        .evaluate((element) => (element as { kept?: boolean }).kept),
    );
  });

  it('marks in Preview Changes what is not saved yet, and scrolls and leads there as well', async () => {
    await command(workbench.page, 'Preview Changes…');
    await workbench.page.locator('.tab.active', { hasText: `Changes in ${NAME}` }).waitFor();
    await command(workbench.page, 'View: Move Editor into Last Group');
    await drive.line('Changes from the saved file: 1.').waitFor();
    assert.equal((await page().locator('ins').innerText()).trim(), 'Typed now.');
    await drive.tab(/^2021-08-26/).click();
    await drive.scrollsBothWays(page().locator('#post-p39'), 'layout: post');
    await drive.leadsToWord(POST.replace(/<section.*<\/section>/, ''), 'p10', page().locator('#post-p10'));
    // The page may have the focus.
    await drive.tab(/^2021-08-26/).click();
    await workbench.page.keyboard.press('Control+S');
    await drive.line('No changes from the saved file.').waitFor();
    await drive.tab(`Changes in ${NAME}`).click({ button: 'middle' });
  });

  it('loads pictures as the setting says, and wears a person’s own styles', async () => {
    assert.equal(await page().locator('.galley-box').count(), 0);
    await drive.settings({ 'galley.preview.images': 'none', 'galley.preview.styles': ['red.css'] });
    await page().locator('.galley-box').waitFor();
    const isRed = (): Promise<boolean> =>
      page()
        .locator('h1')
        .evaluate((element) => getComputedStyle(element).color === 'rgb(200, 0, 0)');
    await eventually(async () => assert.ok(await isRed()));
    await writeFile(path.join(workbench.folder, 'red.css'), '');
    await eventually(async () => assert.ok(!(await isRed())));
  });

  it('copies, exports and prints', async () => {
    await drive.focus(`Preview ${NAME}`);
    const text = await drive.copied(() => command(workbench.page, 'Copy as Markdown'));
    assert.match(text, /^# The harbour\n\nSee \[tomorrow\]/);
    await drive.focus(`Preview ${NAME}`);
    const html = await drive.exported('2021-08-26-harbour.html');
    assert.match(html, /^<!DOCTYPE html>[^]*<h1>The harbour<\/h1>/);
    await drive.focus(`Preview ${NAME}`);
    await drive.offersExportForPrint('2021-08-26-harbour.html');
  });

  it('follows links, and stays with its post when it is locked', async () => {
    await drive.focus(`Preview ${NAME}`);
    await page().locator('a', { hasText: 'tomorrow' }).click();
    await page().locator('em', { hasText: 'Sun' }).waitFor();
    await drive.focus(`Preview ${OTHER}`);
    await drive.titleBar('Lock Preview to This Post').click();
    await drive.tab(`[Preview] ${OTHER}`).waitFor();
    await openFile(workbench.page, NAME);
    await command(workbench.page, 'Galley: Open Preview');
    await page().locator('h1', { hasText: 'The harbour' }).waitFor();
    assert.equal(await drive.tab(`[Preview] ${OTHER}`).count(), 1);
  });

  it('comes back after a reload of the window, and is locked still', async () => {
    // Gone already where this is tried again.
    const following = drive.tab(`Preview ${NAME}`);
    if (await following.count()) await following.click({ button: 'middle' });
    await drive.tab(`[Preview] ${OTHER}`).click();
    await page().locator('h1', { hasText: 'Tomorrow' }).waitFor();
    await drive.reload();
    await drive.tab(`[Preview] ${OTHER}`).click({ timeout: 40_000 });
    await page().locator('h1', { hasText: 'Tomorrow' }).waitFor({ timeout: 40_000 });
    await drive.titleBar('Unlock Preview').waitFor();
  });
});
