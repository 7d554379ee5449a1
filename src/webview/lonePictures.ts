/** Set on a picture with nothing beside it: style sheets do not see text. */
export const ALONE = 'data-alone';

const PICTURE = 'img, video, picture, .galley-box';
const ONLY_CHILD = `:is(p, div, figure, section) > :is(${PICTURE}):only-child`;

/** Tells the pictures that stand alone from those in a line of text. To be called after each change of the page. */
export function markLonePictures(page: Element): void {
  for (const picture of page.querySelectorAll(`[${ALONE}]:not(${ONLY_CHILD})`))
    picture.removeAttribute(ALONE);
  for (const picture of page.querySelectorAll(ONLY_CHILD)) {
    picture.toggleAttribute(
      ALONE,
      [...picture.parentNode!.childNodes].every((node) => !isText(node)),
    );
  }
}

function isText(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '';
}
