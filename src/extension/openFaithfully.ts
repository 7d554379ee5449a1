import * as vscode from 'vscode';
import { readSmallFile } from './files.ts';

/** Opens posts without showing them, but for those that VS Code would save with other line ends than they
 * have: nothing but what is asked for is to change. */
export async function openFaithfully(
  posts: readonly vscode.Uri[],
  log: vscode.LogOutputChannel,
): Promise<vscode.TextDocument[]> {
  const documents: vscode.TextDocument[] = [];
  for (const uri of posts) {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const lineEnds = new Set(new TextDecoder().decode(await readSmallFile(uri)).match(/\r\n|\n|\r/g) ?? []);
      if (lineEnds.size > 1 || lineEnds.has('\r')) throw new Error('its line ends are mixed');
      documents.push(document);
    } catch (error) {
      log.warn(`${uri.toString()} was skipped: ${String(error)}`);
    }
  }
  return documents;
}
