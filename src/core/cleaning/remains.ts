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

/** What is left of a body for its reader. */
export interface Remains {
  /** Whether it is what was there, less what was removed: the text but for white space, and images, media,
   * links and the like. */
  readonly same: boolean;
  /** How much of the text was removed, from 0 to 1. */
  readonly share: number;
}

/** Compares the body `cleaned` with `original`, from which the ranges `removed` (in order, without overlaps)
 * have gone. */
export function compareRemains(
  cleaned: HtmlTree,
  original: HtmlTree,
  removed: readonly OffsetRange[],
): Remains {
  const before = describeRemains(original, removed, asWritten);
  // Nearly always the white space is the same too, and folding takes longer than all the rest.
  const same =
    describeRemains(cleaned, [], asWritten).description === before.description ||
    describeRemains(cleaned, [], withoutSpace).description ===
      describeRemains(original, removed, withoutSpace).description;
  const all = before.keptText + before.goneText;
  return { same, share: all === 0 ? 0 : before.goneText / all };
}

interface Description {
  /** Text and elements that cannot be taken for each other. */
  readonly description: string;
  /** How many characters of text there are in and outside the removed ranges; what is blank does not count. */
  readonly keptText: number;
  readonly goneText: number;
}

const asWritten = (text: string): string => text;
const withoutSpace = (text: string): string => foldSpace(text).replaceAll(' ', '');

/** What a reader gets of a body. */
function describeRemains(
  tree: HtmlTree,
  removed: readonly OffsetRange[],
  form: (text: string) => string,
): Description {
  const parts: string[] = [];
  let keptText = 0;
  let goneText = 0;
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
    if (start === undefined) return;
    if (isRemoved(start)) {
      if (isText(node) && unseenDepth === 0) goneText += visibleLength(node.data);
    } else if (isElement(node)) {
      const { name, attribs } = node;
      if (KEPT.has(name)) parts.push(`\0${name} ${attribs['src'] ?? attribs['href'] ?? ''}\0`);
    } else if (isText(node) && unseenDepth === 0) {
      parts.push(form(node.data));
      keptText += visibleLength(node.data);
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
  return { description: parts.join(''), keptText, goneText };
}

function visibleLength(text: string): number {
  return text.trim().length;
}
