import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { command, eventually, screenshot, settled } from './drive.ts';
import { PreviewDrive, THEMES } from './previewDrive.ts';
import { withWorkbench } from './workbench.ts';

const COUNT = 300;
const PLACES = ['渡口', '石桥', '灯塔', 'The old ferry', '夜市'];
const PAPERS = ['晨报', '晚报', 'Harbour News'];

const AD = '\n<div class="ad-container"><span>Advertisement</span></div>\n';

/** Posts one day after the other; number 0 is the earliest. */
function post(number: number): readonly [name: string, text: string] {
  const day = new Date(Date.UTC(2021, 0, 1 + number)).toISOString().slice(0, 10);
  const title = `${PLACES[number % PLACES.length]!} ${number}`;
  const paper = PAPERS[number % PAPERS.length]!;
  const from = `https://news${number % PAPERS.length}.example.com/${number}`;
  const fields = [
    `title: ${title}`,
    `date: ${day} 09:04`,
    `author: ${paper}`,
    `from: ${from}`,
    `tags: [ ${paper} ]`,
  ];
  const junk = number % 10 === 9 ? AD : '';
  return [
    `_posts/${day}-${number}.md`,
    `---\nlayout: post\n${fields.join('\n')}\n---\n\n${title}。\n${junk}`,
  ];
}

