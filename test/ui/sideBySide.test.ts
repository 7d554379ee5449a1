import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { createPostService } from '../../src/core/postService.ts';
import type { RenderMessage, ToPreview } from '../../src/protocol/previewMessages.ts';
import { withBarePage } from './bareBrowser.ts';

const service = createPostService();
const post = (body: string): string => `---\nlang: en\n---\n\n${body}\n`;

/** The message that shows what has changed between two bodies. */
function changesOf(before: string, after: string): RenderMessage {
  const { html, changes } = service.previewChanges(service.read(post(before)), service.read(post(after)));
  return {
    type: 'render',
    resource: 'file:///post.md',
    pieces: [{ html, start: 0, isWhole: false }],
    view: 'changes',
    isLocked: true,
    folder: 'https://files.example/_posts/',
    root: undefined,
    changes: {
      revision: 'HEAD',
      text: 'Changes.',
      count: changes,
      names: { before: 'Earlier', after: 'Edited' },
      isSideBySide: true,
      narrowest: 900,
    },
  };
}

/** In the page: shows a message. @returns what people read in each row, as `earlier | edited` */
function rowsOf(data: ToPreview): string[] {
  window.dispatchEvent(new MessageEvent('message', { data }));
  const [before, after] = ['before', 'after'].map((version) => [
    ...document.querySelectorAll<HTMLElement>(`.galley-${version} > .galley-cell`),
  ]) as [HTMLElement[], HTMLElement[]];
  if (before.length !== after.length) throw new Error(`${before.length} cells beside ${after.length}`);
  return before.map((left, row) =>
    [left, after[row]!]
      .map((cell) => cell.innerText.trim())
      .join(' | ')
      .trim(),
  );
}

/** In the page: the distance of both cells of a row from its top, and of the columns from each other. */
function tilts(): number[] {
  const [before, after] = ['before', 'after'].map((version) =>
    Array.from(document.querySelectorAll(`.galley-${version} > .galley-cell`), (cell) =>
      cell.getBoundingClientRect(),
    ),
  ) as [DOMRect[], DOMRect[]];
  return before.flatMap((left, row) => {
    const right = after[row]!;
    return [Math.abs(left.top - right.top), Math.max(0, left.right - right.left)];
  });
}

