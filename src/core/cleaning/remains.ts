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
 * What a reader gets of a body, without what lies in `removed` (in order, without overlaps, in the tree's
 * text): its text without white space, and its images, media, links and the like. Two bodies that say the
 * same are equal strings.
 */
export function describeRemains(tree: HtmlTree, removed: readonly OffsetRange[]): string {
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
      if (KEPT.has(name)) parts.push(`<${name} ${attribs['src'] ?? attribs['href'] ?? ''}>`);
    } else if (isText(node) && unseenDepth === 0) {
      parts.push(foldSpace(node.data).replaceAll(' ', ''));
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
