import * as vscode from 'vscode';
import type { CleaningOptions, PostService, RuleBook, RuleList } from '../core/postService.ts';
import { translate } from './convert.ts';
import { readSmallFile } from './files.ts';
import { cleaningOptions, ruleLines } from './settings.ts';

/** Where the rules of a workspace folder are. */
export const RULE_FILE = '.galley/rules.txt';

/** The folder as well: its file may be in it before that is watched. */
const WATCHED = `{${RULE_FILE.split('/', 1)[0]!},${RULE_FILE}}`;

/** What rules of the settings are called by. */
export const SETTINGS = 'settings';

interface Dependencies {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
}

/** The rules of a person and of the workspace folders, beside Galley's own. */
export class OwnRules implements vscode.Disposable {
  readonly #service: PostService;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Tells that other rules hold. */
  readonly onDidChange = this.#changed.event;
  /** By folder; a file that is not there has no list. */
  readonly #lists = new Map<string, RuleList>();
  /** What the lists were read from. */
  readonly #texts = new Map<string, string>();
  /** By folder and the settings' lines, until something changes. */
  readonly #books = new Map<string, RuleBook>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #reading = new Set<Promise<void>>();
  readonly #subscriptions: vscode.Disposable;

  constructor({ service, log }: Dependencies) {
    this.#service = service;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#forget(uri);
        for (const { uri } of added) this.#follow(uri);
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        const folder = vscode.workspace.getWorkspaceFolder(uri);
        if (folder && uri.path.endsWith(`/${RULE_FILE}`)) this.#load(folder.uri);
      }),
    );
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) this.#follow(uri);
  }

  /** Settles when the rules of all folders are known as they are now. Never rejects. Watchers tell late, and
   * miss a file that is made at once with its folder. */
  async ready(): Promise<void> {
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) this.#load(uri);
    await Promise.all(this.#reading);
  }

  /** How to clean a post: by the settings, and by all rules that hold for it. */
  optionsFor(post: vscode.Uri): CleaningOptions {
    const rules = this.#rulesFor(post);
    return { ...cleaningOptions(post), ...(rules && { rules }) };
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  #rulesFor(post: vscode.Uri): RuleBook | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(post)?.uri.toString() ?? '';
    const lines = ruleLines(post).join('\n');
    const ofFolder = this.#lists.get(folder);
    if (lines === '' && !ofFolder) return undefined;
    const key = `${folder}\n${lines}`;
    const known = this.#books.get(key);
    if (known) return known;
    const lists = lines === '' ? [] : [this.#read(lines, SETTINGS)];
    const book = this.#service.ruleBook(ofFolder ? [...lists, ofFolder] : lists);
    this.#books.set(key, book);
    return book;
  }

  #follow(folder: vscode.Uri): void {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, WATCHED));
    const reread = (): void => this.#load(folder);
    this.#watchers.set(
      folder.toString(),
      vscode.Disposable.from(
        watcher,
        watcher.onDidCreate(reread),
        watcher.onDidChange(reread),
        watcher.onDidDelete(reread),
      ),
    );
    reread();
  }

  #forget(folder: vscode.Uri): void {
    const key = folder.toString();
    this.#watchers.get(key)?.dispose();
    this.#watchers.delete(key);
    this.#set(folder, undefined);
  }

  #load(folder: vscode.Uri): void {
    const before = [...this.#reading];
    const reading: Promise<void> = this.#readFile(folder, before).finally(() => {
      this.#reading.delete(reading);
    });
    this.#reading.add(reading);
  }

  async #readFile(folder: vscode.Uri, before: readonly Promise<void>[]): Promise<void> {
    // An earlier version of the file that takes longer to arrive must not be the last.
    await Promise.all(before);
    let bytes: Uint8Array;
    try {
      bytes = await readSmallFile(vscode.Uri.joinPath(folder, RULE_FILE));
    } catch (error) {
      // Most folders have no such file.
      this.#log.debug(`${folder.toString()}: no rules: ${String(error)}`);
      this.#set(folder, undefined);
      return;
    }
    const key = folder.toString();
    const text = new TextDecoder().decode(bytes);
    if (!this.#watchers.has(key) || this.#texts.get(key) === text) return;
    this.#set(folder, this.#read(text, RULE_FILE));
    this.#texts.set(key, text);
  }

  #set(folder: vscode.Uri, list: RuleList | undefined): void {
    const key = folder.toString();
    if (!list && !this.#lists.has(key)) return;
    this.#texts.delete(key);
    if (list) this.#lists.set(key, list);
    else this.#lists.delete(key);
    this.#books.clear();
    this.#changed.fire();
  }

  #read(text: string, name: string): RuleList {
    const list = this.#service.readRules(text, name);
    for (const { range, message } of list.errors) {
      const line = text.slice(0, range.start).split('\n').length;
      this.#log.warn(`${name}:${line}: ${translate(message)}`);
    }
    return list;
  }
}
