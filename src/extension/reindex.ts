import * as vscode from 'vscode';
import type { Archive } from './archive.ts';

export function registerReindex(archive: Archive): vscode.Disposable {
  return vscode.commands.registerCommand('galley.reindex', async () => {
    await archive.rebuild();
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Posts read: {count}.', { count: archive.index.size }),
    );
  });
}
