import * as vscode from 'vscode';
import type { Removal } from '../../core/postService.ts';
import { toRange } from '../convert.ts';
import { describeRemovals } from './removalSummary.ts';

/**
 * Removes pieces of a post as one edit, and says what went.
 * @param version the document's when they were found: of another text nothing is removed.
 * @returns the number of pieces removed.
 */
export async function removePieces(
  editor: vscode.TextEditor,
  removals: readonly Removal[],
  version: number,
): Promise<number> {
  const { document } = editor;
  if (document.version !== version) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The post has changed in the meantime: nothing was removed.'),
    );
    return 0;
  }
  // An edit of the editor, not of the file: that one would go past a read-only editor.
  const accepted = await editor.edit((edit) => {
    for (const { range } of removals) edit.delete(toRange(document, range));
  });
  if (!accepted || document.version === version) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The post could not be changed. Is it read-only?'));
    return 0;
  }
  void vscode.window.showInformationMessage(describeRemovals(removals));
  return removals.length;
}
