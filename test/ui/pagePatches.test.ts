import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPostService, type PreviewView, type RenderedPost } from '../../src/core/postService.ts';
import { findPieceChange, toPagePiece } from '../../src/extension/preview/pieceChange.ts';
import type { ToPreview } from '../../src/protocol/previewMessages.ts';
import { withBarePage } from './bareBrowser.ts';

const RESOURCE = 'file:///post.md';
const service = createPostService();

const block = fc.constantFrom(
  '<p>One</p>',
  '<p>Two <b>bold</b></p>\n',
  '<div id="dfp-ad-1"></div>',
  '<ul><li>a</li><li>b</li></ul>',
  '<table><tr><td>1</td></tr></table>',
  '<figure><img src="/a.jpg"><figcaption>c</figcaption></figure>',
  '<p>unclosed',
  '</div>',
  'Loose words',
  '\n\nMarkdown *text*\n\n',
  '\n\n- one\n- two\n\n',
  '<pre>x\n  y</pre>',
);
const post = fc
  .array(block, { maxLength: 12 })
  .map((blocks) => `---\ntitle: x\n---\n\n<div>${blocks.join('')}</div>\n`);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 4, 20),
  text: fc.constantFrom('', 'a', '字', '\n\n', '<p>new</p>', '</p>', '<b>', '- x\n', '</div>', '<td>', '>'),
});

function whole({ pieces }: RenderedPost, view: PreviewView, resource = RESOURCE): ToPreview {
  return {
    type: 'render',
    resource,
    pieces: pieces.map(toPagePiece),
    view,
    isLocked: false,
    folder: 'https://files.example/_posts/',
    root: 'https://files.example/',
  };
}

/** In the page: shows the messages one after the other. @returns what it looks like then. */
function show(messages: readonly ToPreview[]): string {
  for (const data of messages) window.dispatchEvent(new MessageEvent('message', { data }));
  return document.getElementById('galley')!.innerHTML;
}

describe('The page', () => {
  const page = withBarePage();

  it('is after patches what it would be if the post had been opened as it is', async () => {
    let patches = 0;
    const property = fc.asyncProperty(
      post,
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      fc.constantFrom<PreviewView>('cleaned', 'original', 'removed'),
      async (text, edits, view) => {
        let now = text;
        let rendered = service.renderPreview(service.read(now), view);
        const messages: ToPreview[] = [whole(rendered, view)];
        for (const { at, length, text: typed } of edits) {
          const start = Math.round(at * now.length);
          now = now.slice(0, start) + typed + now.slice(start + length);
          const next = service.renderPreview(service.read(now), view, undefined, rendered);
          const change = findPieceChange(rendered.pieces, next.pieces);
          if (change) messages.push({ type: 'patch', resource: RESOURCE, ...change });
          rendered = next;
        }
        patches += messages.length - 1;
        const patched = await page().evaluate(show, messages);
        assert.equal(patched, await page().evaluate(show, [whole(rendered, view, 'file:///other.md')]), now);
      },
    );
    await fc.assert(property, { numRuns: 300 });
    assert.ok(patches > 300, `${patches} patches`);
  });

  it('keeps the nodes of what has not changed', async () => {
    const text = '---\ntitle: x\n---\n\n<div><p id="a">One</p><p id="b">Two</p><p id="c">Three</p></div>\n';
    const before = service.renderPreview(service.read(text), 'cleaned');
    await page().evaluate(show, [whole(before, 'cleaned')]);
    const marked = await page().evaluate(() => {
      for (const id of ['post-a', 'post-b', 'post-c']) {
        (document.getElementById(id) as unknown as { kept: boolean }).kept = true;
      }
      return document.querySelectorAll('#galley p').length;
    });
    assert.equal(marked, 3);
    const after = service.renderPreview(
      service.read(text.replace('Two</p>', 'Two</p><p id="n">New</p>').replace('Three', 'Three more')),
      'cleaned',
      undefined,
      before,
    );
    const change = findPieceChange(before.pieces, after.pieces)!;
    const patch: ToPreview = { type: 'patch', resource: RESOURCE, ...change };
    await page().evaluate(show, [patch]);
    const kept = await page().evaluate(() =>
      Array.from(document.querySelectorAll('#galley p'), (element) => [
        element.id,
        (element as unknown as { kept?: boolean }).kept === true,
      ]),
    );
    assert.deepEqual(kept.slice(0, 2), [
      ['post-a', true],
      ['post-b', true],
    ]);
    assert.deepEqual(
      kept.map(([id]) => id),
      ['post-a', 'post-b', 'post-n', 'post-c'],
    );
  });

  it('tells a picture that stands alone from one in a line of text, also while that is typed', async () => {
    const text = (before: string): string =>
      `---\ntitle: x\n---\n\n<div><p>${before}<img src="a.png" alt="a"></p></div>\n<p><img src="b.png" alt="b"></p>\n`;
    const first = service.renderPreview(service.read(text('')), 'cleaned');
    const second = service.renderPreview(service.read(text('Boats ')), 'cleaned', undefined, first);
    const alone = (): Promise<string[]> =>
      page()
        .locator('#galley img[data-alone]')
        .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).alt));
    await page().evaluate(show, [whole(first, 'cleaned')]);
    assert.deepEqual(await alone(), ['a', 'b']);
    const change = findPieceChange(first.pieces, second.pieces)!;
    await page().evaluate(show, [{ type: 'patch', resource: RESOURCE, ...change } satisfies ToPreview]);
    assert.deepEqual(await alone(), ['b']);
  });
});
