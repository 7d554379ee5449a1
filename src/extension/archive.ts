import * as vscode from 'vscode';
import { ArchiveIndex, type PostService } from '../core/postService.ts';
import { readSmallFile } from './files.ts';
import { NOT_POSTS, POST_FILES, type ChangedPlaces, type PostFiles } from './postFiles.ts';
import { baseName } from './posts.ts';

/** Front matter is at the front: the longest of 85,540 real ones has 904 bytes. */
const HEAD_BYTES = 65_536;

/** How many files are read at a time: enough to hide the latency of a remote file system. */
const BATCH = 64;

/** How long a list or a hover waits for the archive, in milliseconds. */
const PATIENCE_MS = 1000;

interface Dependencies {
  readonly service: PostService;
  readonly files: PostFiles;
  readonly log: vscode.LogOutputChannel;
}

/**
 * What the workspace's posts hold. Nothing is read before someone asks; from then on the index follows the
 * files. It knows what is saved, not what is being typed: a half-typed tag is no tag.
 */
export class Archive implements vscode.Disposable {
  readonly index = new ArchiveIndex();
  readonly #service: PostService;
  readonly #files: PostFiles;
  readonly #log: vscode.LogOutputChannel;
  #subscriptions: vscode.Disposable | undefined;
  #run: Promise<void> | undefined;
  #cancel: vscode.CancellationTokenSource | undefined;
  #complete = false;
  /** The changes that are being read: those that come after them wait. */
  #updating = Promise.resolve();
  readonly #changed = new vscode.EventEmitter<void>();
  /** All posts have been read, or some have changed since. */
  readonly onDidChange = this.#changed.event;

  constructor({ service, files, log }: Dependencies) {
    this.#service = service;
    this.#files = files;
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

  /** Settles when the changes are known that have been told so far. Never rejects. */
  caughtUp(): Promise<void> {
    return this.#updating;
  }

  /** Reads all posts anew, with visible progress. */
  rebuild(): Promise<void> {
    return (this.#run = this.#start(vscode.ProgressLocation.Notification));
  }

  dispose(): void {
    this.#cancel?.cancel();
    this.#cancel?.dispose();
    this.#subscriptions?.dispose();
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
    await this.#readFiles(files, token, (done) =>
      progress.report({ message: `${done} / ${files.length}`, increment: (100 * BATCH) / files.length }),
    );
    if (token.isCancellationRequested) return;
    this.#complete = true;
    this.#changed.fire();
  }

  #follow(): vscode.Disposable {
    return vscode.Disposable.from(
      this.#files.onDidChange((places) => {
        this.#updating = this.#updating.then(() => this.#update(places));
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#run = this.#start(vscode.ProgressLocation.Window);
      }),
    );
  }

  async #update(places: ChangedPlaces): Promise<void> {
    const cancel = this.#cancel;
    if (!cancel) return;
    const files = new Map(places.files.map((uri) => [uri.toString(), uri]));
    for (const path of this.index.paths()) {
      // A checkout takes a folder away and brings it back before anyone hears of it: what was below is read.
      if (!files.has(path) && places.affect(path)) files.set(path, vscode.Uri.parse(path, true));
    }
    if (files.size === 0) return;
    await this.#readFiles([...files.values()], cancel.token);
    if (this.#complete) this.#changed.fire();
  }

  async #readFiles(
    files: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    progress?: (done: number) => void,
  ): Promise<void> {
    for (let at = 0; at < files.length && !token.isCancellationRequested; at += BATCH) {
      await Promise.all(files.slice(at, at + BATCH).map((uri) => this.#read(uri)));
      progress?.(Math.min(at + BATCH, files.length));
    }
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
    } catch (error) {
      // A file may be gone, or not ours to read, by the time it is its turn: the archive does without it.
      this.index.delete(uri.toString());
      this.#log.debug(`${uri.toString()} was not read: ${String(error)}`);
    }
  }
}
