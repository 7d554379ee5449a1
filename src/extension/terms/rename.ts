import * as vscode from 'vscode';
import type { TermField } from '../../core/postService.ts';
import { RenameSource } from '../bulk/sources/renameSource.ts';
import { toRange } from '../convert.ts';
import { documentOf, POST_SELECTOR } from '../posts.ts';
import { postsWithTerm, termAtPosition, type BulkTools, type TermTools } from './postsWithTerm.ts';
import { MOST_OPENED } from './changePosts.ts';
import { planEdits, sayWhatWasSkipped } from './planEdits.ts';

/** Renames a tag, a category or an author in all posts, by VS Code’s own command for it. */
export function registerRename(tools: BulkTools): vscode.Disposable {
  return vscode.languages.registerRenameProvider(POST_SELECTOR, {
    prepareRename(document, position) {
      const found = termAtPosition(tools, document, position);
      if (!found) throw new Error(vscode.l10n.t('Tags, categories and authors can be renamed.'));
      return { range: toRange(document, found.range), placeholder: found.value };
    },
    async provideRenameEdits(document, position, newName) {
      const found = termAtPosition(tools, document, position);
      const to = newName.trim();
      if (!found || to === '' || to === found.value) return undefined;
      const from = new Set([found.value]);
      const places = await postsWithTerm(tools, found.field, from);
      // A person who says no is told nothing more: VS Code would show what is thrown, and in English.
      if (!places || !(await mayMerge(tools, found.field, found.value, to)))
        return new vscode.WorkspaceEdit();
      const source = new RenameSource(tools.service, { field: found.field, from, to }, false);
      // VS Code would open them all.
      if (places.filter((place) => !documentOf(place)).length > MOST_OPENED) {
        void tools.bulk.run(source, places);
        return new vscode.WorkspaceEdit();
      }
      const { edit, skipped } = await planEdits(places, source, tools);
      sayWhatWasSkipped(skipped);
      return edit;
    },
  });
}

/** Asks where the new name is in use: the two cannot be told apart afterwards. */
export async function mayMerge(
  { archive }: TermTools,
  field: TermField,
  from: string,
  to: string,
): Promise<boolean> {
  const count = archive.index.count(field, to);
  if (count === 0) return true;
  const merge = vscode.l10n.t('Merge');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('“{to}” is in use already. Merge “{from}” into it?', { from, to }),
    {
      modal: true,
      detail: vscode.l10n.t('Posts that have it: {count}. Undo brings the two back.', { count }),
    },
    merge,
  );
  return answer === merge;
}
