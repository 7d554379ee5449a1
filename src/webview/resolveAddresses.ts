/**
 * Makes the addresses of pictures, sounds and films in the post loadable: a relative one means a file beside
 * the post, one that begins with a slash a file below the site's root. Links stay as the post has them.
 */
export function resolveAddresses(tree: Element, folder: string, root: string | undefined): void {
  const resolve = (address: string): string => {
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) return address;
    const base = address.startsWith('/') ? root : folder;
    const relative = address.replace(/^\/+/, '');
    return base !== undefined && URL.canParse(relative, base) ? new URL(relative, base).href : address;
  };
  for (const element of tree.querySelectorAll('[src], [poster], [srcset]')) {
    for (const name of ['src', 'poster']) {
      const address = element.getAttribute(name);
      if (address !== null) element.setAttribute(name, resolve(address));
    }
    const srcset = element.getAttribute('srcset');
    if (srcset !== null) element.setAttribute('srcset', resolveAll(srcset, resolve));
  }
}

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
