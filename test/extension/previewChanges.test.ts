import assert from 'assert';
import * as vscode from 'vscode';

const NAME = '2021-08-26-sample.md';
const TITLE = `Changes in ${NAME}`;

const panels = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('galley.previewChanges'),
    );

/** Waits until it holds; VS Code reports tabs a moment after they are there. */
async function until(holds: () => boolean): Promise<void> {
  const limit = Date.now() + 10_000;
  while (!holds()) {
    assert.ok(
      Date.now() < limit,
      panels()
        .map(({ label }) => label)
        .join(', '),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('Preview Changes', () => {
  let post: vscode.TextDocument;

  before(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    post = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, '_posts', NAME));
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(post);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('compares with the saved file at once where there is no Git', async () => {
    await vscode.commands.executeCommand('galley.previewChanges');
    await until(() => panels().length === 1 && panels()[0]?.label === TITLE);
  });

  it('has one panel for a post, whatever it is compared with', async () => {
    await vscode.commands.executeCommand('galley.previewChanges', post.uri, '');
    await until(() => panels().length === 1);
    await vscode.window.showTextDocument(post);
    await vscode.commands.executeCommand('galley.previewChanges', post.uri, 'HEAD');
    await until(() => panels().length === 1 && panels()[0]?.isActive === true);
    await vscode.commands.executeCommand('galley.nextChange');
    await vscode.commands.executeCommand('galley.previousChange');
    await vscode.commands.executeCommand('galley.toggleSideBySide');
  });

  it('takes what Source Control hands over', async () => {
    await vscode.commands.executeCommand('galley.previewChanges', { resourceUri: post.uri });
    await until(() => panels().length === 1 && panels()[0]?.label === TITLE);
  });

  it('opens for posts alone', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' }),
    );
    await vscode.commands.executeCommand('galley.previewChanges');
    assert.strictEqual(panels().length, 0);
  });
});
