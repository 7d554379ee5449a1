import { notification, openFile, screenshot } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const POST = `---
layout: post
title: "大桥今晨恢复通车"
from: https://www.zaobao.com/realtime/china/story20210826-1
---
<div>
<p>经过三天抢修，大桥今晨恢复通车。</p><div class="my-box"></div>
</div>
`;

describe('a person names filter lists', () => {
  const workbench = withWorkbench({
    files: {
      '_posts/2021-08-26-bridge.md': POST,
      'lists/mine.txt': '##.my-box\n',
      '.vscode/settings.json': '{ "galley.cleaning.lists": ["lists/mine.txt", "lists/gone.txt"] }',
    },
  });

  it('is told of one that is not there, and led to the setting', async () => {
    const { page } = workbench;
    await openFile(page, '2021-08-26-bridge.md');
    const warning = notification(page, 'The filter list lists/gone.txt is not there.');
    await warning.waitFor();
    await page
      .locator('.squiggly-hint, .squiggly-unnecessary, .squiggly-inline-unnecessary')
      .first()
      .waitFor();
    await screenshot(page, 'missing filter list');
    await warning.getByRole('button', { name: 'Open Setting' }).click();
    await page.locator('.settings-editor .setting-item-label', { hasText: 'Lists' }).first().waitFor();
    await screenshot(page, 'setting of filter lists');
  });
});