describe('Two versions side by side', () => {
  const page = withBarePage();

  before(async () => {
    await page().addStyleTag({ content: await readFile('media/preview.css', 'utf8') });
  });

  const ROWS: readonly (readonly [title: string, before: string, after: string, rows: readonly string[]])[] =
    [
      [
        'have words that changed in the same row',
        '<p>The red boat comes home.</p><p>Rain.</p>',
        '<p>The blue boat comes home.</p><p>Rain.</p>',
        ['The red boat comes home. | The blue boat comes home.', 'Rain. | Rain.'],
      ],
      [
        'leave room beside what came or went',
        '<p>One fine day in the harbour.</p><p>It rained a lot.</p><p>The end.</p>',
        '<p>One fine day in the harbour.</p><p>The end.</p><p>New today.</p>',
        [
          'One fine day in the harbour. | One fine day in the harbour.',
          'It rained a lot. |',
          'The end. | The end.',
          '| New today.',
        ],
      ],
      [
        'have what came beside what went in its place',
        '<p>One fine day.</p><p>It rained a lot.</p><p>Snow fell.</p><p>The end.</p>',
        '<p>One fine day.</p><p>Nobody went out.</p><p>The end.</p>',
        [
          'One fine day. | One fine day.',
          'It rained a lot. | Nobody went out.',
          'Snow fell. |',
          'The end. | The end.',
        ],
      ],
      [
        'are in step within wrappers and lists',
        '<div><div><p>Boats.</p><ul><li>red boat</li><li>blue ship</li></ul></div>loose</div>',
        '<div><div><p>Boats.</p><ul><li>red boat</li><li>new raft</li><li>blue ship</li></ul></div>loose</div>',
        ['Boats. | Boats.', 'red boat | red boat', '| new raft', 'blue ship | blue ship', 'loose | loose'],
      ],
    ];
  for (const [title, before, after, rows] of ROWS) {
    it(title, async () => assert.deepEqual(await page().evaluate(rowsOf, changesOf(before, after)), rows));
  }

  it('number each list by itself', async () => {
    await page().evaluate(
      rowsOf,
      changesOf('<ol><li>boat</li><li>ship</li></ol>', '<ol><li>raft</li><li>boat</li><li>ship</li></ol>'),
    );
    const numbers = await page().evaluate(() =>
      ['before', 'after'].map((version) =>
        Array.from(
          document.querySelectorAll<HTMLOListElement>(`.galley-${version} ol`),
          (list) => `${list.start} ${list.innerText.trim()}`,
        ),
      ),
    );
    assert.deepEqual(numbers, [
      ['1 boat', '2 ship'],
      ['1 raft', '2 boat', '3 ship'],
    ]);
  });

  it('show no bullet for an item of an inner list that the other one has', async () => {
    await page().evaluate(
      rowsOf,
      changesOf(
        '<ul><li>boats<ul><li>red</li></ul></li></ul>',
        '<ul><li>boats<ul><li>red</li><li>blue</li></ul></li></ul>',
      ),
    );
    const items = (version: string): Promise<number> =>
      page().locator(`.galley-${version} li li`).filter({ visible: true }).count();
    assert.deepEqual([await items('before'), await items('after')], [1, 2]);
  });

  it('have each name and each place of the post once, in the later one where it is there', async () => {
    await page().evaluate(
      rowsOf,
      changesOf(
        '<div id="all"><p id="a">Boats are here.</p><p id="b">It rained.</p></div>',
        '<div id="all"><p id="a">Boats are there.</p><p>The end.</p></div>',
      ),
    );
    const found = await page().evaluate(() => ({
      ids: Array.from(
        document.querySelectorAll('.galley-sides [id]'),
        (element) => `${element.closest('section')!.className} ${element.id}`,
      ),
      places: Array.from(document.querySelectorAll<HTMLElement>('.galley-after [data-at]'), ({ dataset }) =>
        Number(dataset['at']),
      ),
    }));
    assert.deepEqual(found.ids, ['galley-before post-b', 'galley-after post-all', 'galley-after post-a']);
    assert.deepEqual(
      found.places,
      [...found.places].sort((a, b) => a - b),
    );
    assert.equal(new Set(found.places).size, 3);
  });

  it('are inline where the page is narrow, and beside each other again where it is wide', async () => {
    const message = changesOf('<p>It rains.</p>', '<p>It snows.</p>');
    await page().evaluate(rowsOf, message);
    const sides = page().locator('.galley-sides');
    const button = page().locator('button[data-layout="sides"]');
    await page().setViewportSize({ width: 899, height: 700 });
    await sides.waitFor({ state: 'detached' });
    assert.ok(await button.isDisabled());
    assert.equal(await page().locator('main p').innerText(), 'It rainssnows.');
    await page().setViewportSize({ width: 900, height: 700 });
    await sides.waitFor();
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    await page().locator('button[data-layout="inline"]').click();
    await sides.waitFor({ state: 'detached' });
    await button.click();
    await sides.waitFor();
  });

  it('are both whole, and in step, whatever has changed', async () => {
    const block = fc.constantFrom(
      ...['<p>One boat came</p>', '<p>Two <b>big</b> boats</p>', '<p>字一二三四</p>', 'Loose words', '<hr>'],
      ...[
        '<ul><li>a b c</li><li>d e f</li></ul>',
        '<ol><li>a b c</li><li>g h i</li></ol>',
        '</div>',
        '<div>',
      ],
      ...[
        '<table><tr><td>1 2</td></tr><tr><td>3 4</td></tr></table>',
        '<blockquote><p>q r s</p></blockquote>',
      ],
      ...['<h2>Title one</h2>', '<pre>x\n  y</pre>', '\n\nMarkdown *text*\n\n', '\n\n- one\n- two\n\n'],
      ...['<figure><img src="/a.jpg"><figcaption>c d</figcaption></figure>', '<p>unclosed', '<div><p>in</p>'],
    );
    const body = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join(''));
    const property = fc.asyncProperty(body, body, async (before, after) => {
      const rows = await page().evaluate(rowsOf, changesOf(before, after));
      const texts = [before, after].map((one) => service.preview(service.read(post(one)), 'original'));
      const [left, right] = await page().evaluate(
        (versions) =>
          versions.map((html) => new DOMParser().parseFromString(html, 'text/html').body.textContent),
        texts,
      );
      const text = (shown: string | null | undefined): string => (shown ?? '').replace(/\s+/g, '');
      const column = (number: number): string =>
        text(rows.map((row) => row.split(/ ?\| ?/)[number]).join(''));
      assert.equal(column(0), text(left));
      assert.equal(column(1), text(right));
      for (const tilt of await page().evaluate(tilts)) assert.ok(tilt < 1, `${tilt} px`);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
