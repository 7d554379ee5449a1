import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/vscode-host/workbench.mjs';
import { barePage } from './hostilePage.ts';

/** Opens the preview's page for all tests of the surrounding describe(): by itself, in a browser without VS Code,
 * where nothing loads. @returns what gives the page, inside tests and hooks */
export function withBarePage(): () => Page {
  let browser: Browser;
  let page: Page;

  before(async () => {
    ({ browser, page } = await openBrowser());
    const script = await readFile('dist/webview/preview.js', 'utf8');
    await page.route('**/*', (route) =>
      route.request().url() === 'https://page.example/'
        ? route.fulfill({ contentType: 'text/html', body: barePage(script) })
        : route.abort(),
    );
    await page.goto('https://page.example/');
  });

  after(() => browser.close());

  return () => page;
}
