import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { command, eventually, openFile, screenshot } from './drive.ts';
import { PreviewDrive } from './previewDrive.ts';
import { withWorkbench } from './workbench.ts';

const FERRY = '2021-08-26-ferry.md';
const OTHER = '2021-08-27-other.md';
const POST = `---
layout: post
title: "跨海渡轮恢复夜航"
date: 2021-08-26T02:42:56.371Z
author: 港口日报
from: https://news.example.com/story/1
tags: [ 港口 ]
---

<div><p id="first">渡轮<strong>今晚</strong>复航，详见<a href="#map">下图</a>和<a href="2021-08-27-other.md">另一篇</a>。{{ site.night_ferry }}</p><section id="imu"><div id="dfp-ad-imu1"> </div></section><h2>时刻</h2><ul><li>十点</li><li>十一点</li></ul><table><tr><th>码头</th><th>时间</th></tr><tr><td>东岸</td><td>22:00</td></tr></table><figure><img src="/images/map.svg" alt="航线图" id="map"><figcaption>航线图</figcaption></figure><img src="lost.png"><blockquote class="twitter-tweet"><p>复航！</p></blockquote></div>
`;
const MAP = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#7a99ac"/></svg>`;

describe('The tools of the preview', () => {
  const workbench = withWorkbench({
    files: {
      [`_posts/${FERRY}`]: POST,
      [`_posts/${OTHER}`]: '---\ntitle: 明天\n---\n\n*晴* ![雨](https://pictures.invalid/a.png)\n',
      'images/map.svg': MAP,
      'styles/red.css': 'h1 { color: rgb(200, 0, 0); }\n',
      'styles/blue.css': '.galley-body { letter-spacing: 1px; }\n',
    },
    context: { viewport: { width: 1500, height: 950 }, permissions: ['clipboard-read', 'clipboard-write'] },
  });
  const drive = new PreviewDrive(workbench);
  const page = (): FrameLocator => drive.page;
  const tab = (name: string): Locator => drive.tab(name);
  const colourOfTitle = (): Promise<string> =>
    page()
      .locator('h1')
      .evaluate((element) => getComputedStyle(element).color);
  /** What a command of this title copies. */
  const copied = (title: string): Promise<string> => drive.copied(() => command(workbench.page, title));
  const focusPreview = (): Promise<void> => drive.focus(`Preview ${FERRY}`);

  it('opens beside the editor by Ctrl+K V, and in its place by Ctrl+Shift+V', async () => {
    await openFile(workbench.page, FERRY);
    await workbench.page.locator('.monaco-editor .view-line').first().click();
    await eventually(async () => {
      await workbench.page.keyboard.press('Control+K');
      await workbench.page.keyboard.press('v');
      await page().locator('h1', { hasText: '跨海渡轮' }).waitFor({ timeout: 3000 });
    });
    assert.equal(await workbench.page.locator('.editor-group-container').count(), 2);
    await workbench.page.locator('.monaco-editor .view-line').first().click();
    await workbench.page.keyboard.press('Control+Shift+V');
    await workbench.page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' });
    await page().locator('h1', { hasText: '跨海渡轮' }).waitFor();
  });

  it('copies the article as Markdown', async () => {
    await focusPreview();
    assert.equal(
      await copied('Copy as Markdown'),
      [
        '# 跨海渡轮恢复夜航',
        '渡轮**今晚**复航，详见[下图](#map)和[另一篇](2021-08-27-other.md)。{{ site.night_ferry }}',
        '## 时刻',
        '-   十点\n-   十一点',
        '| 码头  | 时间  |\n| --- | --- |\n| 东岸  | 22:00 |',
        '![航线图](/images/map.svg)',
        '航线图',
        '![](lost.png)',
        '> 复航！',
      ].join('\n\n'),
    );
  });

  it('copies the article as HTML without anything of the page', async () => {
    await focusPreview();
    assert.equal(
      await copied('Copy as HTML'),
      '<div><p id="first">渡轮<strong>今晚</strong>复航，详见<a href="#map">下图</a>和<a href="2021-08-27-other.md">另一篇</a>。{{ site.night_ferry }}</p>' +
        '<h2>时刻</h2><ul><li>十点</li><li>十一点</li></ul>' +
        '<table><tbody><tr><th>码头</th><th>时间</th></tr><tr><td>东岸</td><td>22:00</td></tr></tbody></table>' +
        '<figure><img src="/images/map.svg" alt="航线图" id="map"><figcaption>航线图</figcaption></figure>' +
        '<img src="lost.png"><blockquote><p>复航！</p></blockquote></div>',
    );
  });

  it('copies the article as its reader sees it', async () => {
    await focusPreview();
    assert.match(
      await copied('Copy as Plain Text'),
      /^跨海渡轮恢复夜航\n+渡轮今晚复航，详见下图和另一篇。\{\{ site\.night_ferry \}\}\n+时刻\n+• 十点\n+• 十一点\n+码头\t时间\n东岸\t22:00\n+航线图\n+复航！$/,
    );
  });

  it('leaves junk behind that it only marks, and copies it from the original', async () => {
    await focusPreview();
    await command(workbench.page, 'Preview: Removed Junk Highlighted');
    await page().locator('.galley-junk').first().waitFor();
    const html = await copied('Copy as HTML');
    assert.doesNotMatch(html, /galley|imu|data-|junk/);
    assert.match(html, /<\/p><h2>/);
    await command(workbench.page, 'Preview: Original');
    await page().locator('.galley-junk').first().waitFor({ state: 'detached' });
    assert.match(await copied('Copy as HTML'), /<section id="imu"><div id="dfp-ad-imu1">/);
    await command(workbench.page, 'Preview: Cleaned');
    await page().locator('#post-imu').waitFor({ state: 'detached' });
  });

  it('copies what is selected, from the menu of the page', async () => {
    await focusPreview();
    await page()
      .locator('html')
      .evaluate(() => {
        const [first, second] = document.querySelectorAll('.galley-body li');
        getSelection()!.setBaseAndExtent(first!, 0, second!, 1);
      });
    const text = await drive.copied(async () => {
      await page()
        .locator('li', { hasText: '十点' })
        .click({ button: 'right', position: { x: 5, y: 8 } });
      const menu = workbench.page.locator('.context-view .monaco-menu');
      await menu.waitFor();
      await screenshot(workbench.page, 'preview menu');
      await menu.getByText('Copy as Markdown').click();
    });
    assert.equal(text, '-   十点\n-   十一点');
  });

  it('copies pictures that are not loaded with their addresses, and loads none', async () => {
    await drive.settings({ 'galley.preview.images': 'none' });
    await openFile(workbench.page, OTHER);
    await tab(`Preview ${OTHER}`).click();
    await page().locator('.galley-box').waitFor();
    const asked: string[] = [];
    workbench.page.on('request', (request) => asked.push(request.url()));
    assert.equal(
      await copied('Copy as HTML'),
      '<p><em>晴</em> <img alt="雨" src="https://pictures.invalid/a.png"></p>',
    );
    assert.deepEqual(
      asked.filter((url) => url.includes('pictures.invalid')),
      [],
    );
    await drive.settings({});
    await openFile(workbench.page, FERRY);
  });

  it('finds text in the page', async () => {
    await focusPreview();
    await workbench.page.keyboard.press('Control+F');
    const find = workbench.page.locator('.simple-find-part input').first();
    await find.waitFor();
    await find.fill('东岸');
    await workbench.page.locator('.simple-find-part.visible').waitFor();
    await find.press('Enter');
    await eventually(async () => {
      const selected = await page()
        .locator('html')
        .evaluate(() => getSelection()!.toString());
      assert.equal(selected, '东岸');
    });
    await find.press('Escape');
  });

  it('wears a person’s own style sheets, and new ones when a file or the setting changes', async () => {
    const [first, second] = ['rgb(200, 0, 0)', 'rgb(0, 120, 0)'];
    await drive.settings({
      'galley.preview.styles': ['styles/red.css', 'styles/none.css', '../outside.css'],
    });
    await eventually(async () => assert.equal(await colourOfTitle(), first));
    await writeFile(path.join(workbench.folder, 'styles/red.css'), 'h1 { color: rgb(0, 120, 0); }\n');
    await eventually(async () => assert.equal(await colourOfTitle(), second));
    const sheets = (): Promise<string[]> =>
      page()
        .locator('link.galley-own')
        .evaluateAll((links) => links.map((link) => /[^/]+\.css/.exec((link as HTMLLinkElement).href)![0]));
    assert.deepEqual(await sheets(), ['red.css', 'none.css'], 'nothing from outside of the workspace');
    await drive.settings({ 'galley.preview.styles': ['/styles/blue.css'] });
    await eventually(async () => assert.deepEqual(await sheets(), ['blue.css']));
    assert.notEqual(await colourOfTitle(), second);
    await drive.settings({});
    await eventually(async () => assert.deepEqual(await sheets(), []));
  });

  it('moves nothing where the settings ask for that', async () => {
    const behaviour = (): Promise<string> =>
      page()
        .locator('html')
        .evaluate((root) => getComputedStyle(root).scrollBehavior);
    await drive.settings({ 'workbench.reduceMotion': 'off' });
    await eventually(async () => assert.equal(await behaviour(), 'smooth'));
    await drive.settings({ 'workbench.reduceMotion': 'on' });
    await eventually(async () => assert.equal(await behaviour(), 'auto'));
    await drive.settings({});
  });

  it('stays with its post when it is locked, and a second one follows', async () => {
    await focusPreview();
    await drive.titleBar('Lock Preview to This Post').click();
    await tab(`[Preview] ${FERRY}`).waitFor();
    await drive.titleBar('Unlock Preview').waitFor();
    await screenshot(workbench.page, 'preview title bar');
    await openFile(workbench.page, OTHER);
    await workbench.page.locator('.monaco-editor .view-line').first().click();
    await workbench.page.keyboard.press('Control+Shift+V');
    await page().locator('h1', { hasText: '明天' }).waitFor();
    await tab(`Preview ${OTHER}`).waitFor();
    await tab(`[Preview] ${FERRY}`).click();
    await page().locator('h1', { hasText: '跨海渡轮' }).waitFor();
  });

  it('exports the cleaned post as one file', async () => {
    await drive.focus(`[Preview] ${FERRY}`);
    const html = await drive.exported('2021-08-26-ferry.html');
    assert.match(html, /^<!DOCTYPE html>\n<html lang="zh-Hans">/);
    assert.match(html, /<title>跨海渡轮恢复夜航<\/title>/);
    assert.doesNotMatch(html, /<script|dfp-ad|data-at/);
    const browser = workbench.page.context().browser()!;
    for (const colorScheme of ['light', 'dark'] as const) {
      const reader = await browser.newPage({ viewport: { width: 1000, height: 900 }, colorScheme });
      try {
        await reader.setContent(html);
        assert.equal(await reader.locator('h1').textContent(), '跨海渡轮恢复夜航');
        await screenshot(reader, `preview exported ${colorScheme}`);
      } finally {
        await reader.close();
      }
    }
  });

  it('says how to print where VS Code cannot', async () => {
    await drive.focus(`[Preview] ${FERRY}`);
    await drive.offersExportForPrint('2021-08-26-ferry.html');
  });
});
