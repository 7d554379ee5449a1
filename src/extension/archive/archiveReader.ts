import * as vscode from 'vscode';
import type { ArchiveIndex, PostService } from '../../core/postService.ts';
import type { ArchiveFolder, ArchivePart, ArchiveToRead } from '../../protocol/archiveMessages.ts';
import { LARGEST_FILE } from '../files.ts';
import { NOT_POSTS, POST_FILES } from '../postFiles.ts';
import { baseName } from '../posts.ts';
import { hasThreadFor, readInThread } from './readInThread.ts';

/** Front matter is at the front: the longest of 85,540 real ones has 904 bytes. */
const HEAD_BYTES = 65_536;

/** How many files are read at a time: enough to hide the latency of a remote file system. */
const BATCH = 64;

interface Dependencies {
  readonly service: PostService;
  readonly index: ArchiveIndex;
  readonly extensionUri: vscode.Uri;
  /** What packs and unpacks the index. */
  readonly origin: string;
  readonly log: vscode.LogOutputChannel;
}

type OnProgress = (done: number, all: number) => void;

/** Fills the index from files: those on this machine's disk by a thread where there are threads, all others here,
 * a few at a time. Never rejects: what cannot be read is not in the archive. */
export class ArchiveReader {
  readonly #tools: Dependencies;
  #filesRead = 0;

  constructor(tools: Dependencies) {
    this.#tools = tools;
  }

  /** How many files it has read so far. */
  get filesRead(): number {
    return this.#filesRead;
  }

  /** Reads what the workspace holds, but for files that are known and have not changed. */
  async readAll(token: vscode.CancellationToken, onProgress: OnProgress): Promise<void> {
    const { index, origin } = this.#tools;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const isElsewhere = (place: string): boolean => !folders.some((folder) => isIn(folder, place));
    for (const path of [...index.filesIn(isElsewhere)]) index.delete(path);

    const onDisk = folders.filter(({ uri }) => hasThreadFor(uri));
    const known = onDisk.length > 0 && index.files > 0 ? index.pack(origin) : undefined;
    const areRead = await this.#readOnDisk(onDisk, { known }, token, onProgress);
    for (const folder of folders) {
      if (!areRead || !onDisk.includes(folder)) await this.#readFolder(folder, token, onProgress);
    }
  }

  /** Reads files that may have changed, or may be gone. */
  async readSome(paths: readonly string[], token: vscode.CancellationToken): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const onDisk = folders.filter(({ uri }) => hasThreadFor(uri));
    const files = paths.filter((path) => onDisk.some((folder) => isIn(folder, path)));
    const areRead = await this.#readOnDisk(onDisk, { files }, token, () => undefined);
    const others = areRead ? paths.filter((path) => !onDisk.some((folder) => isIn(folder, path))) : paths;
    await this.#readHere(
      others.map((path) => vscode.Uri.parse(path, true)),
      token,
      () => undefined,
    );
  }

  /** @returns false where there is no thread to read them. */
  async #readOnDisk(
    folders: readonly vscode.WorkspaceFolder[],
    request: Pick<ArchiveToRead, 'known' | 'files'>,
    token: vscode.CancellationToken,
    onProgress: OnProgress,
  ): Promise<boolean> {
    if (folders.length === 0 || request.files?.length === 0) return true;
    const { extensionUri, origin, log } = this.#tools;
    try {
      const whole = { ...request, folders: folders.map(asked), origin };
      await readInThread(extensionUri, whole, token, (part) => {
        this.#add(part);
        onProgress(part.done, part.all);
      });
      return true;
    } catch (error) {
      log.warn(`The posts were not read in a thread: ${String(error)}`);
      return false;
    }
  }

  #add({ table, gone, read }: ArchivePart): void {
    const { index, origin } = this.#tools;
    this.#filesRead += read;
    for (const path of gone) index.delete(path);
    if (table && !index.append(table, origin)) throw new Error('what the thread sent is damaged');
  }

  async #readFolder(
    folder: vscode.WorkspaceFolder,
    token: vscode.CancellationToken,
    onProgress: OnProgress,
  ): Promise<void> {
    const pattern = new vscode.RelativePattern(folder, POST_FILES);
    const files = await vscode.workspace.findFiles(pattern, NOT_POSTS, undefined, token);
    if (token.isCancellationRequested) return;
    const { index } = this.#tools;
    const present = new Set(files.map((uri) => uri.toString()));
    for (const path of [...index.filesIn((place) => isIn(folder, place))]) {
      if (!present.has(path)) index.delete(path);
    }
    await this.#readHere(files, token, onProgress);
  }

  async #readHere(
    files: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    onProgress: OnProgress,
  ): Promise<void> {
    for (let at = 0; at < files.length && !token.isCancellationRequested; at += BATCH) {
      await Promise.all(files.slice(at, at + BATCH).map((uri) => this.#readOne(uri)));
      onProgress(Math.min(at + BATCH, files.length), files.length);
    }
  }

  async #readOne(uri: vscode.Uri): Promise<void> {
    const { service, index, log } = this.#tools;
    const path = uri.toString();
    try {
      const stamp = await vscode.workspace.fs.stat(uri);
      if (index.isCurrent(path, stamp)) return;
      if ((stamp.type & vscode.FileType.SymbolicLink) !== 0) throw new Error('it is a link');
      if (stamp.size > LARGEST_FILE) throw new Error(`it has ${stamp.size} bytes`);
      const bytes = await vscode.workspace.fs.readFile(uri);
      this.#filesRead++;
      const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
      index.set(path, service.entry(head, baseName(uri)), stamp);
    } catch (error) {
      // A file may be gone, or not ours to read, by the time it is its turn: the archive does without it.
      index.delete(path);
      log.debug(`${path} was not read: ${String(error)}`);
    }
  }
}

/** Whether a file, or a folder with a slash at its end, is in the folder of the workspace. */
function isIn({ uri }: vscode.WorkspaceFolder, place: string): boolean {
  return place.startsWith(`${uri.toString().replace(/\/$/, '')}/`);
}

function asked({ uri }: vscode.WorkspaceFolder): ArchiveFolder {
  const excludes = vscode.workspace
    .getConfiguration('files', uri)
    .get<Record<string, unknown>>('exclude', {});
  return {
    uri: uri.toString().replace(/\/$/, ''),
    path: uri.fsPath,
    excludes: Object.keys(excludes).filter((glob) => excludes[glob] === true),
  };
}
