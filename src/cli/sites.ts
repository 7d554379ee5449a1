import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { readSite, withLayouts, type Site } from '../core/postService.ts';
import type { FileSystem } from './io.ts';

/** The site that a post belongs to, and the post's path below the site's root, with `/`. */
export interface PostSite {
  readonly site: Site;
  readonly path: string;
}

interface Root {
  readonly folder: string;
  /** undefined where its settings cannot be read. */
  readonly site: Site | undefined;
}

/** The names that Jekyll looks for, in its order. TOML is not read. */
const CONFIG_NAMES = ['_config.yml', '_config.yaml', '_config.toml'];

/** Finds the sites of posts, and reads each once. */
export class Sites {
  readonly #fs: FileSystem;
  /** By the folders that were asked about; undefined where no site has settings. */
  readonly #configuredRoots = new Map<string, Root | undefined>();
  /** By the folders that hold `_posts`. */
  readonly #bareRoots = new Map<string, Root>();
  /** Of the folder that was asked about last, which is nearly always that of the next post as well. */
  #last: { readonly folder: string; readonly site: Site; readonly prefix: string } | undefined;

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /** @param file an absolute path. */
  of(file: string): PostSite | undefined {
    const nameAt = file.lastIndexOf(sep) + 1;
    const last = this.#last;
    if (last && nameAt === last.folder.length && isName(file, nameAt) && file.startsWith(last.folder)) {
      return { site: last.site, path: last.prefix + file.slice(nameAt) };
    }
    const place = resolve(file);
    const root = this.#configured(dirname(place)) ?? this.#aroundPosts(place);
    if (!root?.site) return undefined;
    const path = relative(root.folder, place).replaceAll(sep, '/');
    const name = file.slice(nameAt);
    if (isName(file, nameAt) && path.endsWith(name)) {
      this.#last = { folder: file.slice(0, nameAt), site: root.site, prefix: path.slice(0, -name.length) };
    }
    return { site: root.site, path };
  }

  /** The nearest folder above that has settings, within the repository. */
  #configured(folder: string): Root | undefined {
    if (this.#configuredRoots.has(folder)) return this.#configuredRoots.get(folder);
    const name = CONFIG_NAMES.find((one) => this.#fs.existsSync(join(folder, one)));
    const parent = dirname(folder);
    let root: Root | undefined;
    if (name !== undefined) root = { folder, site: this.#read(folder, name) };
    else if (parent !== folder && !this.#fs.existsSync(join(folder, '.git'))) root = this.#configured(parent);
    this.#configuredRoots.set(folder, root);
    return root;
  }

  /** Without settings: the folder that holds `_posts` or `_drafts`. */
  #aroundPosts(file: string): Root | undefined {
    for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) {
      if (!/^_(?:posts|drafts)$/.test(basename(folder))) continue;
      const root = dirname(folder);
      const known = this.#bareRoots.get(root) ?? {
        folder: root,
        site: this.#withLayouts(root, readSite(undefined)),
      };
      this.#bareRoots.set(root, known);
      return known;
    }
    return undefined;
  }

  #read(folder: string, config: string): Site | undefined {
    const text = config.endsWith('.toml') ? undefined : this.#text(join(folder, config));
    return text === undefined ? undefined : this.#withLayouts(folder, readSite(text));
  }

  #withLayouts(folder: string, site: Site): Site {
    const layouts = this.#files(join(folder, site.source, site.layoutsDir));
    return layouts ? withLayouts(site, layouts) : site;
  }

  #text(file: string): string | undefined {
    try {
      return this.#fs.readFileSync(file, 'utf8');
    } catch {
      // It is a folder, or not ours to read: the posts are checked without it.
      return undefined;
    }
  }

  #files(folder: string): string[] | undefined {
    try {
      return this.#fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => name.replaceAll(sep, '/'));
    } catch {
      // The site has no such folder.
      return undefined;
    }
  }
}

/** Whether what begins there is one name: Windows has two separators. */
function isName(file: string, start: number): boolean {
  return start > 0 && start < file.length && !file.includes('/', start);
}
