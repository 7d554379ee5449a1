import * as vscode from 'vscode';

/** Where a path of the setting leads: absolute, from the home folder (`~`, where there is one), or from the
 * workspace folder. undefined without such a folder. */
export function listFile(path: string, folder: vscode.Uri | undefined): vscode.Uri | undefined {
  const home = /^~(?=[\\/]|$)/.test(path) ? homeFolder() : undefined;
  if (home !== undefined) return vscode.Uri.joinPath(vscode.Uri.file(home), slashed(path.slice(1)));
  if (/^(?:[\\/]|[A-Za-z]:[\\/])/.test(path)) {
    // In a browser, the computer that the folder is on is the one that is meant.
    return folder && folder.scheme !== 'file' ? folder.with({ path: slashed(path) }) : vscode.Uri.file(path);
  }
  return folder && vscode.Uri.joinPath(folder, slashed(path));
}

function homeFolder(): string | undefined {
  return typeof process === 'undefined' ? undefined : (process.env['HOME'] ?? process.env['USERPROFILE']);
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
