import * as vscode from 'vscode';
import { baseName } from '../posts.ts';
import type { Change } from './renaming.ts';

interface PostItem extends vscode.QuickPickItem {
  readonly document: vscode.TextDocument;
}

/** Shows what would change, post by post, all of them ticked: VS Code's own list of such edits comes with none.
 * @returns the posts that are to change; undefined when the person leaves. */
export async function reviewRenaming({
  edit,
  documents,
}: Change): Promise<readonly vscode.Uri[] | undefined> {
  const sorted = [...documents].sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  const items = sorted.map((document): PostItem => ({
    label: baseName(document.uri),
    detail: describe(document, edit.get(document.uri)),
    picked: true,
    document,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Merge Tags, Categories or Authors'),
    placeHolder: vscode.l10n.t('Ticked posts change; the list follows what you type.'),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  return picked?.map(({ document }) => document.uri);
}

/** The first line that changes, as it is and as it would be. */
function describe(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  const number = edits[0]?.range.start.line ?? 0;
  const line = document.lineAt(number).text;
  const here = edits.filter(({ range }) => range.start.line === number && range.isSingleLine);
  let after = line;
  for (const { range, newText } of [...here].sort((a, b) => b.range.start.compareTo(a.range.start))) {
    after = after.slice(0, range.start.character) + newText + after.slice(range.end.character);
  }
  return `${line.trim()} → ${after.trim()}`;
}
