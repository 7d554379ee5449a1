import assert from 'node:assert/strict';
import { command, editor, eventually, openFile, webview } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const NAME = '2021-08-26-harbour.md';
const PARAGRAPHS = Array.from(
  { length: 40 },
  (_, number) => `<p id="p${number}">Paragraph ${number}: the boats come home in the rain.</p>`,
).join('');
const POST = `---\ntitle: The harbour\nfrom: https://news.example.com/1\n---\n
<div><section id="imu"><div id="dfp-ad-imu1"></div></section>${PARAGRAPHS}</div>\n`;

describe('The preview in the web worker host', () => {
  const workbench = withWorkbench({
    web: true,
    files: { [`_posts/${NAME}`]: POST },
    context: { viewport: { width: 1500, height: 950 } },
  });

  it('shows what is typed, scrolls along, and removes junk where it is shown', async function () {
    const { page } = workbench;
    await openFile(page, NAME);
    await command(page, 'Open Preview to the Side');
    const preview = webview(page);
    await preview.locator('h1', { hasText: 'The harbour' }).waitFor();
    assert.equal(await preview.locator('#post-imu').count(), 0);

    await editor(page).locator('.view-line').first().click();
    await page.keyboard.press('Control+End');
    await eventually(async () => {
      const top = await preview.locator('#post-p39').evaluate((last) => last.getBoundingClientRect().top);
      assert.ok(top < 950, `at ${top}`);
    });
    await page.keyboard.type('Typed **now**.');
    await preview.locator('strong', { hasText: 'now' }).waitFor();

    await command(page, 'Preview: Removed Junk Highlighted');
    const slot = preview.locator('section.galley-junk-ad');
    await slot.hover();
    await preview.getByRole('button', { name: 'Remove this' }).click();
    await slot.waitFor({ state: 'detached' });
    await preview.locator('#post-p0').dblclick({ position: { x: 30, y: 12 } });
    await page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
  });
});
