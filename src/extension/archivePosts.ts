import * as vscode from 'vscode';
import { readStampedFile, type StampedBytes } from './files.ts';
import { isPostFile } from './languageDetection.ts';
import { NOT_POSTS, POST_FILES } from './postFiles.ts';
import { documentOf, baseName } from './posts.ts';
import type { Post, PostService } from '../core/postService.ts';

/** A post of the archive as it is read: its text is what an editor would show. */
export interface ArchivePost {
  readonly uri: vscode.Uri;
  readonly post: Post;
}

interface Walk {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
  /** Folders, and files: all posts below them. */
  readonly places: readonly vscode.Uri[];
  readonly token: vscode.CancellationToken;
  /** Told after each file. */
  readonly progress?: (done: number, all: number) => void;
  /** Whether a text is worth reading as a post: looking for that is cheaper. */
  readonly wants?: (text: string) => boolean;
}

/**
 * Reads all posts of the places one after the other; what is open and not saved yet as it is in the editor.
 * @returns false when the person cancelled.
 */
export async function walkPosts(
  { service, log, places, token, progress, wants = () => true }: Walk,
  visit: (found: ArchivePost) => void | Promise<void>,
): Promise<boolean> {
  const files = await listFiles(places, token);
  for (const [index, uri] of files.entries()) {
    if (token.isCancellationRequested) return false;
    progress?.(index + 1, files.length);
    const text = documentOf(uri)?.getText() ?? (await readText(uri, log))?.text;
    if (text === undefined || !wants(text)) continue;
    const post = service.read(text, baseName(uri));
    if (isPostFile(uri, post)) await visit({ uri, post });
  }
  return !token.isCancellationRequested;
}

/** The files of the places that may be posts, each once. */
export async function listFiles(
  places: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  const listed = await Promise.all(
    places.map(async (place) => {
      // What is gone is no folder: reading it as a file says why it is skipped.
      const isFolder = await vscode.workspace.fs.stat(place).then(
        ({ type }) => (type & vscode.FileType.Directory) !== 0,
        () => false,
      );
      return !isFolder
        ? [place]
        : vscode.workspace.findFiles(
            new vscode.RelativePattern(place, POST_FILES),
            NOT_POSTS,
            undefined,
            token,
          );
    }),
  );
  const [first = [], ...others] = listed;
  // To name ten thousand files takes long.
  if (others.length === 0) return first;
  return [...new Map(listed.flat().map((uri) => [uri.toString(), uri])).values()];
}

/** A post's text as an editor shows it, and the stamp of its file. */
export interface StampedText {
  readonly text: string;
  /** Without a time where it is open and not saved. */
  readonly stamp: StampedBytes['stamp'];
}

/** What is open and not saved yet, or the file without byte order mark. */
export async function readText(
  uri: vscode.Uri,
  log: vscode.LogOutputChannel,
): Promise<StampedText | undefined> {
  const open = documentOf(uri);
  if (open?.isDirty) return { text: open.getText(), stamp: { size: 0, mtime: 0 } };
  try {
    const { bytes, stamp } = await readStampedFile(uri);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), stamp };
  } catch (error) {
    log.warn(`${uri.toString()} was skipped: ${String(error)}`);
    return undefined;
  }
}
