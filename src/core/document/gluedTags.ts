import type { OffsetRange } from '../text/offsetRange.ts';

/** `<divclass="ad">`: an HTML minifier lost the space, so a parser reads an element of a strange name, whose
 * `</div>` closes another one. */
const GLUED =
  /<(?:div|section|span|aside|article|figure|ul|ol|li|p|a)((?:class|id|style|data-[\w-]+)=["'])/gi;
const GLUED_HERE = new RegExp(GLUED, 'iy');

/**
 * The text with the space put back, in place of the attribute name's first letter: every other character
 * keeps its place. The same text where nothing is glued.
 */
export function unglueTags(text: string, body: OffsetRange): string {
  const source = text.slice(body.start, body.end);
  const mended = source.replace(GLUED, (whole, attribute: string) => {
    const name = whole.slice(0, whole.length - attribute.length);
    return `${name} ${attribute.slice(1)}`;
  });
  return mended === source ? text : text.slice(0, body.start) + mended + text.slice(body.end);
}

/** Where the space is missing in the tag that begins at `start`; undefined where the tag is not glued. */
export function glueOf(text: string, start: number): number | undefined {
  GLUED_HERE.lastIndex = start;
  const match = GLUED_HERE.exec(text);
  return match ? start + match[0].length - match[1]!.length : undefined;
}
