import assert from 'assert';
import * as vscode from 'vscode';
import { panelsOf, SAMPLE, until, withSample } from './panels.ts';

const TITLE = `Changes in ${SAMPLE}`;

const panels = (): vscode.Tab[] => panelsOf('galley.previewChanges');

describe('Preview Changes', () => {
  const sample = withSample();

  it('compares with the saved file at once where there is no Git', async () => {
    await vscode.commands.executeCommand('galley.previewChanges');
    await until(() => panels().length === 1 && panels()[0]?.label === TITLE, 'one panel');
  });

  it('has one panel for a post, whatever it is compared with', async () => {
    await vscode.commands.executeCommand('galley.previewChanges', sample.post.uri, '');
    await until(() => panels().length === 1, 'one panel');
    await vscode.window.showTextDocument(sample.post);
    await vscode.commands.executeCommand('galley.previewChanges', sample.post.uri, 'HEAD');
    await until(() => panels().length === 1 && panels()[0]?.isActive === true, 'the same panel');
    await vscode.commands.executeCommand('galley.nextChange');
    await vscode.commands.executeCommand('galley.previousChange');
    await vscode.commands.executeCommand('galley.toggleSideBySide');
  });

  it('takes what Source Control hands over', async () => {
    await vscode.commands.executeCommand('galley.previewChanges', { resourceUri: sample.post.uri });
    await until(() => panels().length === 1 && panels()[0]?.label === TITLE, 'one panel');
  });

  it('opens for posts alone', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' }),
    );
    await vscode.commands.executeCommand('galley.previewChanges');
    assert.strictEqual(panels().length, 0);
  });
});
