import * as vscode from 'vscode';
import { datedFileName, undatedFileName, type PostService } from '../../core/postService.ts';
import { toRange } from '../convert.ts';
import type { FieldHabitsReader } from '../fieldHabits.ts';
import { now } from '../moment.ts';
import { baseName, type OpenPosts } from '../posts.ts';
import { folderAround, isFile } from '../siteFiles.ts';
import type { Sites } from '../sites.ts';
import { findPostsFolder } from './postsFolder.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly habits: FieldHabitsReader;
  readonly sites: Sites;
}

/** The commands that make a post of a draft, and a draft of a post: of the file in a menu, or the active one. */
export function registerPublishDraft(dependencies: Dependencies): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('galley.publishDraft', (argument?: unknown) =>
      publish(dependencies, fileIn(argument)),
    ),
    vscode.commands.registerCommand('galley.unpublish', (argument?: unknown) =>
      unpublish(dependencies, fileIn(argument)),
    ),
  );
}

/** Moves `_drafts/x.md` to `_posts/2021-08-26-x.md` and dates it. */
async function publish(
  { service, posts, habits, sites }: Dependencies,
  uri: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  if (!uri || !/\/_drafts\//.test(uri.path)) {
    return refuse(vscode.l10n.t('Open a draft to publish it: a file in “_drafts”.'));
  }
  const usual = await habits.read(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const { day, edit } = service.setDate(posts.get(document), now(await sites.find(uri)), { habits: usual });
  const changes = new vscode.WorkspaceEdit();
  if (edit) changes.replace(uri, toRange(document, edit.range), edit.newText);
  const target = await movedTo(uri, '_posts', datedFileName(baseName(uri), day), sites);
  return move(document, target, changes);
}

/** Moves `_posts/2021-08-26-x.md` to `_drafts/x.md`, as it is. */
async function unpublish(
  { sites }: Dependencies,
  uri: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  if (!uri || !/\/_posts\//.test(uri.path)) {
    return refuse(vscode.l10n.t('Open a post to make a draft of it: a file in “_posts”.'));
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const target = await movedTo(uri, '_drafts', undatedFileName(baseName(uri)), sites);
  return move(document, target, new vscode.WorkspaceEdit());
}

/** The place in the other folder, in the same folder below it. */
async function movedTo(uri: vscode.Uri, to: string, name: string, sites: Sites): Promise<vscode.Uri> {
  const [, below] = /^.*\/_(?:posts|drafts)\/(.*\/)?[^/]*$/.exec(uri.path)!;
  const around = (await findPostsFolder(uri, sites)) ?? folderAround(uri)!;
  return vscode.Uri.joinPath(around, to, below ?? '', name);
}

/** Changes and moves a file in one step, which one undo takes back, and shows it. */
async function move(
  document: vscode.TextDocument,
  target: vscode.Uri,
  changes: vscode.WorkspaceEdit,
): Promise<vscode.Uri | undefined> {
  const name = vscode.workspace.asRelativePath(target);
  if (await isFile(target)) return refuse(vscode.l10n.t('There is already a file {place}.', { place: name }));
  const isSaved = !document.isDirty;
  changes.renameFile(document.uri, target, { overwrite: false });
  if (!(await vscode.workspace.applyEdit(changes))) {
    return refuse(vscode.l10n.t('The file could not be moved to {place}.', { place: name }));
  }
  const { document: moved } = await vscode.window.showTextDocument(target);
  // What was on disk is to be there: only what was being typed stays unsaved.
  if (isSaved) await moved.save();
  return target;
}

/** Says why nothing was done. */
function refuse(sentence: string): vscode.Uri | undefined {
  void vscode.window.showErrorMessage(sentence);
  return undefined;
}

function fileIn(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
}
