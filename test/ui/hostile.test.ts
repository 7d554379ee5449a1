import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Browser, Page, Request } from 'playwright-core';
import { openBrowser } from '../../scripts/vscode-host/workbench.mjs';
import { createPostService, type ImageChoice, type PreviewView } from '../../src/core/postService.ts';
import { ATTRIBUTES, INERT } from '../core/preview/support.ts';
import { VECTORS } from '../hostile/collection.ts';
import { postOf } from '../hostile/vector.ts';
import { barePage, showAll, tryAll, type Allowed, type Trial } from './hostilePage.ts';

const PAGE = 'https://bare.example/';
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const ALLOWED: Allowed = {
  elements: [...INERT],
  attributes: [...ATTRIBUTES],
  added: {
    elements: ['button'],
    attributes: [
      ...['tabindex', 'role', 'aria-label', 'aria-description', 'data-missing', 'data-alone'],
      ...['data-written-src', 'data-written-srcset', 'data-written-poster'],
    ],
  },
};
/** How many are shown at once. */
const TOGETHER = 60;

/** What a page of the browser did that it was not to do, and what it asked for. */
interface Watched {
  readonly page: Page;
  readonly misdeeds: string[];
  readonly requests: Request[];
}

describe('The page without a security policy', () => {
  const service = createPostService();
  let browser: Browser;
  let bare: Watched;

  before(async () => {
    const opened = await openBrowser();
    ({ browser } = opened);
    bare = await watch(opened.page);
    await bare.page.goto(PAGE);
    bare.misdeeds.length = 0;
    bare.requests.length = 0;
  });

  after(() => browser.close());

  const render = (view: PreviewView, images: ImageChoice): Trial[] =>
    VECTORS.map((vector, number) => {
      const text = postOf(vector).replaceAll('X()', `X(${number})`);
      const { pieces } = service.renderPreview(service.read(text), view, { images });
      return { number, html: pieces.map(({ html }) => html).join(''), pieces };
    });

  const name = (finding: string): string =>
    finding.replace(/\d+/, (number) => {
      const vector = VECTORS[Number(number)];
      return vector ? `${vector.family}, ${vector.name}` : number;
    });

  const assertNothingHappens = async (trials: readonly Trial[]): Promise<void> => {
    const wrong: string[] = [];
    wrong.push(...(await bare.page.evaluate(tryAll, { trials, allowed: ALLOWED })));
    for (let from = 0; from < trials.length; from += TOGETHER) {
      wrong.push(...(await bare.page.evaluate(showAll, trials.slice(from, from + TOGETHER))));
    }
    wrong.push(...bare.misdeeds.splice(0));
    assert.deepEqual([...new Set(wrong.map(name))].slice(0, 50), []);
  };

  for (const view of ['cleaned', 'original', 'removed'] as const) {
    it(`takes no harm from any of ${VECTORS.length} hostile posts, shown as “${view}”`, async () => {
      await assertNothingHappens(render(view, 'all'));
      for (const request of bare.requests.splice(0)) {
        assert.equal(request.resourceType(), 'image', request.url());
        assert.doesNotMatch(request.url(), /google-analytics/, 'no tracker is loaded');
      }
    });
  }

  it('asks the web for nothing where no picture is to load', async () => {
    // What the tests before have asked for may still come.
    await bare.page.waitForLoadState('networkidle');
    bare.requests.length = 0;
    await assertNothingHappens(render('original', 'none'));
    const hosts = bare.requests.splice(0).map((request) => new URL(request.url()).host);
    assert.deepEqual(
      hosts.filter((host) => !['files.example', 'bare.example'].includes(host)),
      [],
    );
  });

  it('would find what harms it', async () => {
    const harmful = [
      '<img src=x onerror="X(1)">',
      '<a href="javascript:X(2)">text</a>',
      '<form id=galley></form>',
      '<p style="color:red">text</p>',
      '<svg></svg>',
      '<p id=body>text</p>',
    ];
    for (const [number, html] of harmful.entries()) {
      const wrong = await bare.page.evaluate(tryAll, { trials: [trial(html, number)], allowed: ALLOWED });
      assert.notDeepEqual(wrong, [], html);
    }
    await bare.page.evaluate(showAll, [trial('<link rel=stylesheet href=https://evil.example/>')]);
    assert.ok(bare.requests.some((request) => request.resourceType() === 'stylesheet'));
  });
});

/** What no sanitiser has seen. */
function trial(html: string, number = 0): Trial {
  return { number, html, pieces: [{ html, start: 0, isWhole: false }] };
}

/** Answers all that the page asks for, and notes what it does. */
async function watch(page: Page): Promise<Watched> {
  const misdeeds: string[] = [];
  const requests: Request[] = [];
  const script = await readFile('dist/webview/preview.js', 'utf8');
  let loaded = false;
  await page.route('**/*', async (route) => {
    const request = route.request();
    const url = request.url();
    if (url === PAGE && !loaded) {
      loaded = true;
      return route.fulfill({ contentType: 'text/html', body: barePage(script) });
    }
    if (request.isNavigationRequest()) {
      misdeeds.push(`leads to ${url}`);
      return route.abort();
    }
    if (url === `${PAGE}barrier`) return route.fulfill({ body: '' });
    requests.push(request);
    // Some pictures load and some do not: both are told to whoever listens.
    return url.length % 2 === 0 ? route.fulfill({ contentType: 'image/gif', body: PIXEL }) : route.abort();
  });
  page.on('dialog', (dialog) => {
    misdeeds.push(`shows a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => {
    misdeeds.push(`opens ${popup.url()}`);
    void popup.close();
  });
  page.on('framenavigated', (frame) => misdeeds.push(`leads a frame to ${frame.url()}`));
  page.on('pageerror', (error) => misdeeds.push(`throws ${String(error)}`));
  page.on('download', (download) => misdeeds.push(`downloads ${download.url()}`));
  return { page, misdeeds, requests };
}
