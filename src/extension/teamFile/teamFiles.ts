import * as vscode from 'vscode';
import type { PostService, TeamSetting, TeamSettings } from '../../core/postService.ts';
import { readSmallFile } from '../files.ts';
import type { TeamSource } from '../settings.ts';

interface Dependencies {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
}

/** A workspace folder's file. */
interface Followed {
  settings: TeamSettings;
  /** Settles when it has been read as it is now. Never rejects. */
  reading: Promise<void>;
  readonly watcher: vscode.Disposable;
}

/** The settings that the workspace folders have in their `.galley.yml`, read at once and followed. */
export class TeamFiles implements TeamSource, vscode.Disposable {
  readonly #service: PostService;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<readonly TeamSetting[]>();
  readonly onDidChange = this.#changed.event;
  readonly #files = new Map<string, Followed>();
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
      // What was said before it was trusted may hold now.
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire(service.team.settings)),
    );
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) this.#follow(uri);
  }

  of(scope: vscode.Uri): TeamSettings {
    const folder = vscode.workspace.getWorkspaceFolder(scope);
    return (folder && this.#files.get(folder.uri.toString())?.settings) ?? {};
  }

  /** Settles when the files of all folders are known as they are now: watchers tell late. Never rejects. */
  async ready(): Promise<void> {
    await Promise.all((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => this.#read(uri)));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const { watcher } of this.#files.values()) watcher.dispose();
  }

  #follow(folder: vscode.Uri): void {
    const { fileName } = this.#service.team;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, fileName));
    this.#files.set(folder.toString(), { settings: {}, reading: Promise.resolve(), watcher });
    const read = (): void => void this.#read(folder);
    watcher.onDidCreate(read);
    watcher.onDidChange(read);
    watcher.onDidDelete(read);
    read();
  }

  #forget(folder: vscode.Uri): void {
    this.#files.get(folder.toString())?.watcher.dispose();
    this.#files.delete(folder.toString());
  }

  /** One reading after the other: the last one counts. */
  #read(folder: vscode.Uri): Promise<void> {
    const file = this.#files.get(folder.toString());
    if (!file) return Promise.resolve();
    file.reading = file.reading.then(async () => {
      const settings = await this.#settingsIn(folder);
      const before = file.settings;
      file.settings = settings;
      const changed = this.#service.team.settings.filter(
        (name) => JSON.stringify(settings[name]) !== JSON.stringify(before[name]),
      );
      if (changed.length > 0) this.#changed.fire(changed);
    });
    return file.reading;
  }

  async #settingsIn(folder: vscode.Uri): Promise<TeamSettings> {
    const { team } = this.#service;
    const uri = vscode.Uri.joinPath(folder, team.fileName);
    let text: string;
    try {
      text = new TextDecoder().decode(await readSmallFile(uri));
    } catch (error) {
      // Most folders have no such file.
      this.#log.debug(`${uri.toString()}: no settings: ${String(error)}`);
      return {};
    }
    const { settings, problems } = team.read(text);
    if (problems.length > 0) this.#log.warn(`${uri.toString()}: problems: ${problems.length}`);
    return settings;
  }
}
