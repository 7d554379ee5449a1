import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/vscode-host/workbench.mjs';
import { eventually, language, screenshot, waitForActivation } from './drive.ts';

/** Resolves with the address that `npm start` prints. */
function printedAddress(start: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data: unknown): void => {
      output += String(data);
      const [address] = /http:\S+/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    };
    start.stdout?.on('data', read);
    start.stderr?.on('data', read);
    start.on('exit', () => reject(new Error(output)));
  });
}

describe('npm start, without a desktop', () => {
  let folder: string;
  let start: ChildProcess;
  let browser: Browser;
  let page: Page;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'galley-start-'));
    const args = ['scripts/start.mjs', '--server', '--port', '0', '--user-data-dir', folder];
    start = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const address = await printedAddress(start);
    assert.match(address, /^http:\/\/127\.0\.0\.1:/, 'nobody else on the network may use it');
    ({ browser, page } = await openBrowser());
    page.setDefaultTimeout(30_000);
    await page.goto(address);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await screenshot(page, this.currentTest.fullTitle());
  });

  after(async () => {
    await browser.close();
    const ended = new Promise((resolve) => start.once('exit', resolve));
    start.kill('SIGTERM');
    assert.equal(await ended, 0);
    await rm(folder, { recursive: true, force: true });
  });

  it('opens the samples with a post in view', async () => {
    await page.locator('.explorer-folders-view', { hasText: '_posts' }).waitFor();
    await page.locator('.tab.active', { hasText: /\.(md|markdown|html)/ }).waitFor();
    await language(page)
      .filter({ hasText: /^Post$/ })
      .waitFor();
  });

  it('colours the post', async () => {
    // Before its grammar is loaded, and without one, all text has the same class.
    await eventually(async () => {
      const spans = await page.locator('.monaco-editor .view-line span[class^="mtk"]').all();
      const classes = new Set(await Promise.all(spans.map((span) => span.getAttribute('class'))));
      assert.ok(classes.size > 2, [...classes].join(' '));
    });
  });

  it('has activated Galley', async () => {
    await waitForActivation(page);
  });
});
