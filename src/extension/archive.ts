import * as vscode from 'vscode';
import { ArchiveIndex, type PostService } from '../core/postService.ts';
import { readSmallFile } from './files.ts';
import { baseName } from './posts.ts';

/** The files that may be posts: those with front matter at their very start are. */
export const POST_FILES = '**/*.{md,markdown,html}';

/** What is never part of an archive, beside the person's own `files.exclude`: what others made, and Jekyll's
 * templates and output. */
const OTHER_FOLDERS = 'node_modules,.git,_site,.jekyll-cache,_layouts,_includes,_sass,_data,_plugins';
export const NOT_POSTS = `**/{${OTHER_FOLDERS}}/**`;
export const NOT_A_POST = new RegExp(`/(?:${OTHER_FOLDERS.replaceAll('.', '\\.').replaceAll(',', '|')})/`);

/** Front matter is at the front: the longest of 85,540 real ones has 904 bytes. */
const HEAD_BYTES = 65_536;

/** How many files are read at a time: enough to hide the latency of a remote file system. */
const BATCH = 64;

/** How long a list or a hover waits for the archive, in milliseconds. */
const PATIENCE_MS = 1000;

/** How long changes are collected before they are told, in milliseconds. */
const CHANGES_MS = 500;

interface Dependencies {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
}

/**
 * What the workspace's posts hold. Nothing is read before someone asks; from then on the index follows the
 * files. It knows what is saved, not what is being typed: a half-typed tag is no tag.
 */
export class Archive implements vscode.Disposable {
  readonly index = new ArchiveIndex();
  readonly #service: PostService;
  readonly #log: vscode.LogOutputChannel;
  #subscriptions: vscode.Disposable | undefined;
  #run: Promise<void> | undefined;
  #cancel: vscode.CancellationTokenSource | undefined;
  #complete = false;
  #changing: ReturnType<typeof setTimeout> | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  /** All posts have been read, or some have changed since. */
  readonly onDidChange = this.#changed.event;

  constructor({ service, log }: Dependencies) {
    this.#service = service;
    this.#log = log;
  }

  /** Whether every post has been read. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Settles when every post has been read, or after a second, whichever is first. The first call begins the
   * reading. */
  soon(): Promise<void> {
    this.#run ??= this.#start(vscode.ProgressLocation.Window);
    return Promise.race([this.#run, new Promise<void>((done) => setTimeout(done, PATIENCE_MS))]);
  }

  /** Settles when every post has been read, with visible progress.
   * @returns false when the person cancels; reading goes on all the same */
  async whole(title: string): Promise<boolean> {
    const run = (this.#run ??= this.#start(vscode.ProgressLocation.Window));
    if (this.#complete) return true;
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, (_, token) => {
      const cancelled = new Promise<false>((done) => token.onCancellationRequested(() => done(false)));
      return Promise.race([run.then(() => this.#complete), cancelled]);
    });
  }

  /** Reads all posts anew, with visible progress. */
  rebuild(): Promise<void> {
    return (this.#run = this.#start(vscode.ProgressLocation.Notification));
  }

  dispose(): void {
    this.#cancel?.cancel();
    this.#cancel?.dispose();
    this.#subscriptions?.dispose();
    clearTimeout(this.#changing);
    this.#changed.dispose();
  }

  /** Ends a reading that is under way, and begins another. Never rejects. */
  async #start(location: vscode.ProgressLocation): Promise<void> {
    this.#cancel?.cancel();
    this.#cancel?.dispose();
    const cancel = (this.#cancel = new vscode.CancellationTokenSource());
    this.#complete = false;
    this.#subscriptions ??= this.#follow();
    this.index.clear();
    const title = vscode.l10n.t('Galley: reading the posts of this workspace');
    await vscode.window.withProgress({ location, title }, (progress) =>
      this.#readAll(progress, cancel.token),
    );
  }

  async #readAll(
    progress: vscode.Progress<{ message: string; increment: number }>,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const files = await vscode.workspace.findFiles(POST_FILES, NOT_POSTS, undefined, token);
    for (let at = 0; at < files.length && !token.isCancellationRequested; at += BATCH) {
      await Promise.all(files.slice(at, at + BATCH).map((uri) => this.#read(uri)));
      const done = Math.min(at + BATCH, files.length);
      progress.report({ message: `${done} / ${files.length}`, increment: (100 * BATCH) / files.length });
    }
    if (token.isCancellationRequested) return;
    this.#complete = true;
    this.#changed.fire();
  }

  #follow(): vscode.Disposable {
    const files = vscode.workspace.createFileSystemWatcher(POST_FILES);
    // A folder that goes tells of itself alone, and matches no pattern of files.
    const anything = vscode.workspace.createFileSystemWatcher('**', true, true, false);
    const reread = (uri: vscode.Uri): void => {
      if (!NOT_A_POST.test(uri.path)) void this.#read(uri);
    };
    return vscode.Disposable.from(
      files,
      anything,
      files.onDidCreate(reread),
      files.onDidChange(reread),
      anything.onDidDelete((uri) => this.#forget(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#run = this.#start(vscode.ProgressLocation.Window);
      }),
    );
  }

  #forget(uri: vscode.Uri): void {
    const gone = uri.toString();
    this.index.delete(gone);
    this.#tell();
    if (/\.(?:md|markdown|html)$/.test(uri.path)) return;
    for (const path of [...this.index.paths()]) {
      // A checkout takes a folder away and brings it back before anyone hears of it.
      if (path.startsWith(`${gone}/`)) void this.#read(vscode.Uri.parse(path, true));
    }
  }

  /** Tells of changes in a while: a checkout brings thousands. */
  #tell(): void {
    if (!this.#complete) return;
    this.#changing ??= setTimeout(() => {
      this.#changing = undefined;
      this.#changed.fire();
    }, CHANGES_MS);
  }

  async #read(uri: vscode.Uri): Promise<void> {
    try {
      const bytes = await readSmallFile(uri);
      const entry = this.#service.entry(
        new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)),
        baseName(uri),
      );
      if (entry) this.index.set(uri.toString(), entry);
      else this.index.delete(uri.toString());
      this.#tell();
    } catch (error) {
      // A file may be gone, or not ours to read, by the time it is its turn: the archive does without it.
      this.index.delete(uri.toString());
      this.#log.debug(`${uri.toString()} was not read: ${String(error)}`);
    }
  }
}
