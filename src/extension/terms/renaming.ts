import * as vscode from 'vscode';
import type { Post, PostService, Renaming, TextEdit } from '../../core/postService.ts';
import { toRange } from '../convert.ts';
import { openFaithfully } from '../openFaithfully.ts';
import { baseName } from '../posts.ts';

interface Tools {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
}

/** A change of many posts, ready to be made. */
export interface Change {
  readonly edit: vscode.WorkspaceEdit;
  /** The posts that change, as they are open now. */
  readonly documents: readonly vscode.TextDocument[];
  /** How many posts could not be changed without changing more than names. */
  readonly skipped: number;
}

/** The edits that give names in posts another name. */
export function planRenaming(
  places: readonly vscode.Uri[],
  renaming: Renaming,
  tools: Tools,
): Promise<Change> {
  return planChange(places, (post) => tools.service.renameTerms(post, renaming), tools);
}

/** The edits of many posts.
 * @param editsOf undefined for a post that cannot be changed without changing more than names */
export async function planChange(
  places: readonly vscode.Uri[],
  editsOf: (post: Post) => readonly TextEdit[] | undefined,
  { service, log }: Tools,
): Promise<Change> {
  const opened = await openFaithfully(places, log);
  const edit = new vscode.WorkspaceEdit();
  const documents: vscode.TextDocument[] = [];
  let skipped = places.length - opened.length;
  for (const document of opened) {
    const edits = editsOf(service.read(document.getText(), baseName(document.uri)));
    if (!edits) {
      skipped++;
      log.warn(`${document.uri.toString()} was skipped: its front matter is written in an unusual way`);
    } else if (edits.length > 0) {
      documents.push(document);
      edit.set(
        document.uri,
        edits.map(({ range, newText }) => new vscode.TextEdit(toRange(document, range), newText)),
      );
    }
  }
  return { edit, documents, skipped };
}

/** Warns that some posts keep their names. */
export function sayWhatWasSkipped(skipped: number): void {
  if (skipped === 0) return;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Posts skipped: {count}. The output “Galley” says why.', { count: skipped }),
  );
}
