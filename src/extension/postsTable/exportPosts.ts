import * as vscode from 'vscode';
import { POST_QUERIES, type ExportedPost, type ExportFormat, type PostList } from '../../core/postService.ts';
import { inTurns } from '../turns.ts';
import { baseName } from '../posts.ts';

/** Asks where to, and writes posts as CSV or JSON, by the ending that the person gives the file. */
export async function exportPosts(list: PostList): Promise<void> {
  // Before anybody is asked: the list is not good for long.
  const posts = await inTurns(collect(list), () => true);
  const folder = vscode.workspace.workspaceFolders?.[0];
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'posts.csv') }),
    filters: { CSV: ['csv'], JSON: ['json'] },
    title: vscode.l10n.t('Export Posts'),
  });
  if (!target || !posts) return;
  await writePosts(target, posts);
  const open = vscode.l10n.t('Open');
  const text = vscode.l10n.t('{file} was written.', { file: baseName(target) });
  if ((await vscode.window.showInformationMessage(text, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.open', target);
}

/** Writes them: JSON where the file's name says so, else CSV. */
export async function writePosts(target: vscode.Uri, posts: readonly ExportedPost[]): Promise<void> {
  const format: ExportFormat = /\.json$/i.test(target.path) ? 'json' : 'csv';
  const parts: string[] = [];
  await inTurns(gather(POST_QUERIES.render(posts, format), parts), () => true);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(parts.join('')));
}

function* gather(pieces: Iterable<string>, parts: string[]): Generator<undefined, undefined> {
  for (const piece of pieces) {
    parts.push(piece);
    yield;
  }
  return undefined;
}

function* collect(list: PostList): Generator<undefined, ExportedPost[]> {
  const posts: ExportedPost[] = [];
  for (let place = 0; place < list.length; place++) {
    const { title, date, sourceSite, author, tags, categories, layout } = list.entryAt(place);
    const file = vscode.workspace.asRelativePath(vscode.Uri.parse(list.pathAt(place), true));
    posts.push({ title, date, sourceSite, author, tags, categories, layout, file });
    yield;
  }
  return posts;
}
