import * as vscode from 'vscode';
import { workspaceUri } from './support.ts';

/** Whether the workspace has such a file. */
export async function isThere(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(workspaceUri(path)).then(
    () => true,
    () => false,
  );
}
