import * as vscode from 'vscode';
import { documentOf } from '../posts.ts';
import type { LeftAlone, Reason } from './leftAlone.ts';
import { wholeFilesFor } from './wholeFiles.ts';

/** A post as its file has it. */
export interface PostFile {
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
  /** With the byte order mark, if there is one. */
  readonly text: string;
}

/** Reads a file as it is on the disk, whatever is open. */
export async function readPostFile(uri: vscode.Uri): Promise<PostFile | LeftAlone> {
  let bytes: Uint8Array;
  try {
    bytes = await wholeFilesFor(uri).read(uri);
  } catch (error) {
    return { uri, reason: (await isLink(uri)) ? 'link' : 'failed', detail: String(error) };
  }
  try {
    return { uri, bytes, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { uri, reason: 'not-utf8' };
  }
}

export function isLeftAlone(read: PostFile | LeftAlone): read is LeftAlone {
  return 'reason' in read;
}

/** How many files are read at a time: each waits for the disk, or for a network. */
const AT_ONCE = 16;

/** Reads the files of things one after the other, a few ahead. */
export async function* readAhead<T extends { readonly uri: vscode.Uri }>(
  things: readonly T[],
): AsyncGenerator<readonly [T, PostFile | LeftAlone]> {
  for (let from = 0; from < things.length; from += AT_ONCE) {
    const some = things.slice(from, from + AT_ONCE);
    const files = await Promise.all(some.map(({ uri }) => readPostFile(uri)));
    for (const [index, thing] of some.entries()) yield [thing, files[index]!];
  }
}

/** Tells which posts cannot be written. One for each run: it remembers which folders are links. */
export class WriteGuard {
  readonly #folders = new Map<string, Promise<boolean>>();

  /** Why a post must not be written; undefined where it may. */
  async whyNot({ uri, text }: PostFile): Promise<Reason | undefined> {
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return 'read-only';
    if (await this.#isBelowLink(uri)) return 'link';
    if (await wholeFilesFor(uri).isReadOnly(uri)) return 'read-only';
    const document = documentOf(uri);
    if (!document) return undefined;
    if (document.isDirty) return 'unsaved';
    const shown = text.replace(/^\uFEFF/, '');
    if (document.getText() === shown) return undefined;
    return new Set(shown.match(/\r\n|\n|\r/g)).size > 1 ? 'mixed-line-ends' : 'changed';
  }

  /** Whether a folder between the workspace's and the file is a link: it may lead anywhere. */
  async #isBelowLink(uri: vscode.Uri): Promise<boolean> {
    const root = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
    if (root === undefined) return false;
    const folder = vscode.Uri.joinPath(uri, '..');
    if (folder.path.length <= root.length) return false;
    const known = this.#folders.get(folder.path);
    if (known) return known;
    const found = isLink(folder).then((itself) => itself || this.#isBelowLink(folder));
    this.#folders.set(folder.path, found);
    return found;
  }
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
  } catch {
    // It is gone: reading it says so.
    return false;
  }
}
