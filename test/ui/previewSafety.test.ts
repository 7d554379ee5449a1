import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createPostService } from '../../src/core/postService.ts';
import { VECTORS } from '../hostile/collection.ts';
import { command, eventually, openFile, screenshot, webview } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const POST = '2021-08-26-links.md';
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
/** The commands of the views. */
const VIEWS = [
  ['Preview: Original', 'original'],
  ['Preview: Removed Junk Highlighted', 'removed'],
  ['Preview: Cleaned', 'cleaned'],
] as const;

/** @param port where pictures are served: at `localhost`, the source site, and at `127.0.0.1`, another one. */
const links = (port: number): string => `---
title: 链接
from: http://localhost:${port}/story/1
---

<p><a href="https://good.example/a?b=1">web</a> <a href="mailto:a@good.example">mail</a>
<a href="2021-08-27-other.md">beside</a> <a href="/about.md">below the root</a> <a href="#far">far</a>
<a href="../../../../../etc/passwd">outside</a> <a href="command:workbench.action.closeActiveEditor">command</a>
<a href="vscode://evil.example/x">scheme</a> <a href="file:///etc/passwd">file</a></p>
<p><img src="http://localhost:${port}/a.png" alt="港口" width="320" height="120"></p>
<p><a href="2021-08-27-other.md"><img src="http://127.0.0.1:${port}/b.png" alt="雨" width="320" height="120"></a></p>
<p><img src="http://127.0.0.1:${port}/c.png"><img src="https://www.google-analytics.com/collect?v=1"></p>
${'<p>一段。</p>'.repeat(80)}
<p id="far">远处</p>
`;

/** The vectors in a few posts: one behind the other, each in a paragraph of its own and by itself. */
function hostilePosts(): Record<string, string> {
  const service = createPostService();
  const bodies = VECTORS.map(({ text }) => text).filter(
    (text) => !text.startsWith('---') && text.length < 20_000,
  );
  // What swallows all that is behind it comes last.
  const swallows = (text: string): boolean => {
    const post = service.read(`---\nlayout: post\n---\n\n<div>\n${text}\n</div>\n\n${text}\n\n<p>END</p>\n`);
    return !service.preview(post, 'original').includes('<p>END</p>');
  };
  const ordered = [...bodies.filter((text) => !swallows(text)), ...bodies.filter(swallows)];
  const size = Math.ceil(ordered.length / 4);
  const files: Record<string, string> = {};
  for (let number = 0; number * size < ordered.length; number++) {
    const some = ordered.slice(number * size, (number + 1) * size);
    files[`_posts/2021-09-0${number + 1}-hostile.md`] =
      `---\ntitle: "hostile ${number + 1} <img src=x onerror=X()>"\ntags: [ "<script>X()</script>" ]\n` +
      `author: "\\" onclick=X()"\nfrom: "javascript:X()"\nlang: 'en" onclick="X()'\n---\n\n` +
      some.map((text) => `<div>\n${text}\n</div>\n\n${text}\n`).join('\n');
  }
  return files;
}

