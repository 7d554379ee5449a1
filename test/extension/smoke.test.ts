import assert from 'assert';
import * as vscode from 'vscode';

describe('Galley in VS Code', () => {
  const post = async (): Promise<vscode.TextDocument> => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, '_posts/2021-08-26-sample.md');
    return vscode.workspace.openTextDocument(uri);
  };

  it('calls a file below _posts a Post', async () => {
    assert.strictEqual((await post()).languageId, 'post');
  });

  it('is activated by a post', async () => {
    await vscode.window.showTextDocument(await post());
    const galley = vscode.extensions.getExtension('galley.galley');
    assert.ok(galley);
    await galley.activate();
    assert.ok(galley.isActive);
  });
});
