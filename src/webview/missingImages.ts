/** Set on an image that did not load; the stylesheet makes it a labelled box. Its value is `labelled` where the
 * label is not the post's. */
const MISSING = 'data-missing';

/** Labels an image that did not load with what it shows or, where the post does not say, with `label` and
 * the file's name. */
export function markMissing(image: HTMLImageElement, label: string): void {
  image.setAttribute(MISSING, '');
  if (image.alt !== '') return;
  const file = /([^/?#]+)(?:[?#].*)?$/.exec(image.getAttribute('src') ?? '')?.[1] ?? '';
  image.alt = file === '' ? label : `${label} ${decode(file)}`;
  image.setAttribute(MISSING, 'labelled');
  image.removeAttribute('aria-label');
}

/** Takes the label away again. */
export function unmarkMissing(image: Element): void {
  if (image.getAttribute(MISSING) === 'labelled') image.removeAttribute('alt');
  image.removeAttribute(MISSING);
}

/** Lets the label stand while the image stays the same. */
export function keepMissing(from: HTMLImageElement, to: HTMLImageElement): void {
  if (!from.hasAttribute(MISSING) || from.getAttribute('src') !== to.getAttribute('src')) return;
  to.setAttribute(MISSING, '');
  if (to.alt !== '') return;
  to.alt = from.alt;
  to.setAttribute(MISSING, from.getAttribute(MISSING)!);
  to.removeAttribute('aria-label');
}

/** Names the pictures of which the post does not say what they show, for people who do not see them. */
export function nameImages(tree: ParentNode, label: string): void {
  for (const image of tree.querySelectorAll('img:not([alt])')) image.setAttribute('aria-label', label);
}

function decode(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    // A lone `%` is a character of the name.
    return file;
  }
}
