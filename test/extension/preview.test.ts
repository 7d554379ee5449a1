import assert from 'assert';
import * as vscode from 'vscode';
import { panelsOf, SAMPLE, until, withSample } from './panels.ts';

const previews = (): vscode.Tab[] => panelsOf('galley.preview');
const isTitled = (title: string) => (): boolean => previews().length === 1 && previews()[0]?.label === title;

describe('The preview', () => {
  const sample = withSample();

  it('opens in the editor’s place', async () => {
    await vscode.commands.executeCommand('galley.openPreview');
    await until(isTitled(`Preview ${SAMPLE}`), 'one preview');
    assert.strictEqual(previews()[0]?.group.viewColumn, vscode.ViewColumn.One);
    assert.ok(previews()[0]?.isActive);
  });

  it('opens beside the editor, which keeps the focus', async () => {
    await vscode.commands.executeCommand('galley.openPreviewToSide');
    await until(isTitled(`Preview ${SAMPLE}`), 'one preview');
    assert.strictEqual(previews()[0]?.group.viewColumn, vscode.ViewColumn.Two);
    assert.strictEqual(vscode.window.activeTextEditor?.document, sample.post);
  });

  it('is one, however often it is opened', async () => {
    await vscode.commands.executeCommand('galley.openPreviewToSide');
    await vscode.commands.executeCommand('galley.openPreviewToSide');
    await until(isTitled(`Preview ${SAMPLE}`), 'one preview');
    await vscode.commands.executeCommand('galley.openPreview');
    await until(
      () => previews().length === 1 && previews()[0]?.group.viewColumn === vscode.ViewColumn.One,
      'moved',
    );
  });

  it('follows the active post, and stays at it for other files', async () => {
    await vscode.commands.executeCommand('galley.openPreviewToSide');
    await until(isTitled(`Preview ${SAMPLE}`), 'one preview');
    // Empty, so that nobody is asked whether to keep it.
    const other = await vscode.workspace.openTextDocument({ language: 'post' });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.One);
    await until(() => previews()[0]?.label === `Preview ${other.uri.path}`, 'the other post');
    const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'x' });
    await vscode.window.showTextDocument(plain, vscode.ViewColumn.One);
    await until(isTitled(`Preview ${other.uri.path}`), 'the other post still');
    await vscode.window.showTextDocument(sample.post, vscode.ViewColumn.One);
    await until(isTitled(`Preview ${SAMPLE}`), 'the first post again');
  });

  it('stays with its post when it is locked, and another one follows', async () => {
    await vscode.commands.executeCommand('galley.openPreviewToSide');
    await until(isTitled(`Preview ${SAMPLE}`), 'one preview');
    await vscode.commands.executeCommand('galley.lockPreview');
    await until(isTitled(`[Preview] ${SAMPLE}`), 'locked');
    const other = await vscode.workspace.openTextDocument({ language: 'post' });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('galley.openPreviewToSide');
    const titles = (): string[] => previews().map(({ label }) => label);
    await until(() => titles().join() === `[Preview] ${SAMPLE},Preview ${other.uri.path}`, 'two previews');
    // The first one is behind the second, and what commands are about is the one that was active last.
    await vscode.window.showTextDocument(sample.post, vscode.ViewColumn.One);
    await until(() => titles().join() === `[Preview] ${SAMPLE},Preview ${SAMPLE}`, 'the second follows');
    await vscode.commands.executeCommand('galley.openPreview');
    await until(() => previews().length === 2, 'no third');
  });

  it('leaves one preview that follows when a locked one is unlocked', async () => {
    await vscode.commands.executeCommand('galley.openPreview');
    await until(isTitled(`Preview ${SAMPLE}`), 'one preview');
    await vscode.commands.executeCommand('galley.lockPreview');
    await until(isTitled(`[Preview] ${SAMPLE}`), 'locked');
    const other = await vscode.workspace.openTextDocument({ language: 'post' });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('galley.openPreview');
    const titles = (): string[] => previews().map(({ label }) => label);
    await until(() => titles().join() === `[Preview] ${SAMPLE},Preview ${other.uri.path}`, 'two previews');
    // Back to the first.
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex', 1);
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === `[Preview] ${SAMPLE}`,
      'active',
    );
    await vscode.commands.executeCommand('galley.unlockPreview');
    await until(
      () => titles().join() === `Preview ${SAMPLE},[Preview] ${other.uri.path}`,
      'the first follows, the second stays',
    );
  });

  it('opens for a file that is not open', async () => {
    await vscode.commands.executeCommand('galley.openPreview', sample.post.uri);
    await until(isTitled(`Preview ${SAMPLE}`), 'one preview');
  });
});
