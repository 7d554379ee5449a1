import * as vscode from 'vscode';
import type { FileLine, LineSearch, PostService } from '../../core/postService.ts';
import { walkPosts } from '../archivePosts.ts';
import type { ChangedPlaces, PostFiles } from '../postFiles.ts';
import { onDidChangeSettings } from '../settings.ts';
import { Turns } from '../turns.ts';

/** How long nothing new must be asked or written before the archive is read, in milliseconds. */
const PAUSE_MS = 600;

/** So many lines are remembered though no visible file has them: who undoes a change need not wait again. */
const MOST_REMEMBERED = 300;

/** What one line finds: the number of pieces by post. */
export type PiecesByPost = ReadonlyMap<string, number>;

interface Dependencies {
  readonly service: PostService;
  readonly files: PostFiles;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Counts in the background what rule lines find in the posts of the workspace: all lines that are asked for in
 * one walk, a line once, and after that only the posts that change.
 */
export class RuleCounts implements vscode.Disposable {
  readonly #service: PostService;
  readonly #files: PostFiles;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Tells that more is known. */
  readonly onDidChange = this.#changed.event;
  /** By the lines' keys. */
  readonly #found = new Map<string, Map<string, number>>();
  /** What is to be counted, by its key, as long as someone sees it. */
  #wanted = new Map<string, FileLine>();
  /** Lines that have been counted, for the posts that change. */
  readonly #lines = new Map<string, FileLine>();
  readonly #dirty = new Map<string, vscode.Uri>();
  /** What has changed since the last walk began. */
  #changes: ChangedPlaces[] = [];
  #timer: number | undefined;
  #walk: { readonly keys: readonly string[]; readonly cancel: vscode.CancellationTokenSource } | undefined;
  #subscriptions: vscode.Disposable | undefined;

  constructor({ service, files, log }: Dependencies) {
    this.#service = service;
    this.#files = files;
    this.#log = log;
  }

  /** What a line finds; undefined as long as that is not known. */
  get(key: string): PiecesByPost | undefined {
    return this.#found.get(key);
  }

  /** Begins to count what is not known yet of these lines. A walk goes on while any of its lines is among them. */
  want(lines: readonly FileLine[]): void {
    const before = this.#wanted;
    this.#wanted = new Map(lines.map((line) => [line.key, line]));
    if (this.#walk && !this.#walk.keys.some((key) => this.#wanted.has(key))) this.#walk.cancel.cancel();
    if (lines.every(({ key }) => before.has(key))) return;
    this.#subscriptions ??= this.#follow();
    this.#soon();
  }

  dispose(): void {
    this.#wanted.clear();
    clearTimeout(this.#timer);
    this.#walk?.cancel.cancel();
    this.#subscriptions?.dispose();
    this.#changed.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), PAUSE_MS);
  }

  /** One walk at a time: first the posts that have changed, then the lines that are new. */
  async #run(): Promise<void> {
    if (this.#walk || this.#wanted.size === 0) return;
    for (const places of this.#changes.splice(0)) this.#mark(places);
    const missing = [...this.#wanted.values()].filter(({ key }) => !this.#found.has(key));
    const dirty = [...this.#dirty.values()];
    const isUpdate = dirty.length > 0 && this.#found.size > 0;
    if (!isUpdate && missing.length === 0) return;
    this.#dirty.clear();
    const lines = isUpdate ? [...this.#lines.values()] : missing;
    const places = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const cancel = new vscode.CancellationTokenSource();
    this.#walk = { keys: lines.map(({ key }) => key), cancel };
    try {
      if (isUpdate) await this.#update(dirty, lines, cancel.token);
      else await this.#count(places, lines, cancel.token);
    } catch (error) {
      if (!cancel.token.isCancellationRequested) {
        // A folder may go while it is read: the rules are counted when something else is asked or changes.
        this.#log.warn(`Rules were not counted: ${String(error)}`);
        return;
      }
      // Listing files throws when it is cancelled: others are wanted now.
    } finally {
      cancel.dispose();
      this.#walk = undefined;
    }
    this.#changed.fire();
    await this.#run();
  }

  /** Notes the posts that are to be read again. */
  #mark(places: ChangedPlaces): void {
    for (const uri of places.files) this.#dirty.set(uri.toString(), uri);
    for (const byPost of this.#found.values()) {
      for (const post of byPost.keys()) {
        if (places.affect(post)) this.#dirty.set(post, vscode.Uri.parse(post, true));
      }
    }
  }

  async #count(
    places: readonly vscode.Uri[],
    lines: readonly FileLine[],
    token: vscode.CancellationToken,
  ): Promise<void> {
    const found = new Map(lines.map(({ key }) => [key, new Map<string, number>()]));
    if (!(await this.#read(places, lines, token, (key, post, pieces) => found.get(key)!.set(post, pieces)))) {
      return;
    }
    for (const line of lines) {
      this.#lines.set(line.key, line);
      this.#found.set(line.key, found.get(line.key)!);
    }
    for (const key of this.#found.keys()) {
      if (this.#found.size <= MOST_REMEMBERED) break;
      if (this.#wanted.has(key)) continue;
      this.#found.delete(key);
      this.#lines.delete(key);
    }
  }

  async #update(
    posts: readonly vscode.Uri[],
    lines: readonly FileLine[],
    token: vscode.CancellationToken,
  ): Promise<void> {
    for (const uri of posts) {
      for (const byPost of this.#found.values()) byPost.delete(uri.toString());
      try {
        await this.#read([uri], lines, token, (key, post, pieces) => this.#found.get(key)?.set(post, pieces));
      } catch (error) {
        // It is gone again.
        this.#log.debug(`${uri.toString()} was not counted: ${String(error)}`);
      }
      // What was not finished is to be done again.
      if (token.isCancellationRequested) this.#dirty.set(uri.toString(), uri);
    }
  }

  /** @returns false when it was cancelled. */
  #read(
    places: readonly vscode.Uri[],
    lines: readonly FileLine[],
    token: vscode.CancellationToken,
    found: (key: string, post: string, pieces: number) => void,
  ): Promise<boolean> {
    const search: LineSearch = this.#service.ruleLanguage.search(lines);
    let candidates: readonly string[] = [];
    const turns = new Turns();
    const wants = (text: string): boolean => (candidates = search.candidates(text)).length > 0;
    return walkPosts(
      { service: this.#service, log: this.#log, places, token, wants },
      async ({ uri, post }) => {
        const name = uri.toString();
        for (const key of candidates) {
          const pieces = search.find(key, post.document, post.facts).length;
          if (pieces > 0) found(key, name, pieces);
          if (!turns.isOver) continue;
          await turns.pass();
          if (token.isCancellationRequested) return;
        }
      },
    );
  }

  #follow(): vscode.Disposable {
    const startAnew = (): void => {
      this.#found.clear();
      this.#lines.clear();
      this.#walk?.cancel.cancel();
      this.#changed.fire();
      this.#soon();
    };
    return vscode.Disposable.from(
      this.#files.onDidChange((places) => {
        this.#changes.push(places);
        this.#soon();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(startAnew),
      onDidChangeSettings((change) => {
        if (change.affects('galley.files')) startAnew();
      }),
    );
  }
}
