import * as vscode from 'vscode';
import type { Address, SiteReference } from '../core/postService.ts';
import { NOT_POSTS } from './postFiles.ts';
import type { PostSite, Sites } from './sites.ts';

/** What a page of the site may be written in. */
const EXTENSIONS = ['md', 'html', 'markdown'];

/** The most pages that are looked through for that of a term. */
const MOST_PAGES = 100;

/** A longer name is no file's, in UTF-16 code units. */
const LONGEST_NAME = 255;

/** The folder that holds the `_posts` or `_drafts` around a file. */
export function folderAround(uri: vscode.Uri): vscode.Uri | undefined {
  const path = /^(.*)\/_(?:posts|drafts)\//.exec(uri.path)?.[1];
  return path === undefined ? undefined : uri.with({ path: path || '/' });
}

/** The folder of a site's files. */
function sourceOf({ root, site }: PostSite): vscode.Uri {
  return vscode.Uri.joinPath(root, site.source);
}

/** The folder below which Jekyll looks for a site's `_posts` and `_drafts`. */
export function collectionsOf(place: PostSite): vscode.Uri {
  return vscode.Uri.joinPath(sourceOf(place), place.site.collectionsDir);
}

/** Whether a file or folder lies in a folder, or is that folder. */
export function isWithin(folder: vscode.Uri, { path }: vscode.Uri): boolean {
  return path === folder.path || path.startsWith(`${folder.path.replace(/\/$/, '')}/`);
}

/** The folder of the site's files that a post belongs to, where settings name none: what holds its `_posts`, else
 * its workspace folder. */
function nearestFolder(uri: vscode.Uri): vscode.Uri | undefined {
  return folderAround(uri) ?? vscode.workspace.getWorkspaceFolder(uri)?.uri;
}

/** The site of a post, where settings name it, and the folder of its files. */
async function findSite(
  from: vscode.Uri,
  sites: Sites,
): Promise<{ place: PostSite | undefined; folder: vscode.Uri | undefined }> {
  const place = await sites.find(from);
  return { place, folder: place ? sourceOf(place) : nearestFolder(from) };
}

/** The file that a link of a post leads to, if there is one in the site. */
export async function findLinkedFile(
  { kind, path }: Exclude<Address, { readonly kind: 'web' }>,
  from: vscode.Uri,
  sites: Sites,
): Promise<vscode.Uri | undefined> {
  const { place, folder: site } = await findSite(from, sites);
  if (!site) return undefined;
  const bases = kind === 'beside' ? [vscode.Uri.joinPath(from, '..')] : [site];
  // Posts are called by their path below the collections' folder, and found in the same category too.
  if (kind === 'source' && place) bases.push(collectionsOf(place), folderAround(from) ?? site);
  const named = bases.map((base) => vscode.Uri.joinPath(base, path));
  return firstFile(
    named.flatMap((uri) => sourcesOf(uri.path).map((source) => uri.with({ path: source }))),
    site,
  );
}

/** The files that a page may be made of: Jekyll makes `about/` of `about.md`. */
function sourcesOf(path: string): string[] {
  if (path.endsWith('/')) return pagesAt(path.slice(0, -1));
  if (/\.html?$/.test(path)) return [path, ...EXTENSIONS.map((end) => path.replace(/html?$/, end))];
  return /\.[a-z\d]{1,8}$/i.test(path) ? [path] : [path, ...pagesAt(path)];
}

function pagesAt(path: string): string[] {
  return EXTENSIONS.flatMap((end) => [`${path}.${end}`, `${path}/index.${end}`]);
}

/** The file of a layout, or the page of a term. */
export async function findReferredFile(
  { kind, names }: SiteReference,
  from: vscode.Uri,
  sites: Sites,
): Promise<vscode.Uri | undefined> {
  const { place, folder: site } = await findSite(from, sites);
  if (!site) return undefined;
  if (kind === 'layout') {
    const layouts = vscode.Uri.joinPath(site, place?.site.layoutsDir ?? '_layouts');
    const files = names.flatMap((name) =>
      ['html', 'md', 'markdown', 'liquid'].map((end) => vscode.Uri.joinPath(layouts, `${name}.${end}`)),
    );
    return firstFile(files, layouts);
  }
  return findTermPage(kind, names, site);
}

/** The page of a category or a tag, which sites keep in a folder called so. */
async function findTermPage(
  kind: 'categories' | 'tags',
  names: readonly string[],
  site: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const folders = kind === 'tags' ? 'tag,tags,_tag,_tags' : 'category,categories,_category,_categories';
  // In a glob a `?` is any character: a name may hold those that mean something there.
  const wanted = names
    .filter((name) => !name.includes('/') && name.length <= LONGEST_NAME)
    .map((name) => name.replace(/[*?{}[\],\\!]/g, '?'));
  if (wanted.length === 0) return undefined;
  const glob = `**/{${folders}}/**/{${wanted.flatMap((name) => [`${name}.*`, `${name}/index.*`]).join(',')}}`;
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(site, glob),
    NOT_POSTS,
    MOST_PAGES,
  );
  const pages = found.filter(({ path }) => {
    const name = /([^/]+?)(?:\/index)?\.(?:md|html|markdown)$/.exec(path)?.[1];
    return name !== undefined && names.includes(name);
  });
  // The nearest to the root is the site's own.
  return pages.sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))[0];
}

/** The first that is there, and within the folder. */
async function firstFile(
  candidates: readonly vscode.Uri[],
  folder: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  for (const uri of candidates) {
    if (isWithin(folder, uri) && (await isFile(uri))) return uri;
  }
  return undefined;
}

/** Whether there is such a file. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    // There is nothing.
    return false;
  }
}
