import * as vscode from 'vscode';
import { ArchiveIndex, type PostService } from '../core/postService.ts';
import { ArchiveReader } from './archive/archiveReader.ts';
import { ArchiveStore } from './archive/archiveStore.ts';
import { UnsavedPosts } from './archive/unsavedPosts.ts';
import type { ChangedPlaces, PostFiles } from './postFiles.ts';

/** How long a list or a hover waits for the archive, in milliseconds. */
const PATIENCE_MS = 1000;

interface Dependencies {
  readonly service: PostService;
  readonly files: PostFiles;
  readonly extensionUri: vscode.Uri;
  /** Where the index is kept; see `ArchiveStore`. */
  readonly storageUri: vscode.Uri | undefined;
  /** Galley's own: another one may mean something else by what it kept. */
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
  /** How long nothing must change before the index is kept, in milliseconds. */
  readonly pause?: number;
}

/**
 * What the workspace's posts hold. Nothing is read before someone asks; then what was known at the last start is
 * there at once, and what has changed since is read. From then on the index follows files and editors.
 */
export class Archive implements vscode.Disposable {
  readonly index = new ArchiveIndex();
  readonly #origin: string;
  readonly #files: PostFiles;
  readonly #reader: ArchiveReader;
  readonly #store: ArchiveStore;
  readonly #unsaved: UnsavedPosts;
  readonly #log: vscode.LogOutputChannel;
  #subscriptions: vscode.Disposable | undefined;
  #run: Promise<void> | undefined;
  #cancel = new vscode.CancellationTokenSource();
  #complete = false;
  /** What fills the index, one after the other. */
  #updating = Promise.resolve();
  /** Settles when what was kept is in the index, if it ever is. */
  #stored: Promise<void> | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  /** All posts have been read, or some have changed since. */
  readonly onDidChange = this.#changed.event;

  constructor({ service, files, extensionUri, storageUri, version, log, pause }: Dependencies) {
    const { index } = this;
    this.#origin = version;
    this.#files = files;
    this.#reader = new ArchiveReader({ service, index, extensionUri, origin: version, log });
    this.#store = new ArchiveStore(storageUri, log, pause);
    this.#unsaved = new UnsavedPosts({ service, index });
    this.#log = log;
  }

  /** Whether every post has been read, or is known to be as it was. */
  get complete(): boolean {
    return this.#complete;
  }

  /** How many files have been read so far. */
  get filesRead(): number {
    return this.#reader.filesRead;
  }

  /** Settles when every post has been read or what was kept is there, or after a second, whichever is first. The first
   * call begins the reading. */
  soon(): Promise<void> {
    const run = this.#begin();
    const late = new Promise<void>((done) => setTimeout(done, PATIENCE_MS));
    return Promise.race([run, late, ...(this.#stored ? [this.#stored] : [])]);
  }

  /** Settles when every post has been read, with visible progress.
   * @returns false when the person cancels; reading goes on all the same */
  async whole(title: string): Promise<boolean> {
    const run = this.#begin();
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
    this.#stored = undefined;
    return (this.#run = this.#start(vscode.ProgressLocation.Notification, () => this.index.clear()));
  }

  dispose(): void {
    this.#cancel.cancel();
    this.#cancel.dispose();
    this.#subscriptions?.dispose();
    this.#store.dispose();
    this.#changed.dispose();
  }

  #begin(): Promise<void> {
    return (this.#run ??= this.#firstRun());
  }

  #firstRun(): Promise<void> {
    let tell: () => void;
    this.#stored = new Promise((done) => (tell = done));
    return this.#start(vscode.ProgressLocation.Window, async () => {
      const stored = await this.#store.read();
      if (stored && this.index.append(stored, this.#origin)) tell();
    });
  }

  /** Ends a reading that is under way, and begins another. Never rejects. */
  #start(location: vscode.ProgressLocation, prepare?: () => void | Promise<void>): Promise<void> {
    this.#cancel.cancel();
    this.#cancel.dispose();
    const { token } = (this.#cancel = new vscode.CancellationTokenSource());
    this.#complete = false;
    this.#subscriptions ??= this.#follow();
    const title = vscode.l10n.t('Galley: reading the posts of this workspace');
    return this.#enqueue(async () => {
      await prepare?.();
      await vscode.window.withProgress({ location, title }, (progress) => this.#readAll(progress, token));
    });
  }

  /** Never rejects: what fails now may succeed the next time, and must not keep others from it. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    return (this.#updating = this.#updating.then(work).catch((error: unknown) => {
      this.#log.warn(`The posts were not read: ${String(error)}`);
    }));
  }

  async #readAll(
    progress: vscode.Progress<{ message: string; increment: number }>,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const before = this.#reader.filesRead;
    let told = 0;
    await this.#reader.readAll(token, (done, all) => {
      progress.report({ message: `${done} / ${all}`, increment: (100 * (done - told)) / Math.max(1, all) });
      told = done;
    });
    if (token.isCancellationRequested) return;
    this.#complete = true;
    this.#tell(token, this.#reader.filesRead > before);
  }

  #follow(): vscode.Disposable {
    const ignored = vscode.workspace.createFileSystemWatcher('**/.gitignore');
    return vscode.Disposable.from(
      ignored,
      ignored.onDidCreate(() => this.#readAgain()),
      ignored.onDidChange(() => this.#readAgain()),
      ignored.onDidDelete(() => this.#readAgain()),
      this.#files.onDidChange((places) => void this.#enqueue(() => this.#update(places))),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#readAgain()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files.exclude')) this.#readAgain();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#enqueue(() => this.#lookAtEditors())),
      vscode.workspace.onDidCloseTextDocument(() => void this.#enqueue(() => this.#lookAtEditors())),
    );
  }

  #readAgain(): void {
    this.#run = this.#start(vscode.ProgressLocation.Window);
  }

  async #update(places: ChangedPlaces): Promise<void> {
    const files = new Set(places.files.map((uri) => uri.toString()));
    // A checkout takes a folder away and brings it back before anyone hears of it: what was below is read.
    for (const path of this.index.filesIn((folder) => places.affect(folder.slice(0, -1)))) files.add(path);
    if (files.size === 0) return;
    const { token } = this.#cancel;
    await this.#reader.readSome([...files], token);
    this.#tell(token, true);
  }

  async #lookAtEditors(): Promise<void> {
    if (!this.#complete) return;
    const { hasChanged, saved } = this.#unsaved.count();
    if (saved.length > 0) await this.#reader.readSome(saved, this.#cancel.token);
    if (hasChanged) this.#changed.fire();
  }

  /** Files have been read. */
  #tell(token: vscode.CancellationToken, hasChanged: boolean): void {
    if (!this.#complete || token.isCancellationRequested) return;
    this.#unsaved.forget();
    this.#unsaved.count();
    this.#changed.fire();
    if (hasChanged) this.#store.writeSoon(() => this.index.pack(this.#origin));
  }
}
