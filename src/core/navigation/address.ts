import { httpUrl } from '../facts/postFacts.ts';

/** Where a link leads: to the web, to a file by its path in the site or beside the post, or to a file by its
 * path in the site's source, as `{% link %}` and `{% post_url %}` name it. */
export type Address =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'site' | 'beside' | 'source'; readonly path: string };

/** `{{ site.baseurl }}`, which stands before a path of the site. */
const SITE_ADDRESS = /^\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}/;
/** `{{ '/x' | relative_url }}` */
const FILTERED =
  /^\{\{-?\s*(["'])([^"'{}]*)\1\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)\s*-?\}\}/;

/** Where an address leads that may have Liquid in it; undefined where that cannot be told, or it leads nowhere:
 * to a place in the same page, to a mail, to a script. */
export function readAddress(text: string): Address | undefined {
  const address = text.trim();
  if (address.startsWith('//')) return readAddress(`https:${address}`);
  const web = httpUrl(address);
  if (web) return /[{}]/.test(address) ? undefined : { kind: 'web', url: web.href };
  const { path: written, isOfSite } = withoutSite(address);
  if (/[{}\\]/.test(written) || /^[a-z][a-z\d+.-]*:/i.test(written)) return undefined;
  const path = decoded(written.replace(/[?#].*$/, ''));
  if (path === '' || path.includes('\0')) return undefined;
  const isRooted = path.startsWith('/');
  return { kind: isRooted || isOfSite ? 'site' : 'beside', path: path.replace(/^\/+/, '') };
}

/** An address less the Liquid at its start that stands for the site's own, and whether there was any. */
export function withoutSite(address: string): { readonly path: string; readonly isOfSite: boolean } {
  const filtered = FILTERED.exec(address);
  let path = filtered ? filtered[2]! + address.slice(filtered[0].length) : address;
  let isOfSite = filtered !== null;
  for (let match = SITE_ADDRESS.exec(path); match; match = SITE_ADDRESS.exec(path)) {
    path = path.slice(match[0].length);
    isOfSite = true;
  }
  return { path, isOfSite };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray % is no escape: the file may be called so.
    return path;
  }
}
