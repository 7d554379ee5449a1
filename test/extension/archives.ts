import * as vscode from 'vscode';
import { writeFile } from './support.ts';

/** Writes posts below a folder and waits until the archive knows them; each time others, since VS Code remembers
 * what was open. */
export function archivesIn(folder: string): (...texts: string[]) => Promise<vscode.Uri[]> {
  let count = 0;
  return async (...texts) => {
    count++;
    const uris: vscode.Uri[] = [];
    for (const [number, text] of texts.entries()) {
      uris.push(await writeFile(`${folder}/${count}/_posts/2021-08-26-${number}.md`, text));
    }
    await vscode.commands.executeCommand('galley.reindex');
    return uris;
  };
}
