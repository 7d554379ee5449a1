import * as vscode from 'vscode';
import type {
  CleaningOptions,
  PostService,
  RuleBook,
  RuleList,
  RuleSource,
  RulesFrom,
} from '../core/postService.ts';
import { translate } from './convert.ts';
import { readSmallFile } from './files.ts';
import { FilterLists } from './filterLists.ts';
import { cleaningOptions, ruleLines, ruleSources } from './settings.ts';
import type { TeamFiles } from './teamFile/teamFiles.ts';

/** Where the rules of a workspace folder are. */
export const RULE_FILE = '.galley/rules.txt';

/** The folder as well: its file may be in it before that is watched. */
const WATCHED = `{${RULE_FILE.split('/', 1)[0]!},${RULE_FILE}}`;

/** What rules of the settings are called by. */
export const SETTINGS = 'settings';

interface Dependencies {
  readonly service: PostService;
  readonly team: TeamFiles;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The rules of a person and of the workspace folders, and imported lists, beside Galley's own. */
export class OwnRules implements vscode.Disposable {
  readonly #service: PostService;
  readonly #team: TeamFiles;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Tells that other rules hold. */
  readonly onDidChange = this.#changed.event;
  /** By folder; a file that is not there has no list. */
  readonly #lists = new Map<string, RuleList>();
  /** What the lists were read from. */
  readonly #texts = new Map<string, string>();
  readonly #filterLists: FilterLists;
  /** By folder and what the settings say, until something changes. */
  readonly #books = new Map<string, RuleBook>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #reading = new Set<Promise<void>>();
  readonly #subscriptions: vscode.Disposable;

  constructor({ service, team, extensionUri, log }: Dependencies) {
    this.#service = service;
    this.#team = team;
    this.#log = log;
    this.#filterLists = new FilterLists({ service, extensionUri, log });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#filterLists,
      this.#filterLists.onDidChange(() => this.#tell()),
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
    await this.#team.ready();
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) this.#load(uri);
    await Promise.all([...this.#reading, this.#filterLists.ready()]);
  }

  /** How to clean a post: by the settings, and by all rules that hold for it. */
  optionsFor(post: vscode.Uri): CleaningOptions {
    return { ...cleaningOptions(post), rules: this.#rulesFor(post) };
  }

  /** The file of the filter list for a post that its rules call `source`. */
  listFile(source: string, post: vscode.Uri): vscode.Uri | undefined {
    return this.#filterLists.fileOf(source, post);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  #rulesFor(post: vscode.Uri): RuleBook {
    const folder = vscode.workspace.getWorkspaceFolder(post)?.uri.toString() ?? '';
    const sources = ruleSources(post);
    const { lines: all, isTeams } = ruleLines(post);
    const lines = all.join('\n');
    const name = isTeams ? this.#service.team.fileName : SETTINGS;
    const key = [folder, sources.join(), name, lines].join('\n');
    let book = this.#books.get(key);
    if (!book) {
      book = this.#service.ruleBook(
        sources.flatMap((source) => this.#rulesFrom(source, { folder, lines, name, post })),
      );
      this.#books.set(key, book);
    }
    return book;
  }

  #rulesFrom(
    source: RuleSource,
    {
      folder,
      lines,
      name,
      post,
    }: { readonly folder: string; readonly lines: string; readonly name: string; readonly post: vscode.Uri },
  ): readonly RulesFrom[] {
    switch (source) {
      case 'galley':
        return ['galley'];
      case 'settings':
        return lines === '' ? [] : [this.#read(lines, name)];
      case 'workspace':
        return this.#lists.get(folder) ? [this.#lists.get(folder)!] : [];
      case 'lists':
        return this.#filterLists.listsFor(post);
    }
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
    this.#tell();
  }

  #tell(): void {
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