describe('The preview of posts that nobody knows', () => {
  const hostile = hostilePosts();
  const asked: string[] = [];
  const pictures = createServer(({ url = '', headers: { host = '' } }, response) => {
    asked.push(host.replace(/:.*/, '') + url);
    response.writeHead(200, { 'content-type': 'image/gif' }).end(PIXEL);
  });
  after(() => pictures.close());

  const workbench = withWorkbench(async () => {
    await new Promise<void>((resolve) => pictures.listen(0, resolve));
    return {
      files: {
        [`_posts/${POST}`]: links((pictures.address() as AddressInfo).port),
        '_posts/2021-08-27-other.md': '---\ntitle: 明天\n---\n\n*晴*\n',
        'about.md': '---\ntitle: About\n---\n\nAbout.\n',
        ...hostile,
      },
      settings: {
        'workbench.trustedDomains.promptInTrustedWorkspace': true,
        'editor.unusualLineTerminators': 'off',
      },
      context: { viewport: { width: 1500, height: 950 } },
    };
  });
  const page = (): ReturnType<typeof webview> => webview(workbench.page);
  const link = (text: string): Locator => page().locator('a', { hasText: new RegExp(`^${text}$`) });
  const status = (text: string): Locator => workbench.page.locator('.statusbar-item', { hasText: text });
  const fired = (): Promise<string[]> =>
    page()
      .locator('html')
      .evaluate(() => (window as unknown as { fired: string[] }).fired);

  const lastView = (): Promise<string> =>
    page()
      .locator('html')
      .evaluate(() => (window as unknown as { view: string }).view);

  const settings = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
    const file = path.join(workbench.folder, '.vscode/settings.json');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(values));
  };

  const openPost = async (): Promise<void> => {
    await workbench.page.locator(`.tab[data-resource-name="${POST}"]`).first().click();
    await page().locator('h1', { hasText: '链接' }).waitFor();
  };

  before(async () => {
    await openFile(workbench.page, POST);
    await command(workbench.page, 'Open Preview to the Side');
    await page().locator('h1', { hasText: '链接' }).waitFor();
  });

  it('asks before it opens what leads to the web', async () => {
    await link('web').click();
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? '', /https:\/\/good\.example\/a\?b=1/);
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('leaves addresses of mail to VS Code', async () => {
    assert.equal(await link('mail').getAttribute('href'), 'mailto:a@good.example');
    await link('mail').click();
    await page().locator('h1', { hasText: '链接' }).waitFor();
    assert.equal(await status('No file of the workspace').count(), 0, 'it is no file');
  });

  for (const [text, file] of [
    ['beside', '2021-08-27-other.md'],
    ['below the root', 'about.md'],
  ] as const) {
    it(`opens a post that lies ${text}`, async () => {
      await link(text).click();
      await workbench.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
      await openPost();
    });
  }

  it('goes to a place in the page', async () => {
    await link('far').click();
    await eventually(async () => {
      const top = await page()
        .locator('#post-far')
        .evaluate((element) => element.getBoundingClientRect().top < innerHeight);
      assert.ok(top);
    });
  });

  it('opens nothing outside of the workspace, and says so', async () => {
    await link('outside').click();
    await status('No file of the workspace is at ../../../../../etc/passwd.').waitFor();
    await workbench.page.locator('.tab.active', { hasText: POST }).first().waitFor();
  });

  it('has no link that commands, or leads to another program or file', async () => {
    for (const text of ['command', 'scheme', 'file']) {
      assert.equal(await link(text).getAttribute('href'), null, text);
    }
  });

  it('loads no tracker, in no view, and counts it', async () => {
    const line = page().locator('#galley-line');
    for (const view of ['Preview: Removed Junk Highlighted', 'Preview: Original']) {
      await command(workbench.page, view);
      await line.filter({ hasText: /^Trackers blocked: 1\.$/ }).waitFor();
      assert.equal(await page().locator('img[src*="google"]').count(), 0, view);
    }
    assert.equal(await page().locator('.galley-box').count(), 0, 'pictures load');
    await command(workbench.page, 'Preview: Cleaned');
    await line.waitFor({ state: 'hidden' });
  });

  it('loads the pictures of the source site alone where the settings say so, and others on demand', async () => {
    asked.length = 0;
    await settings({ 'galley.preview.images': 'sameSite' });
    const line = page().locator('#galley-line');
    await line.filter({ hasText: /^Pictures not loaded: 2\.$/ }).waitFor();
    assert.deepEqual(asked, ['localhost/a.png']);
    const box = page().locator('.galley-box', { hasText: /雨 Picture from 127\.0\.0\.1:\d+\./ });
    const { width, height } = (await box.boundingBox())!;
    assert.ok(width >= 320 && height >= 120, `its space is kept: ${width} × ${height}`);
    await screenshot(workbench.page, 'preview same site');
    const button = box.locator('button', { hasText: 'Show picture' });
    await button.focus();
    await workbench.page.keyboard.press('Enter');
    await eventually(async () => {
      const width = await page()
        .locator('a > img')
        .evaluate((image) => (image as HTMLImageElement).naturalWidth);
      assert.equal(width, 1, 'it is loaded');
    });
    await line.filter({ hasText: /^Pictures not loaded: 1\.$/ }).waitFor();
    await page().locator('h1', { hasText: '链接' }).waitFor();
  });

  it('keeps a picture that was asked for when the post changes', async () => {
    await workbench.page.locator('.editor-instance .monaco-editor').first().click();
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('Typed **now**.');
    await page().locator('strong', { hasText: 'now' }).waitFor();
    assert.equal(await page().locator('img[src$="/b.png"]').count(), 1);
    assert.equal(await page().locator('.galley-box').count(), 1);
  });

  it('loads no picture where the settings say so, and could not', async () => {
    await settings({ 'galley.preview.images': 'none' });
    await page()
      .locator('#galley-line', { hasText: /^Pictures not loaded: 3\.$/ })
      .waitFor();
    assert.equal(await page().locator('button.galley-show').count(), 0);
    const way = page().locator('.galley-box a.galley-show', { hasText: 'Open picture' }).first();
    assert.match((await way.getAttribute('href')) ?? '', /^http:\/\/localhost:\d+\/a\.png$/);
    const policy = await page().locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.doesNotMatch(policy ?? '', /img-src[^;]* https?:[ ;]/);
    await page()
      .locator('html')
      .evaluate((root) => root.scrollTo({ top: 0, behavior: 'instant' }));
    await screenshot(workbench.page, 'preview no pictures');
    await settings({});
    await page().locator('#galley-line').waitFor({ state: 'hidden' });
  });

  it('takes no harm from hostile posts, and needs no policy for that', async () => {
    await openPost();
    await page()
      .locator('html')
      .evaluate(() => {
        const scope = window as unknown as { fired: string[]; view: string; X: () => void };
        scope.fired = [];
        scope.X = () => scope.fired.push('the canary');
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          scope.fired.push(`${violatedDirective} of ${blockedURI}`),
        );
        // Behind the page's own listener, which has shown it by then.
        window.addEventListener('message', ({ data }: MessageEvent<{ view?: string }>) => {
          if (data.view !== undefined) scope.view = data.view;
        });
      });
    for (const [number, file] of Object.keys(hostile).entries()) {
      await openFile(workbench.page, path.basename(file));
      await page()
        .locator('h1', { hasText: `hostile ${number + 1}` })
        .waitFor();
      for (const [title, view] of VIEWS) {
        await command(workbench.page, title);
        await eventually(async () => assert.equal(await lastView(), view));
        const elements = await page()
          .locator('#galley')
          .evaluate((main) => {
            const all = main.querySelectorAll('*');
            for (const element of all) {
              for (const type of ['mouseover', 'focus', 'error', 'load', 'toggle', 'animationstart']) {
                element.dispatchEvent(new Event(type));
              }
            }
            return all.length;
          });
        assert.ok(elements > 100, `${file}: ${elements} elements`);
      }
    }
    assert.deepEqual(await fired(), []);
    await screenshot(workbench.page, 'preview hostile');

    // It would have been told.
    await page()
      .locator('#galley')
      .evaluate((main) => (main.innerHTML = '<p style="color:red">text</p><img src=x onerror="X()">'));
    await eventually(async () => assert.match((await fired()).join('; '), /style-src.*; script-src/));
  });
});
