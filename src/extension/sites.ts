import * as vscode from 'vscode';
import { readSite, withLayouts, type Site } from '../core/postService.ts';
import { readSmallFile } from './files.ts';

/** The names that Jekyll looks for, in its order. TOML is not read. */
const CONFIG_NAMES = ['_config.yml', '_config.yaml', '_config.toml'];
const WATCHED = '**/{_config.yml,_config.yaml,_config.toml,_layouts,_layouts/**}';

/** More folders and files than layouts are: beyond, it is not known which there are. */
const MOST_LAYOUTS = 2000;

/** The site that a post belongs to, and the post's path below the site's root, with `/`. */
export interface PostSite {
  readonly site: Site;
  readonly path: string;
  readonly root: vscode.Uri;
}

/** A site, by its root. */
interface Root {
  readonly folder: vscode.Uri;
  /** undefined where its settings cannot be read. */
  readonly site: Site | undefined;
}

/**
 * The Jekyll sites of the workspace, each read when one of its posts is asked about, and again when its
 * settings or layouts change.
 */
export class Sites implements vscode.Disposable {
  /** The folders of posts whose root is known, or being looked for; settled when it is known. */
  #asked = new Map<string, Promise<void>>();
  /** The roots by the folders of their posts. */
  #roots = new Map<string, Root | undefined>();
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  /** Another answer than before may be had: a site was read, or changed. */
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  dispose(): void {
    this.#changed.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  /** The site of a post and its path below the site's root, as far as that has been read. */
  of(post: vscode.Uri): PostSite | undefined {
    const workspace = vscode.workspace.getWorkspaceFolder(post);
    if (!workspace) return undefined;
    const folder = parent(post);
    void this.#ask(folder, workspace);
    const root = this.#roots.get(folder.toString());
    if (!root?.site) return undefined;
    const path = post.path.slice(root.folder.path.replace(/\/$/, '').length + 1);
    return { site: root.site, path, root: root.folder };
  }

  /** The same, when it has been read. Never rejects. */
  async find(post: vscode.Uri): Promise<PostSite | undefined> {
    const workspace = vscode.workspace.getWorkspaceFolder(post);
    if (!workspace) return undefined;
    let roots: unknown;
    // What changes meanwhile is read again.
    while (roots !== this.#roots) {
      roots = this.#roots;
      await this.#ask(parent(post), workspace);
    }
    return this.of(post);
  }

  /** The path of a post below the root of a site; undefined where it is of another site, or that is not known yet. */
  pathIn(root: vscode.Uri | undefined, post: vscode.Uri): string | undefined {
    const home = this.of(post);
    return home?.root.toString() === root?.toString() ? home?.path : undefined;
  }

  #ask(folder: vscode.Uri, workspace: vscode.WorkspaceFolder): Promise<void> {
    const key = folder.toString();
    const asked = this.#asked.get(key) ?? this.#find(folder, workspace.uri);
    this.#asked.set(key, asked);
    return asked;
  }

  /** Never rejects. */
  async #find(folder: vscode.Uri, workspace: vscode.Uri): Promise<void> {
    this.#watch(WATCHED);
    const roots = this.#roots;
    let root: Root | undefined;
    try {
      root = await this.#findRoot(folder, workspace);
    } catch (error) {
      // Not being able to look is no reason to say that something is wrong with a post.
      this.#log.debug(`the site of ${folder.toString()} was not read: ${String(error)}`);
    }
    // Something may have changed meanwhile; then this is an old answer.
    if (roots !== this.#roots) return;
    roots.set(folder.toString(), root);
    this.#changed.fire();
  }

  /** The nearest folder with settings, else the one that holds `_posts` or `_drafts`. */
  async #findRoot(folder: vscode.Uri, workspace: vscode.Uri): Promise<Root | undefined> {
    let aroundPosts: vscode.Uri | undefined;
    for (let at = folder; ; at = parent(at)) {
      const config = await firstOf(at, CONFIG_NAMES);
      if (config) return { folder: at, site: await this.#read(at, config) };
      if (at.path.length <= workspace.path.length) break;
      if (/\/_(?:posts|drafts)$/.test(at.path)) aroundPosts ??= parent(at);
    }
    return (
      aroundPosts && { folder: aroundPosts, site: await this.#withLayouts(aroundPosts, readSite(undefined)) }
    );
  }

  async #read(folder: vscode.Uri, config: vscode.Uri): Promise<Site | undefined> {
    if (config.path.endsWith('.toml')) return undefined;
    return this.#withLayouts(folder, readSite(new TextDecoder().decode(await readSmallFile(config))));
  }

  async #withLayouts(folder: vscode.Uri, site: Site): Promise<Site> {
    const layouts = vscode.Uri.joinPath(folder, site.source, site.layoutsDir);
    if (site.layoutsDir !== '_layouts') this.#watch(new vscode.RelativePattern(layouts, '**'));
    const files = await filesBelow(layouts);
    return files ? withLayouts(site, files) : site;
  }

  #watch(pattern: vscode.GlobPattern): void {
    const key = typeof pattern === 'string' ? pattern : pattern.baseUri.toString();
    if (this.#watchers.has(key)) return;
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const forget = (): void => this.#forget();
    watcher.onDidCreate(forget);
    watcher.onDidChange(forget);
    watcher.onDidDelete(forget);
    this.#watchers.set(key, watcher);
  }

  #forget(): void {
    this.#asked = new Map();
    // What was known holds until it is read again: problems do not flicker.
    this.#roots = new Map(this.#roots);
    this.#changed.fire();
  }
}

function parent(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/** The first of the names that a folder has. */
async function firstOf(folder: vscode.Uri, names: readonly string[]): Promise<vscode.Uri | undefined> {
  for (const name of names) {
    const file = vscode.Uri.joinPath(folder, name);
    if (await exists(file)) return file;
  }
  return undefined;
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    // That is how the API says no.
    return false;
  }
}

/** The files below a folder as paths from there; undefined where there is none, or too many. */
async function filesBelow(folder: vscode.Uri): Promise<string[] | undefined> {
  const files: string[] = [];
  const open = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    let entries: [string, vscode.FileType][];
    try {
      entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, at));
    } catch {
      // It is not there, or not ours to read.
      return undefined;
    }
    for (const [name, type] of entries) {
      const path = at + name;
      if (type === vscode.FileType.Directory) open.push(`${path}/`);
      else files.push(path);
    }
    if (files.length + open.length > MOST_LAYOUTS) return undefined;
  }
  return files;
}
