import * as vscode from 'vscode';
import { describeCounts, type ListIndex, type PostService } from '../core/postService.ts';
import { translate } from './convert.ts';
import { readNamedFile } from './files.ts';
import { indexInWorker } from './indexInWorker.ts';
import { listFile } from './listFile.ts';
import { LISTS_SETTING, listPaths, onDidChangeSettings } from './settings.ts';

/** Whoever writes a file anew may delete it first, or write it in pieces, in milliseconds. */
const SETTLED_MS = 300;

interface Dependencies {
  readonly service: PostService;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** A file that the setting names. */
interface ListFile {
  readonly uri: vscode.Uri;
  readonly watcher: vscode.Disposable;
  index: ListIndex | undefined;
  /** What was read last, by its time and size. */
  version: string | undefined;
  /** Settles when the last reading is over that was asked for. */
  reading: Promise<void>;
  timer: number | undefined;
}

/** The filter lists that the setting names, read and followed. */
export class FilterLists implements vscode.Disposable {
  readonly #service: PostService;
  readonly #extensionUri: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Tells that other lists hold. */
  readonly onDidChange = this.#changed.event;
  readonly #files = new Map<string, ListFile>();
  #begun = false;
  readonly #subscriptions: vscode.Disposable;

  constructor({ service, extensionUri, log }: Dependencies) {
    this.#service = service;
    this.#extensionUri = extensionUri;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#follow()),
      onDidChangeSettings((change) => {
        if (!change.affects(LISTS_SETTING)) return;
        this.#follow();
        // The order may have changed alone.
        this.#changed.fire();
      }),
    );
  }

  /** The lists for a post, in the order of the setting, as far as they have been read. Nothing is read before
   * the first call. */
  listsFor(post: vscode.Uri): readonly ListIndex[] {
    this.#begin();
    const folder = vscode.workspace.getWorkspaceFolder(post)?.uri;
    return filesOf(folder).flatMap((uri) => this.#files.get(uri.toString())?.index ?? []);
  }

  /** The file of the list for a post that has a name, the first one of several. */
  fileOf(name: string, post: vscode.Uri): vscode.Uri | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(post)?.uri;
    return filesOf(folder).find((uri) => nameOf(uri) === name);
  }

  /** Settles when all lists are known as they are now. Never rejects. */
  async ready(): Promise<void> {
    this.#begin();
    await Promise.all([...this.#files.values()].map((file) => this.#read(file)));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const file of this.#files.values()) forget(file);
    this.#files.clear();
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#follow();
  }

  #follow(): void {
    if (!this.#begun) return;
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const wanted = new Map(
      [undefined, ...folders].flatMap(filesOf).map((uri): [string, vscode.Uri] => [uri.toString(), uri]),
    );
    for (const [key, file] of this.#files) {
      if (wanted.has(key)) continue;
      forget(file);
      this.#files.delete(key);
    }
    for (const [key, uri] of wanted) {
      if (!this.#files.has(key)) this.#files.set(key, this.#open(uri));
    }
  }

  #open(uri: vscode.Uri): ListFile {
    const folder = vscode.Uri.joinPath(uri, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    const reread = (changed: vscode.Uri): void => {
      if (changed.toString() !== uri.toString()) return;
      clearTimeout(file.timer);
      file.timer = setTimeout(() => void this.#read(file), SETTLED_MS);
    };
    const file: ListFile = {
      uri,
      watcher: vscode.Disposable.from(
        watcher,
        watcher.onDidCreate(reread),
        watcher.onDidChange(reread),
        watcher.onDidDelete(reread),
      ),
      index: undefined,
      version: undefined,
      reading: Promise.resolve(),
      timer: undefined,
    };
    void this.#read(file);
    return file;
  }

  /** Reads the file if it has changed. One reading after the other: the last one counts. */
  #read(file: ListFile): Promise<void> {
    file.reading = file.reading.then(() => this.#readNow(file));
    return file.reading;
  }

  async #readNow(file: ListFile): Promise<void> {
    const { uri } = file;
    let version = MISSING;
    let index: ListIndex | undefined;
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      version = `${mtime} ${size}`;
      if (version === file.version) return;
      const bytes = await readNamedFile(uri);
      const name = nameOf(uri);
      index = this.#service.filterList(await indexInWorker(this.#extensionUri, { bytes, name }));
      this.#log.info(translate(describeCounts(name, index.data.counts)));
    } catch (error) {
      if (version === file.version) return;
      this.#log.warn(`${uri.toString(true)}: ${String(error)}`);
      // Whoever no longer names the file need not know.
      if (this.#files.get(uri.toString()) === file) warn(uri, version === MISSING);
    }
    const before = file.index;
    file.version = version;
    file.index = index;
    if (index ?? before) this.#changed.fire();
  }
}

/** In place of size and time. */
const MISSING = 'missing';

function filesOf(folder: vscode.Uri | undefined): vscode.Uri[] {
  return listPaths(folder).flatMap((path) => listFile(path, folder) ?? []);
}

/** What the rules of a list are called by. */
function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function forget({ watcher, timer }: ListFile): void {
  watcher.dispose();
  clearTimeout(timer);
}

function warn(uri: vscode.Uri, isMissing: boolean): void {
  const file = vscode.workspace.asRelativePath(uri);
  const openSetting = vscode.l10n.t('Open Setting');
  void vscode.window
    .showWarningMessage(
      isMissing
        ? vscode.l10n.t('The filter list {file} is not there.', { file })
        : vscode.l10n.t('The filter list {file} cannot be read.', { file }),
      openSetting,
    )
    .then((chosen) => {
      if (chosen !== undefined) {
        void vscode.commands.executeCommand('workbench.action.openSettings', LISTS_SETTING);
      }
    });
}
