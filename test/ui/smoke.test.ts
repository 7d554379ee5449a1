import { editor, language, openFile, waitForActivation } from './drive.ts';
import { withWorkbench } from './workbench.ts';

describe('The workbench', () => {
  const workbench = withWorkbench({
    files: {
      '_posts/2021-08-26-x.md': '---\nlayout: post\ntitle: 雨中的港口\n---\n\nText.\n',
    },
  });

  it('shows a file below _posts as a Post', async () => {
    await openFile(workbench.page, '2021-08-26-x.md');
    await editor(workbench.page).locator('.view-line', { hasText: '雨中的港口' }).waitFor();
    await language(workbench.page)
      .filter({ hasText: /^Post$/ })
      .waitFor();
  });

  it('has activated Galley', async () => {
    await waitForActivation(workbench.page);
  });
});
