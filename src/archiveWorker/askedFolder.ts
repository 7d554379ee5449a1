import { sep } from 'node:path';
import { Excludes } from '../disk/excludes.ts';
import type { FileSystem } from '../disk/fileSystem.ts';
import { FolderScope } from '../disk/folderScope.ts';
import { FolderWalk, type FolderFile } from '../disk/folderWalk.ts';
import type { ArchiveFolder } from '../protocol/archiveMessages.ts';

/** A file that may be a post. */
export interface AskedFile {
  readonly uri: string;
  /** Absolute, without links. */
  readonly path: string;
}

/** Files that may be posts, and how many they are at most. */
export interface AskedFiles {
  readonly count: number;
  readonly each: Iterable<AskedFile>;
}

/** A folder of the workspace, of which all files or some are wanted. */
export class AskedFolder {
  readonly #fs: FileSystem;
  readonly #uri: string;
  readonly #path: string;
  readonly #excludes: Excludes;
  /** The folder that was asked for last, and what it is in a URI: files come folder by folder. */
  #last = { folder: '', encoded: '' };

  constructor({ uri, path, excludes }: ArchiveFolder, fs: FileSystem) {
    this.#fs = fs;
    this.#uri = `${uri}/`;
    this.#path = path;
    this.#excludes = new Excludes(excludes);
  }

  holds(uri: string): boolean {
    return uri.startsWith(this.#uri);
  }

  /** The files that may be posts. Their names as URIs are made one by one: all of them take much memory.
   * @param wanted those that are asked for, by their URIs; by default all. */
  files(wanted: readonly string[] | undefined): AskedFiles {
    let root: string;
    try {
      root = this.#fs.realpathSync(this.#path);
    } catch {
      // A folder of the workspace that is gone has no posts.
      return { count: 0, each: [] };
    }
    const scope = FolderScope.ofRoot(this.#fs, root, this.#excludes);
    if (wanted) {
      const some = [...this.#some(root, scope, wanted)];
      return { count: some.length, each: some };
    }
    const all = new FolderWalk(this.#fs, root).files('', scope);
    return { count: all.length, each: this.#named(all) };
  }

  *#named(files: readonly FolderFile[]): Iterable<AskedFile> {
    for (const { shown, real } of files) {
      const uri = this.#uriOf(shown);
      if (uri !== undefined) yield { uri, path: real };
    }
  }

  *#some(root: string, scope: FolderScope, wanted: readonly string[]): Iterable<AskedFile> {
    const scopes = new Map([[root, scope]]);
    for (const uri of wanted) {
      if (!this.holds(uri)) continue;
      const path = this.#find(root, decodeURIComponent(uri.slice(this.#uri.length)).split('/'), scopes);
      if (path !== undefined) yield { uri, path };
    }
  }

  /** Where a file is, if it is there and belongs to the archive. */
  #find(root: string, names: readonly string[], scopes: Map<string, FolderScope>): string | undefined {
    let path = root;
    for (const name of names.slice(0, -1)) {
      const scope = scopes.get(path)!;
      if (!scope.hasFolder(name)) return undefined;
      path += sep + name;
      if (!scopes.has(path)) scopes.set(path, scope.below(name, path));
    }
    if (!scopes.get(path)!.hasPost(names.at(-1)!)) return undefined;
    path += sep + names.at(-1)!;
    try {
      const real = this.#fs.realpathSync(path);
      // A link may lead anywhere.
      return real.startsWith(root + sep) && this.#fs.statSync(real).isFile() ? real : undefined;
    } catch {
      // It is gone.
      return undefined;
    }
  }

  /** As the editor writes it; undefined where a name has none. */
  #uriOf(place: string): string | undefined {
    const end = place.lastIndexOf(sep) + 1;
    try {
      if (!place.startsWith(this.#last.folder) || this.#last.folder.length !== end) {
        const folder = place.slice(0, end);
        this.#last = { folder, encoded: folder.split(sep).map(encode).join('/') };
      }
      return this.#uri + this.#last.encoded + encode(place.slice(end));
    } catch {
      // Half a surrogate pair is a name on some systems; nobody can open the file by it.
      return undefined;
    }
  }
}

/** VS Code encodes more than it must. */
function encode(name: string): string {
  const encoded = encodeURIComponent(name);
  return /[!'()*]/.test(encoded)
    ? encoded.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    : encoded;
}
