import * as vscode from 'vscode';
import type { TermField } from '../../core/postService.ts';
import { baseName } from '../posts.ts';
import { postsWithTerm, type TermTools } from './postsWithTerm.ts';

interface Item extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

/** The command behind the tags and categories of the preview: the posts that have one, to open. */
export function registerShowPostsWithTerm(tools: TermTools): vscode.Disposable {
  return vscode.commands.registerCommand(
    'galley.showPostsWithTerm',
    async (field: TermField, value: string) => {
      const posts = await postsWithTerm(tools, field, new Set([value]));
      if (!posts) return;
      const items = posts.map(itemOf).sort((a, b) => (a.label < b.label ? 1 : -1));
      const picked = await vscode.window.showQuickPick(items, {
        title: vscode.l10n.t('Posts with “{value}”: {count}', { value, count: posts.length }),
        placeHolder: vscode.l10n.t('Pick a post to open it'),
        matchOnDescription: true,
      });
      // Beside the preview, which is what is active, rather than over it.
      const viewColumn = vscode.window.visibleTextEditors[0]?.viewColumn ?? vscode.ViewColumn.Active;
      if (picked) await vscode.window.showTextDocument(picked.uri, { viewColumn });
    },
  );
}

/** The newest first: names of posts begin with their day. */
function itemOf(uri: vscode.Uri): Item {
  const folder = vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..'));
  return { label: baseName(uri).replace(/\.\w+$/, ''), description: folder, uri };
}
