import * as vscode from 'vscode';

/** The files that may be posts: those with front matter at their very start are. */
export const POST_FILES = '**/*.{md,markdown,html}';
const POST_FILE = /\.(?:md|markdown|html)$/;

/** What is never part of an archive, beside the person's own `files.exclude`: what others made, and Jekyll's
 * templates and output. */
const OTHER_FOLDERS = 'node_modules,.git,_site,.jekyll-cache,_layouts,_includes,_sass,_data,_plugins';
export const NOT_POSTS = `**/{${OTHER_FOLDERS}}/**`;
const NOT_A_POST = new RegExp(`/(?:${OTHER_FOLDERS.replaceAll('.', '\\.').replaceAll(',', '|')})/`);

/** How long no further change must come before those that came are told, in milliseconds. */
const PAUSE_MS = 200;

/** How long changes are told late at most, in milliseconds: a checkout goes on for minutes. */
const LATEST_MS = 2000;

/** Places whose posts may have changed, come or gone: files, and folders that are gone. */
export class ChangedPlaces {
  readonly #places: ReadonlyMap<string, vscode.Uri>;

  constructor(places: ReadonlyMap<string, vscode.Uri>) {
    this.#places = places;
  }

  /** The files that may be posts, each once. They may be gone as well. */
  get files(): vscode.Uri[] {
    return [...this.#places.values()].filter(({ path }) => POST_FILE.test(path));
  }

  /** Whether a post may have changed: it is one of the places, or below one. */
  affect(post: string): boolean {
    for (let place = post; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('/')))) {
      if (this.#places.has(place)) return true;
    }
    return false;
  }

  [Symbol.iterator](): Iterator<vscode.Uri> {
    return this.#places.values();
  }
}

/**
 * Tells when files of the workspace change that may be posts. Changes come together: a checkout brings thousands.
 * Nothing is watched before someone listens.
 */
export class PostFiles implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<ChangedPlaces>();
  #watchers: vscode.Disposable | undefined;
  #places = new Map<string, vscode.Uri>();
  /** What was made, or made again, and may be a folder. */
  #made = new Map<string, vscode.Uri>();
  #timer: number | undefined;
  #since = 0;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  readonly onDidChange: vscode.Event<ChangedPlaces> = (listener, self, disposables) => {
    this.#watchers ??= this.#follow();
    return this.#changed.event(listener, self, disposables);
  };

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watchers?.dispose();
    this.#changed.dispose();
  }

  #follow(): vscode.Disposable {
    const files = vscode.workspace.createFileSystemWatcher(POST_FILES);
    // A folder that comes or goes may tell of itself alone, and matches no pattern of files.
    const anything = vscode.workspace.createFileSystemWatcher('**');
    const note = (uri: vscode.Uri): void => this.#note(uri, this.#places);
    // One that goes and comes back at once is said to have changed.
    const noteMade = (uri: vscode.Uri): void => {
      if (!POST_FILE.test(uri.path)) this.#note(uri, this.#made);
    };
    return vscode.Disposable.from(
      files,
      anything,
      files.onDidCreate(note),
      files.onDidChange(note),
      anything.onDidDelete(note),
      anything.onDidCreate(noteMade),
      anything.onDidChange(noteMade),
    );
  }

  #note(uri: vscode.Uri, among: Map<string, vscode.Uri>): void {
    if (NOT_A_POST.test(`${uri.path}/`)) return;
    const now = Date.now();
    if (this.#places.size + this.#made.size === 0) this.#since = now;
    among.set(uri.toString(), uri);
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(PAUSE_MS, this.#since + LATEST_MS - now));
    this.#timer = setTimeout(() => void this.#tell(), wait);
  }

  async #tell(): Promise<void> {
    const [places, made] = [this.#places, this.#made];
    this.#places = new Map();
    this.#made = new Map();
    // What is in a folder when its watcher begins to look is never told: it is listed.
    for (const folder of await foldersAmong(made)) {
      places.set(folder.toString(), folder);
      for (const uri of await this.#list(folder)) places.set(uri.toString(), uri);
    }
    if (places.size > 0) this.#changed.fire(new ChangedPlaces(places));
  }

  async #list(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
    try {
      return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, POST_FILES), NOT_POSTS);
    } catch (error) {
      // It may be gone again.
      this.#log.debug(`${folder.toString()} was not listed: ${String(error)}`);
      return [];
    }
  }
}

/** Those that are folders and in none of the others. Their parents are asked, once each: most are files. */
async function foldersAmong(made: ReadonlyMap<string, vscode.Uri>): Promise<vscode.Uri[]> {
  const byParent = new Map<string, { parent: vscode.Uri; children: Map<string, vscode.Uri> }>();
  for (const uri of made.values()) {
    const parent = vscode.Uri.joinPath(uri, '..');
    const key = parent.toString();
    if (new ChangedPlaces(made).affect(key)) continue;
    const family = byParent.get(key) ?? { parent, children: new Map<string, vscode.Uri>() };
    byParent.set(key, family);
    family.children.set(uri.path.slice(uri.path.lastIndexOf('/') + 1), uri);
  }
  const folders: vscode.Uri[] = [];
  for (const { parent, children } of byParent.values()) {
    const entries = await vscode.workspace.fs.readDirectory(parent).then(undefined, () => []); // gone again
    for (const [name, type] of entries) {
      const child = type === vscode.FileType.Directory ? children.get(name) : undefined;
      if (child) folders.push(child);
    }
  }
  return folders;
}
