import * as vscode from 'vscode';
import { NOT_POSTS } from './postFiles.ts';
import { isPost } from './posts.ts';

/** Set once there is a post: menus that every workspace has show Galley's commands only then. */
const HAS_POSTS = 'galley.hasPosts';

export function registerPostsContext(): vscode.Disposable {
  let known = false;
  const found = (): void => {
    if (known) return;
    known = true;
    void vscode.commands.executeCommand('setContext', HAS_POSTS, true);
  };
  const look = (document: vscode.TextDocument): void => {
    if (isPost(document)) found();
  };
  const search = async (): Promise<void> => {
    const pattern = '**/{_posts,_drafts}/**/*.{md,markdown,html}';
    if ((await vscode.workspace.findFiles(pattern, NOT_POSTS, 1)).length > 0) found();
  };
  vscode.workspace.textDocuments.forEach(look);
  void search();
  return vscode.workspace.onDidOpenTextDocument(look);
}
