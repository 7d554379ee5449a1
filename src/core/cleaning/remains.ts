import { isElement, type HtmlNode, type HtmlTree } from '../document/htmlTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { foldSpace } from './bodySurvey.ts';
import { isText, walkNodes } from './nodes.ts';

/** Nothing that a reader misses when it is gone, or has changed. */
const UNSEEN = new Set(['script', 'style', 'template']);

/** What must still be there: one by one, so that none takes the place of another. */
const KEPT = new Set(
  'a img video audio source iframe embed object canvas svg table blockquote form'.split(' '),
);

/**
 * Whether a reader gets the same of the body `cleaned` as of `original` without what lies in `removed` (in
 * order, without overlaps, in the text of `original`): its text but for white space, and its images, media,
 * links and the like.
 */
export function saysTheSame(cleaned: HtmlTree, original: HtmlTree, removed: readonly OffsetRange[]): boolean {
  // Nearly always the white space is the same too, and folding takes longer than all the rest.
  return [asWritten, withoutSpace].some(
    (form) => describeRemains(cleaned, [], form) === describeRemains(original, removed, form),
  );
}

const asWritten = (text: string): string => text;
const withoutSpace = (text: string): string => foldSpace(text).replaceAll(' ', '');

/** What a reader gets of a body, as a string in which text and elements cannot be taken for each other. */
function describeRemains(
  tree: HtmlTree,
  removed: readonly OffsetRange[],
  form: (text: string) => string,
): string {
  const parts: string[] = [];
  let unseenDepth = 0;
  const isRemoved = (start: number): boolean => {
    let low = 0;
    let high = removed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (removed[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    return low < removed.length && removed[low]!.start <= start;
  };
  const startOf = (node: HtmlNode): number | undefined => {
    const start = node.sourceCodeLocation?.startOffset;
    return start === undefined ? undefined : start + tree.base;
  };
  const describe = (node: HtmlNode): void => {
    const start = startOf(node);
    if (start === undefined || isRemoved(start)) return;
    if (isElement(node)) {
      const { name, attribs } = node;
      if (KEPT.has(name)) parts.push(`\0${name} ${attribs['src'] ?? attribs['href'] ?? ''}\0`);
    } else if (isText(node) && unseenDepth === 0) {
      parts.push(form(node.data));
    }
  };

  walkNodes(tree.root.firstChild, tree.root, {
    enter(node) {
      describe(node);
      if (isElement(node) && UNSEEN.has(node.name)) unseenDepth++;
    },
    leave(node) {
      if (isElement(node) && UNSEEN.has(node.name)) unseenDepth--;
    },
  });
  return parts.join('');
}
