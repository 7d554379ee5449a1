import * as vscode from 'vscode';

/** The extension host has one memory for all extensions: a file of gigabytes is not for it. */
export const LARGEST_FILE = 50_000_000;

/** The bytes of a file, and what the file system says of it. */
export interface StampedBytes {
  readonly bytes: Uint8Array;
  readonly stamp: { readonly size: number; readonly mtime: number };
}

/**
 * The bytes of a file.
 * @throws where there is none, where it is a link (whose target may lie anywhere) or too large.
 */
export async function readSmallFile(uri: vscode.Uri): Promise<Uint8Array> {
  return (await readStampedFile(uri)).bytes;
}

/** The same with the stamp from before it was read. */
export async function readStampedFile(uri: vscode.Uri): Promise<StampedBytes> {
  const stamp = await vscode.workspace.fs.stat(uri);
  if ((stamp.type & vscode.FileType.SymbolicLink) !== 0) throw new Error('it is a link');
  if (stamp.size > LARGEST_FILE) throw new Error(`it has ${stamp.size} bytes`);
  return { bytes: await vscode.workspace.fs.readFile(uri), stamp };
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
