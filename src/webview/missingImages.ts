/** Set on an image that did not load; the stylesheet makes it a labelled box. */
const MISSING = 'data-missing';

/** Labels an image that did not load with what it shows or, where the post does not say, with `label` and
 * the file's name. */
export function markMissing(image: HTMLImageElement, label: string): void {
  image.setAttribute(MISSING, '');
  if (image.alt !== '') return;
  const file = /([^/?#]+)(?:[?#].*)?$/.exec(image.getAttribute('src') ?? '')?.[1] ?? '';
  image.alt = file === '' ? label : `${label} ${decode(file)}`;
}

/** Lets the label stand while the image stays the same. */
export function keepMissing(from: HTMLImageElement, to: HTMLImageElement): void {
  if (!from.hasAttribute(MISSING) || from.getAttribute('src') !== to.getAttribute('src')) return;
  to.setAttribute(MISSING, '');
  if (to.alt === '') to.alt = from.alt;
}

function decode(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    // A lone `%` is a character of the name.
    return file;
  }
}
