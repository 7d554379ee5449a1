/**
 * Makes the addresses of pictures, sounds and films in the post loadable: a relative one means a file beside
 * the post, one that begins with a slash a file below the site's root. Links stay as the post has them. What
 * the post has is kept in `data-written-src` and so on.
 */
export function resolveAddresses(tree: Element, folder: string, root: string | undefined): void {
  const resolve = (address: string): string => {
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) return address;
    const base = address.startsWith('/') ? root : folder;
    const relative = address.replace(/^\/+/, '');
    return base !== undefined && URL.canParse(relative, base) ? new URL(relative, base).href : address;
  };
  for (const element of tree.querySelectorAll('[src], [poster], [srcset]')) {
    for (const name of RESOLVED) {
      const written = element.getAttribute(name);
      if (written === null) continue;
      const resolved = name === 'srcset' ? resolveAll(written, resolve) : resolve(written);
      if (resolved === written) continue;
      element.setAttribute(name, resolved);
      element.setAttribute(WRITTEN + name, written);
    }
  }
}

/** Gives an element the addresses that the post has. */
export function restoreAddresses(element: Element): void {
  for (const name of RESOLVED) {
    const written = element.getAttribute(WRITTEN + name);
    if (written === null) continue;
    element.setAttribute(name, written);
    element.removeAttribute(WRITTEN + name);
  }
}

const RESOLVED = ['src', 'poster', 'srcset'];
const WRITTEN = 'data-written-';

/** A `srcset`, as the sanitiser writes it: candidates between a comma and a space. */
function resolveAll(srcset: string, resolve: (address: string) => string): string {
  return srcset
    .split(', ')
    .map((candidate) => {
      const [address = '', ...descriptors] = candidate.trim().split(' ');
      return [resolve(address), ...descriptors].join(' ');
    })
    .join(', ');
}
