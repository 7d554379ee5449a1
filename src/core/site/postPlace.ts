/** The folders that a site's settings name. */
export interface SiteFolders {
  /** That of the site's files, below its root; '' for the root itself. */
  readonly source: string;
  /** That of the collections' folders, below `source`; '' for `source` itself. */
  readonly collectionsDir: string;
  /** The names of the collections that are not posts. */
  readonly collections: ReadonlySet<string>;
}

/** What a file is to Jekyll, by where it lies. */
export interface PostPlace {
  readonly kind: 'post' | 'draft' | 'document' | 'page';
  /** `posts` for posts and drafts, the collection's name for its documents, `pages` for pages. */
  readonly collection: string;
  /** Below the folder of the site's files and of its collections, with `/`. */
  readonly path: string;
  /** The folders around `_posts` or `_drafts`: Jekyll makes them categories. */
  readonly folders: readonly string[];
  readonly fileName: string;
  /** Whether it lies in the folder of the collections: Jekyll reads no posts elsewhere. */
  readonly isInCollections: boolean;
}

/**
 * @param path below the site's root, with `/`.
 * @returns undefined for a file that is not among the site's.
 */
export function placeOf(site: SiteFolders, path: string): PostPlace | undefined {
  const inSource = below(site.source, path);
  if (inSource === undefined) return undefined;
  const inCollections = below(site.collectionsDir, inSource);
  const names = (inCollections ?? inSource).split('/');
  const common = {
    path: names.join('/'),
    fileName: names.at(-1)!,
    isInCollections: inCollections !== undefined,
  };
  for (const [folder, kind] of [
    ['_posts', 'post'],
    ['_drafts', 'draft'],
  ] as const) {
    const at = names.slice(0, -1).indexOf(folder);
    if (at >= 0) return { kind, collection: 'posts', folders: names.slice(0, at), ...common };
  }
  const label = inCollections === undefined ? undefined : /^_(.+)$/.exec(names[0]!)?.[1];
  return label !== undefined && names.length > 1 && site.collections.has(label)
    ? { kind: 'document', collection: label, folders: [], ...common }
    : { kind: 'page', collection: 'pages', folders: [], ...common };
}

/** What is left of a path in a folder; undefined where it lies elsewhere. */
function below(folder: string, path: string): string | undefined {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
