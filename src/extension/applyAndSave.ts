import * as vscode from 'vscode';

/**
 * Makes a change of many posts, which one undo takes back, and saves those that were saved before.
 * @returns the posts that changed; none where VS Code, or the person, refused.
 */
export async function applyAndSave(
  edit: vscode.WorkspaceEdit,
  documents: readonly vscode.TextDocument[],
  log: vscode.LogOutputChannel,
): Promise<vscode.TextDocument[]> {
  const versions = new Map(documents.map((document) => [document, document.version]));
  const unsaved = new Set(documents.filter(({ isDirty }) => isDirty));
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return [];
  const changed = documents.filter((document) => document.version !== versions.get(document));
  for (const document of changed) {
    // What the person had not saved stays theirs to save.
    if (unsaved.has(document) || !document.isDirty) continue;
    if (!(await document.save())) log.warn(`${document.uri.toString()} was not saved`);
  }
  return changed;
}
