import * as vscode from 'vscode';

/** The extension host has one memory for all extensions: a file of gigabytes is not for it. */
export const LARGEST_FILE = 50_000_000;

/**
 * The bytes of a file.
 * @throws where there is none, where it is a link (whose target may lie anywhere) or too large.
 */
export async function readSmallFile(uri: vscode.Uri): Promise<Uint8Array> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.SymbolicLink) !== 0) throw new Error('it is a link');
  return readNamedFile(uri);
}

/** Whether a file's place is one that a glob names. */
export function matchesGlob(uri: vscode.Uri, pattern: vscode.GlobPattern): boolean {
  // `match` looks at the place and the language alone.
  return vscode.languages.match({ pattern }, { uri, languageId: '' } as vscode.TextDocument) > 0;
}

/** The bytes of a file that a person named, who may have named a link. @throws where it is too large. */
export async function readNamedFile(uri: vscode.Uri): Promise<Uint8Array> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > LARGEST_FILE) throw new Error(`it has ${size} bytes`);
  return vscode.workspace.fs.readFile(uri);
}
