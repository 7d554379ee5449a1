import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { editor, eventually, language, openFile, screenshot } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const post = (site: string, body: string): string => `---
layout: post
title: "大桥今晨恢复通车"
date: 2021-08-26T02:42:56.371Z
author: 海港日报
from: https://www.${site}/story20210826-1
tags: [ 海港日报 ]
categories: [ 海港日报 ]
---
<!--1629968640000-->
[大桥今晨恢复通车](https://www.${site}/story20210826-1)
------

<div>
<p>经过三天抢修，大桥今晨恢复通车。</p>${body}
</div>
`;
const BANNER = '<div class="promo-banner" id="promo-1"><a href="/subscribe">订阅</a></div>';

const RULES = `! Rules of the harbour archive.
! let words: / (?:promo|newsletter) /

! id: harbour:banner
! kind: promo
! level: thorough
! note: The banner above every article.
harbour.example##div.promo-banner:named($words):max-text(20)
! + <div class="promo-banner">订阅</div>
! - <div class="promo-banner">这一段文字很长，是文章的一部分，不会被当作推广而删除。</div>

! id: harbour:line
! kind: pomo
harbour.example,lake.example##p:has-txt(/^(?:延伸|相关)阅读[:：]/):links(same-site)
||ads.example.net^
harbour.example#@#.promo-banner:has-text(更正)
#@#:rule(*:ad-slot)
`;

describe('a person writes rules', () => {
  const workbench = withWorkbench({
    files: {
      '.galley/rules.txt': RULES,
      '_posts/2021-08-26-bridge.md': post('harbour.example', BANNER),
      '_posts/2021-08-27-market.md': post('harbour.example', `${BANNER}${BANNER}`),
      '_posts/2021-08-28-lake.md': post('lake.example', BANNER),
    },
  });

  it('sees how many posts a rule finds something in, and looks at them', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-27-market.md');
    await openFile(page, 'rules.txt');
    await language(page).filter({ hasText: 'Galley Rules' }).waitFor();
    const lens = page.locator('.codelens-decoration a', { hasText: 'Posts: 2, pieces: 3' });
    await lens.waitFor();
    await screenshot(page, 'rules');
    await lens.click();
    const peek = page.locator('.peekview-widget');
    await peek.locator('.monaco-list-row', { hasText: '2021-08-26-bridge.md' }).waitFor();
    await peek.locator('.monaco-list-row', { hasText: '2021-08-27-market.md' }).waitFor();
    await screenshot(page, 'rules-matches');
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  it('reads what a rule does, in light and dark', async () => {
    const { page, folder } = workbench;
    for (const theme of ['Default Light Modern', 'Default Dark Modern']) {
      await mkdir(path.join(folder, '.vscode'), { recursive: true });
      await writeFile(
        path.join(folder, '.vscode/settings.json'),
        JSON.stringify({ 'workbench.colorTheme': theme }),
      );
      await page
        .locator(theme.includes('Dark') ? '.monaco-workbench.vs-dark' : '.monaco-workbench.vs')
        .waitFor();
      const rule = editor(page).locator('.view-line', { hasText: 'div.promo-banner:named' });
      const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: 'Pieces found in' });
      // A new theme moves the lines a while after it is there.
      await eventually(async () => {
        await page.mouse.move(0, 0);
        const { x, y, height } = (await rule.getByText('##').first().boundingBox())!;
        // The end of what may be one piece with the host before it.
        const after = (await rule.getByText('div').first().boundingBox())!.x;
        await page.mouse.move(Math.max(x, after - 8), y + height / 2, { steps: 4 });
        await hover.waitFor({ timeout: 3000 });
      });
      await screenshot(page, `rules-hover-${theme}`);
      await page.mouse.move(0, 0);
    }
  });

  it('accepts a condition from the list', async () => {
    const { page } = workbench;
    await editor(page).locator('.view-line', { hasText: 'ads.example.net' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('##div:max');
    const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'max-loose-text' });
    await row.waitFor();
    await screenshot(page, 'rules-completion');
    await row.click();
    await editor(page).locator('.view-line', { hasText: '##div:max-loose-text(10)' }).waitFor();
  });
});
