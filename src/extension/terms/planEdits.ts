import * as vscode from 'vscode';
import type { PostService } from '../../core/postService.ts';
import type { BulkSource } from '../bulk/bulkSource.ts';
import { toRange } from '../convert.ts';
import { openFaithfully } from '../openFaithfully.ts';
import { baseName } from '../posts.ts';

interface Tools {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
}

/** A change of some posts, ready to be made as one edit. */
interface Change {
  readonly edit: vscode.WorkspaceEdit;
  /** The posts that change, as they are open now. */
  readonly documents: readonly vscode.TextDocument[];
  /** How many posts could not be changed without changing more than is wanted. */
  readonly skipped: number;
}

/** The edits that a source finds in posts, which are opened for that: they should be few. */
export async function planEdits(
  places: readonly vscode.Uri[],
  source: Pick<BulkSource, 'find'>,
  { service, log }: Tools,
): Promise<Change> {
  const opened = await openFaithfully(places, log);
  const edit = new vscode.WorkspaceEdit();
  const documents: vscode.TextDocument[] = [];
  let skipped = places.length - opened.length;
  for (const document of opened) {
    const post = service.read(document.getText(), baseName(document.uri));
    const { edits, leftAlone } = await source.find(document.uri, post);
    if (leftAlone !== undefined) {
      skipped++;
      log.warn(`${document.uri.toString()} was skipped: ${leftAlone}`);
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

/** Warns that some posts stay as they are. */
export function sayWhatWasSkipped(skipped: number): void {
  if (skipped === 0) return;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Posts skipped: {count}. The output “Galley” says why.', { count: skipped }),
  );
}
