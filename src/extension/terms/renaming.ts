import * as vscode from 'vscode';
import type { PostService, Renaming } from '../../core/postService.ts';
import { toRange } from '../convert.ts';
import { openFaithfully } from '../openFaithfully.ts';
import { baseName } from '../posts.ts';

interface Tools {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
}

/** A change of many posts, ready to be made. */
interface Change {
  readonly edit: vscode.WorkspaceEdit;
  /** How many posts could not be changed without changing more than names. */
  readonly skipped: number;
}

/** The edits that give names in posts another name. */
export async function planRenaming(
  places: readonly vscode.Uri[],
  renaming: Renaming,
  { service, log }: Tools,
): Promise<Change> {
  const opened = await openFaithfully(places, log);
  const edit = new vscode.WorkspaceEdit();
  for (const document of opened) {
    const post = service.read(document.getText(), baseName(document.uri));
    const edits = service
      .renameTerms(post, renaming)
      .map(({ range, newText }) => new vscode.TextEdit(toRange(document, range), newText));
    if (edits.length === 0) continue;
    edit.set(document.uri, edits);
  }
  return { edit, skipped: places.length - opened.length };
}

/** Warns that some posts keep their names. */
export function sayWhatWasSkipped(skipped: number): void {
  if (skipped === 0) return;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Posts skipped: {count}. The output “Galley” says why.', { count: skipped }),
  );
}
