// The server's web workbench in a headless Chromium, for tests that run in its extension host and for
// Playwright scripts that use it as a person would.
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { startServer, writeSettings } from './server.mjs';

const BROWSER_ARGUMENTS = [
  '--no-sandbox', // Chromium refuses to run as root with it
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Nothing moves by itself: drawing it anew would take a fifth of the time of a test. */
const STILL_SETTINGS = { 'editor.cursorBlinking': 'solid', 'workbench.reduceMotion': 'on' };

/** A headless Chromium with an empty page. */
export async function openBrowser(contextOptions) {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: BROWSER_ARGUMENTS,
    handleSIGINT: false, // signals are the caller's to handle: it closes everything in order
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...contextOptions });
  return { browser, context, page: await context.newPage() };
}

/** Opens a workbench. With `extensionTestsPath`, `exit` settles when these tests report their exit code;
 * it also settles when the server, the page or the extension host dies. Options: workbench.d.mts. */
export async function launch(options) {
  const undo = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => {});
  };
  try {
    let { userDataDir } = options;
    if (!userDataDir) {
      const folder = await mkdtemp(path.join(tmpdir(), 'galley-host-'));
      undo.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
      userDataDir = path.join(folder, 'data');
    }
    await writeSettings(userDataDir, { ...STILL_SETTINGS, ...options.settings });

    const server = await startServer({
      userDataDir,
      extensionsDir: options.extensionsDir,
      log: options.onServerLog,
      args: ['--enable-remote-auto-shutdown'], // should we be killed before we can stop it
    });
    undo.push(server.stop);

    const { browser, context, page } = await openBrowser(options.context);
    undo.push(() => browser.close());
    const exit = watchExit(page, server, options);
    await addExtensions(context, server.authority, options);

    const url = `http://${server.authority}/?${folderQuery(options.folder)}`;
    await page.goto(url);
    return { server, browser, context, page, url, exit, close, userDataDir };
  } catch (error) {
    await close();
    throw error;
  }
}

function folderQuery(folder) {
  if (!folder) return 'ew=true';
  return new URLSearchParams({
    [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: path.resolve(folder),
  });
}

/** The result of a test run: `{code, why}`.
 *
 * When the extension host dies (a crash, a call of process.exit), the workbench reports code 0 all the same:
 * a false green. What tells the two apart: then the page loses its socket to the host before it reports,
 * while after a finished run it closes the socket itself. */
function watchExit(page, server, { web, onLog }) {
  return new Promise((resolve) => {
    let hostLost = false;
    const hostDied = () => {
      const seen = /Extension Host Process exited with code: (\S+), signal: (\S+)\./.exec(server.output());
      const how = seen ? ` (code ${seen[1]}, signal ${seen[2]})` : '';
      resolve({ code: 70, why: `the extension host died before the tests reported${how}` });
    };
    page.exposeFunction('codeAutomationExit', (code) =>
      hostLost ? hostDied() : resolve({ code, why: 'tests' }),
    );
    page.exposeFunction('codeAutomationLog', (type, values) => {
      // The web worker host has no such socket; there the line would only be about the idle Node host.
      if (!web && /^\[remote-connection\]\[ExtensionHost\].*received socket close event/.test(values[0])) {
        hostLost = true;
        setTimeout(hostDied, 5000); // in case that no code is reported at all
      }
      onLog?.(type, values);
    });
    page.on('crash', () => resolve({ code: 70, why: 'the browser page crashed' }));
    server.exited.then((why) => resolve({ code: 70, why }));
  });
}

/** Tells the workbench which extensions are under development, and their tests, through the configuration
 * in its page. (Its `payload` parameter needs --enable-smoke-test-driver, which hides notifications; a
 * rewritten response makes Chromium refuse the workbench's WebSockets.) */
async function addExtensions(context, authority, { extensionDevelopmentPath = [], extensionTestsPath, web }) {
  const folders = [extensionDevelopmentPath].flat().map((folder) => path.resolve(folder));
  if (folders.length === 0) return;
  const uri = (index, rest = '') =>
    web
      ? { scheme: 'http', authority, path: `/under-development/${index}${rest}` }
      : { scheme: 'vscode-remote', authority, path: folders[index] + rest };

  const developmentOptions = { logLevel: 3, extensions: folders.map((_, index) => uri(index)) };
  if (extensionTestsPath) {
    const tests = path.resolve(extensionTestsPath);
    const index = folders.findIndex((folder) => tests.startsWith(folder + path.sep));
    if (index < 0) throw new Error('The tests must lie inside an extension under development.');
    developmentOptions.extensionTestsPath = uri(index, tests.slice(folders[index].length));
  }
  await context.addInitScript((added) => {
    new MutationObserver((_, observer) => {
      const meta = document.getElementById('vscode-workbench-web-configuration');
      if (!meta) return;
      observer.disconnect();
      const configuration = JSON.parse(meta.dataset.settings);
      meta.dataset.settings = JSON.stringify({ ...configuration, developmentOptions: added });
    }).observe(document, { childList: true, subtree: true });
  }, developmentOptions);
  if (web) await serveFolders(context, authority, folders);
}

const CONTENT_TYPES = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The web worker extension host fetches its extension. The workbench's security policy admits only its own
 * origin, so the files appear to lie there. */
async function serveFolders(context, authority, folders) {
  await context.route(`http://${authority}/under-development/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const [, index, rest] = /^\/under-development\/(\d+)\/(.*)$/.exec(decodeURIComponent(pathname));
    const file = path.join(folders[index], rest);
    if (!existsSync(file) || !statSync(file).isFile()) return route.fulfill({ status: 404 });
    const contentType = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
    return route.fulfill({ body: await readFile(file), contentType });
  });
}
