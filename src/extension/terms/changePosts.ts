import * as vscode from 'vscode';
import type { BulkSource } from '../bulk/bulkSource.ts';
import { documentOf } from '../posts.ts';
import { planEdits, sayWhatWasSkipped } from './planEdits.ts';
import type { BulkTools } from './postsWithTerm.ts';

/** More closed posts than this are changed as files, not as documents that VS Code opens. */
export const MOST_OPENED = 20;

/** Makes a change of posts: of few at once, as an edit that one undo takes back; of many as bulk work, which asks.
 * @returns the number of posts changed */
export async function changePosts(
  tools: BulkTools,
  source: BulkSource,
  places: readonly vscode.Uri[],
): Promise<number> {
  if (places.filter((place) => !documentOf(place)).length > MOST_OPENED)
    return tools.bulk.run(source, places);
  const { edit, documents, skipped } = await planEdits(places, source, tools);
  sayWhatWasSkipped(skipped);
  const changed = documents.length === 0 ? [] : await applyAndSave(edit, documents, tools.log);
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('Posts changed: {count}.', { count: changed.length }),
    5000,
  );
  return changed.length;
}

/**
 * Makes a change of many posts, which one undo takes back, and saves those that were saved before.
 * @returns the posts that changed; none where VS Code, or the person, refused.
 */
async function applyAndSave(
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