describe('The table of posts', () => {
  const workbench = withWorkbench({
    files: Object.fromEntries(Array.from({ length: COUNT }, (_, number) => post(number))),
    context: { viewport: { width: 1500, height: 900 } },
  });
  const drive = new PreviewDrive(workbench);
  const page = (): FrameLocator => drive.page;
  const rows = (): Locator => page().locator('#rows [role=row]');
  const selected = (): Locator => page().locator('#rows [aria-selected=true]');
  const active = (): Locator => page().locator('#rows [tabindex="0"]');
  const filter = (): Locator => page().getByRole('searchbox');
  const says = (text: string): Promise<void> =>
    eventually(async () => assert.equal(await page().locator('#count').innerText({ timeout: 2000 }), text));
  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);
  const titles = async (count: number): Promise<string[]> =>
    (await rows().locator('[aria-colindex="1"]').allTextContents()).slice(0, count);

  it('shows all posts, the latest first, and makes only the rows that are seen', async () => {
    await command(workbench.page, 'Galley: Show Posts', 60_000);
    await says(`Posts: ${COUNT} of ${COUNT}.`);
    await page().locator('#filter:focus').waitFor();
    assert.deepEqual(await titles(2), ['夜市 299', 'The old ferry 298']);
    assert.ok((await rows().count()) < 80);
    assert.equal(await page().getByRole('grid').getAttribute('aria-rowcount'), `${COUNT + 1}`);
    assert.equal(await rows().first().getAttribute('aria-rowindex'), '2');
  });

  it('is filtered while one types, and says what makes no sense', async () => {
    await filter().fill('石桥 tag:晨报 date:2021-03..2021-06');
    await says(`Posts: 8 of ${COUNT}.`);
    await filter().fill('石桥 kind:x');
    const problem = page().locator('#problems li');
    await problem.waitFor();
    assert.match(await problem.innerText(), /^kind:x No field is called “kind”/);
    await says(`Posts: 60 of ${COUNT}.`);
    await filter().fill('');
    await says(`Posts: ${COUNT} of ${COUNT}.`);
    await problem.waitFor({ state: 'detached' });
  });

  it('says of the posts in sight what reading all of them tells', async () => {
    const cell = (place: number, column: number): Locator =>
      page().locator(`[data-place="${place}"] [aria-colindex="${column}"]`);
    await eventually(async () => assert.equal(await cell(0, 6).innerText(), '3'));
    assert.equal(await cell(0, 7).innerText(), '1');
    assert.equal(await cell(0, 7).getAttribute('title'), 'ads 1');
    assert.equal(await cell(1, 7).innerText(), '0');
    assert.equal(await page().locator('[aria-label="Not known yet"]:visible').first().isVisible(), true);
  });

  it('reads all posts for a filter or an order that takes it, and says so', async () => {
    await filter().fill('junk:ad words:<100');
    await says(`Posts: 30 of ${COUNT}.`);
    await page().locator('#survey').waitFor({ state: 'hidden' });
    await filter().fill('');
    await page().getByRole('columnheader', { name: 'Junk' }).click();
    await page().locator('[data-by=junk][aria-sort=descending]').waitFor();
    await eventually(async () => assert.match((await titles(2)).join(), /9,.*9$/));
    await page().getByRole('columnheader', { name: 'Date' }).click();
    await eventually(async () => assert.equal((await titles(1))[0], '夜市 299'));
  });

  it('is sorted by a click, and by keys', async () => {
    await page().getByRole('columnheader', { name: 'Title' }).click();
    await page().locator('[data-by=title][aria-sort=ascending]').waitFor();
    await eventually(async () => assert.equal((await titles(1))[0], 'The old ferry 3'));
    await press('ArrowRight');
    await press('Enter');
    await page().locator('[data-by=date][aria-sort=descending]').waitFor();
    await press('Enter');
    await eventually(async () => assert.equal((await titles(1))[0], '渡口 0'));
    await press('Enter');
    await eventually(async () => assert.equal((await titles(1))[0], '夜市 299'));
  });

  it('is walked through by keys, to its end and back', async () => {
    await press('ArrowDown');
    await eventually(async () => assert.match(await active().innerText(), /夜市 299/));
    await press('End');
    await eventually(async () => assert.match(await active().innerText(), /渡口 0/));
    assert.equal(await active().getAttribute('aria-rowindex'), `${COUNT + 1}`);
    await press('PageUp');
    await eventually(async () => assert.ok(Number(await active().getAttribute('data-place')) < COUNT - 10));
    await press('Home');
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    await page().locator('#selected', { hasText: 'Selected: 3.' }).waitFor();
    await press('Control+a');
    await page()
      .locator('#selected', { hasText: `Selected: ${COUNT}.` })
      .waitFor();
  });

  it('selects by the mouse, and keeps selection and place when posts come and go', async () => {
    await rows().nth(4).click();
    await rows()
      .nth(6)
      .click({ modifiers: ['ControlOrMeta'] });
    await page().locator('#selected', { hasText: 'Selected: 2.' }).waitFor();
    const [name] = post(290);
    await rm(path.join(workbench.folder, name));
    await writeFile(
      path.join(workbench.folder, '_posts/2022-01-01-new.md'),
      '---\ntitle: New\ndate: 2022-01-01\n---\n',
    );
    await says(`Posts: ${COUNT} of ${COUNT}.`);
    await eventually(async () =>
      assert.equal(await page().getByText('渡口 290', { exact: true }).count(), 0),
    );
    await eventually(async () => assert.match((await titles(1))[0]!, /^New$/));
    assert.deepEqual(
      (await selected().locator('[aria-colindex="1"]').allTextContents()).sort(),
      [post(295), post(293)].map(([, text]) => /title: (.*)/.exec(text)![1]!).sort(),
    );
  });

  for (const theme of [THEMES[0], THEMES[1]]) {
    it(`has nothing in the way in ${theme[0]}`, async () => {
      await drive.wear(theme);
      await filter().fill('from:news1 kind:x');
      await page().locator('#problems li').waitFor();
      assert.deepEqual(await drive.violations(), []);
      await screenshot(workbench.page, `posts ${theme[0]}`);
      await filter().fill('');
      await says(`Posts: ${COUNT} of ${COUNT}.`);
      await screenshot(workbench.page, `posts all ${theme[0]}`);
    });
  }

  it('opens a post by Enter, and is as it was when one comes back', async () => {
    await filter().fill('灯塔');
    await says(`Posts: 60 of ${COUNT}.`);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await workbench.page.locator('.tab.active', { hasText: '.md' }).waitFor();
    await drive.tab('Posts').click();
    await says(`Posts: 60 of ${COUNT}.`);
    assert.equal(await filter().inputValue(), '灯塔');
    await page().locator('#rows [data-place="1"][tabindex="0"]:focus').waitFor();
  });

  it('is as it was after a reload', async () => {
    await press('ArrowDown');
    await page().locator('#rows [data-place="2"][tabindex="0"]').waitFor();
    // What a page keeps of itself is on its way for a moment.
    await settled(() => page().locator('#rows').innerText());
    await drive.reload();
    await says(`Posts: 60 of ${COUNT}.`);
    assert.equal(await filter().inputValue(), '灯塔');
    await page().locator('#rows [data-place="2"][tabindex="0"]').waitFor();
  });
});
