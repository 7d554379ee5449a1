import * as vscode from 'vscode';
import type { FieldHabits, Post, PostService } from '../core/postService.ts';
import { readSmallFile } from './files.ts';
import { isPostFile } from './languageDetection.ts';
import { NOT_POSTS, POST_FILES, type PostFiles } from './postFiles.ts';
import { baseName } from './posts.ts';

/** How many posts tell how all are written. */
const SAMPLE = 200;

/** How many files are listed to take them from. */
const MOST_FILES = 20_000;

/** How long a list waits for the habits, in milliseconds. */
const PATIENCE_MS = 200;

interface Dependencies {
  readonly service: PostService;
  readonly files: PostFiles;
  readonly log: vscode.LogOutputChannel;
}

/** Knows how the posts of each workspace folder write their front matter, by some of them. Nothing is read
 * before someone asks, and anew only when files have changed. */
export class FieldHabitsReader implements vscode.Disposable {
  readonly #service: PostService;
  readonly #files: PostFiles;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Map<string, Promise<FieldHabits>>();
  #watching: vscode.Disposable | undefined;

  constructor({ service, files, log }: Dependencies) {
    this.#service = service;
    this.#files = files;
    this.#log = log;
  }

  /** The habits around a file. Never rejects. */
  read(uri: vscode.Uri): Promise<FieldHabits> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return Promise.resolve(this.#service.habits([]));
    this.#watching ??= this.#follow();
    const key = folder.uri.toString();
    const known = this.#known.get(key) ?? this.#sample(folder).catch(this.#giveUp);
    this.#known.set(key, known);
    return known;
  }

  /** The same, if it is known soon: people are typing. */
  soon(uri: vscode.Uri): Promise<FieldHabits | undefined> {
    return Promise.race([
      this.read(uri),
      new Promise<undefined>((done) => setTimeout(() => done(undefined), PATIENCE_MS)),
    ]);
  }

  dispose(): void {
    this.#watching?.dispose();
  }

  #follow(): vscode.Disposable {
    return this.#files.onDidChange((places) => {
      for (const uri of places) {
        const folder = vscode.workspace.getWorkspaceFolder(uri);
        if (folder) this.#known.delete(folder.uri.toString());
      }
    });
  }

  async #sample(folder: vscode.WorkspaceFolder): Promise<FieldHabits> {
    const list = (glob: string): Thenable<vscode.Uri[]> =>
      vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), NOT_POSTS, MOST_FILES);
    let files = await list(`**/_posts/${POST_FILES}`);
    if (files.length === 0) files = await list(POST_FILES);
    const posts = await Promise.all(spread(files, SAMPLE).map((uri) => this.#readPost(uri)));
    return this.#service.habits(posts.filter((post) => post !== undefined));
  }

  readonly #giveUp = (error: unknown): FieldHabits => {
    this.#log.warn(`The habits of the posts were not read: ${String(error)}`);
    return this.#service.habits([]);
  };

  async #readPost(uri: vscode.Uri): Promise<Post | undefined> {
    try {
      const text = new TextDecoder().decode(await readSmallFile(uri));
      const post = this.#service.read(text, baseName(uri));
      return isPostFile(uri, post) ? post : undefined;
    } catch (error) {
      // A file may be gone by now: the others tell enough.
      this.#log.debug(`${uri.toString()} was not read: ${String(error)}`);
      return undefined;
    }
  }
}

/** So many of the files, from all over the archive: the newest site alone would not tell of the others. */
function spread(files: readonly vscode.Uri[], count: number): vscode.Uri[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const step = Math.max(1, sorted.length / count);
  return sorted.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
