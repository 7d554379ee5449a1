import type { Dirent } from 'node:fs';
import { sep } from 'node:path';
import type { FileSystem } from './fileSystem.ts';
import { FolderScope, isPostName } from './folderScope.ts';
import { below } from './paths.ts';
import { whyNot } from './whyNot.ts';

/** A file in a folder: how it is shown, and its absolute path without links. */
export interface FolderFile {
  readonly shown: string;
  readonly real: string;
}

/** Is told what else a walk comes by. */
export interface WalkListener {
  /** What cannot be read, or is left out: how it is shown, and whether that is an error. */
  readonly complain?: (shown: string, reason: string, failed: boolean) => void;
  /** A file that is no post: its absolute path and its name. */
  readonly notice?: (path: string, name: string) => void;
}

/** Collects the files of one folder that may be posts. */
export class FolderWalk {
  readonly #fs: FileSystem;
  readonly #root: string;
  readonly #listener: WalkListener;
  readonly #files: FolderFile[] = [];
  readonly #seenFolders = new Set<string>();
  /** Links wait until all that is really there is known: nothing is found twice. */
  readonly #links: { shown: string; path: string; name: string; scope: FolderScope }[] = [];

  /** @param root an absolute path without links. */
  constructor(fs: FileSystem, root: string, listener: WalkListener = {}) {
    this.#fs = fs;
    this.#root = root;
    this.#listener = listener;
  }

  /** @param prefix what stands before the names of the folder's entries when they are shown. */
  files(prefix = '', scope = FolderScope.ofRoot(this.#fs, this.#root)): readonly FolderFile[] {
    this.#folder(this.#root, prefix, scope);
    const real = new Set(this.#links.length > 0 ? this.#files.map((file) => file.real) : []);
    for (let link = this.#links.shift(); link; link = this.#links.shift()) this.#follow(link, real);
    return this.#files.sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  }

  #folder(path: string, prefix: string, scope: FolderScope): void {
    if (this.#seenFolders.has(path)) return;
    this.#seenFolders.add(path);
    let entries: Dirent[];
    try {
      entries = this.#fs.readdirSync(path, { withFileTypes: true });
    } catch (error) {
      this.#complain(prefix, whyNot(error), true);
      return;
    }
    for (const entry of entries) {
      const { name } = entry;
      const shown = prefix + name;
      if (entry.isDirectory()) {
        if (!scope.hasFolder(name)) continue;
        const inner = below(path, name);
        this.#folder(inner, `${shown}${sep}`, scope.below(name, inner));
      } else if (entry.isFile()) {
        if (scope.hasPost(name)) {
          this.#files.push({ shown, real: below(path, name) });
        } else this.#listener.notice?.(below(path, name), name);
      } else if (entry.isSymbolicLink()) {
        if (scope.hasLink(name)) this.#links.push({ shown, path: below(path, name), name, scope });
      }
    }
  }

  #follow(link: { shown: string; path: string; name: string; scope: FolderScope }, real: Set<string>): void {
    const { shown, name } = link;
    let target: string;
    let isFolder: boolean;
    try {
      target = this.#fs.realpathSync(link.path);
      const stat = this.#fs.statSync(target);
      isFolder = stat.isDirectory();
      if (!isFolder && !(stat.isFile() && isPostName(name))) return;
    } catch (error) {
      // A dead link whose name is no post's is no business of ours.
      if (isPostName(name)) this.#complain(shown, whyNot(error), true);
      return;
    }
    const within = this.#root.endsWith(sep) ? this.#root : this.#root + sep;
    if (target !== this.#root && !target.startsWith(within)) {
      this.#complain(shown, 'is a link out of the folder; skipped', false);
    } else if (isFolder) {
      const before = this.#files.length;
      this.#folder(target, `${shown}${sep}`, link.scope.below(name, target));
      for (const file of this.#files.slice(before)) real.add(file.real);
    } else if (!real.has(target)) {
      real.add(target);
      this.#files.push({ shown, real: target });
    }
  }

  #complain(path: string, reason: string, failed: boolean): void {
    this.#listener.complain?.(path, reason, failed);
  }
}
