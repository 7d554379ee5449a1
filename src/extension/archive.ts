import * as vscode from 'vscode';
import { ArchiveIndex, type PostService } from '../core/postService.ts';

/** The files that may be posts: those with front matter at their very start are. */
export const POST_FILES = '**/*.{md,markdown,html}';

/** What is never part of an archive, beside the person's own `files.exclude`. */
export const NOT_POSTS = '**/{node_modules,.git,_site,.jekyll-cache}/**';

/** Front matter is at the front: the longest of 85,540 real ones has 904 bytes. */
const HEAD_BYTES = 65_536;

/** How many files are read at a time: enough to hide the latency of a remote file system. */
const BATCH = 64;

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
  #watcher: vscode.Disposable | undefined;
  #run: Promise<void> | undefined;
  #cancel = new vscode.CancellationTokenSource();
  #complete = false;

  constructor({ service, log }: Dependencies) {
    this.#service = service;
    this.#log = log;
  }

  /** Whether every post has been read. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Settles when every post has been read, which the first call begins. Never rejects. */
  ready(): Promise<void> {
    return (this.#run ??= this.#readAll(vscode.ProgressLocation.Window));
  }

  /** Reads all posts anew, with visible progress. */
  async rebuild(): Promise<void> {
    this.#cancel.cancel();
    await this.#run;
    this.index.clear();
    this.#run = this.#readAll(vscode.ProgressLocation.Notification);
    await this.#run;
  }

  dispose(): void {
    this.#cancel.cancel();
    this.#cancel.dispose();
    this.#watcher?.dispose();
  }

  async #readAll(location: vscode.ProgressLocation): Promise<void> {
    this.#complete = false;
    this.#cancel.dispose();
    this.#cancel = new vscode.CancellationTokenSource();
    const { token } = this.#cancel;
    this.#watch();
    const title = vscode.l10n.t('Galley: reading the posts of this workspace');
    await vscode.window.withProgress({ location, title }, async (progress) => {
      const files = await vscode.workspace.findFiles(POST_FILES, NOT_POSTS, undefined, token);
      for (let at = 0; at < files.length && !token.isCancellationRequested; at += BATCH) {
        await Promise.all(files.slice(at, at + BATCH).map((uri) => this.#read(uri)));
        progress.report({
          message: `${Math.min(at + BATCH, files.length)} / ${files.length}`,
          increment: (100 * BATCH) / files.length,
        });
      }
    });
    this.#complete = !token.isCancellationRequested;
  }

  #watch(): void {
    if (this.#watcher) return;
    const watcher = vscode.workspace.createFileSystemWatcher(POST_FILES);
    const reread = (uri: vscode.Uri): void => {
      if (!/\/(?:node_modules|\.git|_site|\.jekyll-cache)\//.test(uri.path)) void this.#read(uri);
    };
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(reread),
      watcher.onDidChange(reread),
      watcher.onDidDelete((uri) => this.index.delete(uri.toString())),
    );
  }

  async #read(uri: vscode.Uri): Promise<void> {
    try {
      const bytes = await vscode.workspace.fs.readFile(uri);
      const entry = this.#service.entry(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)));
      if (entry) this.index.set(uri.toString(), entry);
      else this.index.delete(uri.toString());
    } catch (error) {
      // A file may be gone, or not ours to read, by the time it is its turn: the archive does without it.
      this.index.delete(uri.toString());
      this.#log.debug(`${uri.toString()} was not read: ${String(error)}`);
    }
  }
}
