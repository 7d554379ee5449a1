import { IndentedCode } from '../cleaning/indentedCode.ts';
import { isText, walkNodes } from '../document/walkNodes.ts';
import { unglueTags } from '../document/gluedTags.ts';
import {
  isElement,
  markupOf,
  parseHtml,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
} from '../document/htmlTree.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { slice, type OffsetRange } from '../text/offsetRange.ts';
import type { BrokenBody, RepairKind } from './repair.ts';

/** What these hold stays as it is. */
const CODE: ReadonlySet<string> = new Set(
  'pre code kbd samp tt listing xmp plaintext textarea script style template title noembed noframes svg math'.split(
    ' ',
  ),
);

/** Looks over the body once, for all finders. */
export function readBody(
  { text, body, html }: PostDocument,
  wants: (kind: RepairKind) => boolean,
): BrokenBody {
  // Of a glued tag neither the attributes can be read nor which end tag is its own.
  const unglued = unglueTags(text, body);
  const tree = unglued === text ? html : parseHtml(unglued, body);
  const indented = new IndentedCode(text, body);
  const elements: HtmlElement[] = [];
  const tags = new Set<number>();
  const texts: OffsetRange[] = [];
  const code: OffsetRange[] = [];
  const isIndented = (node: HtmlElement): boolean => {
    const place = node.parent === tree.root ? placeOfNode(tree, node) : undefined;
    return place !== undefined && indented.covers(place.start);
  };
  const isCode = (node: HtmlElement): boolean => CODE.has(node.name) || isIndented(node);

  let depth = 0;
  walkNodes(tree.root.firstChild, tree.root, {
    enter(node) {
      if (isElement(node)) {
        if (isCode(node)) {
          const place = depth === 0 ? placeOfNode(tree, node) : undefined;
          if (place) code.push(place);
          depth++;
        }
        // The parser opens formatting again that something else closed: another element of the same tag.
        const start = node.sourceCodeLocation?.startOffset;
        if (depth === 0 && start !== undefined && !tags.has(start)) {
          tags.add(start);
          elements.push(node);
        }
      } else if (depth === 0) {
        const place = placeOfNode(tree, node);
        if (place && !isText(node)) code.push(place);
        // Text that stands loose in a table is put together before it, from places with tags between them.
        else if (place && !/<[a-z!]/i.test(slice(text, place))) texts.push(place);
      }
    },
    leave(node) {
      if (isElement(node) && isCode(node)) depth--;
    },
  });
  const inHtml = lookup(
    tree.root.children.filter(isElement).flatMap((node) => placeOfNode(tree, node) ?? []),
  );
  const inCode = lookup(code);
  let markup: string | undefined;
  return {
    text,
    body,
    get markup() {
      return (markup ??= markupOf(unglued, body));
    },
    tree,
    elements,
    texts: apart(texts.sort(byStart)),
    isInHtml: inHtml,
    isInCode: (offset) => inCode(offset) || (!inHtml(offset) && indented.covers(offset)),
    wants,
  };
}

/** Where the node stands in the post, tags included; undefined where the parser made it up. */
function placeOfNode({ base }: HtmlTree, { sourceCodeLocation }: HtmlNode): OffsetRange | undefined {
  if (!sourceCodeLocation) return undefined;
  const { startOffset, endOffset } = sourceCodeLocation;
  return { start: base + startOffset, end: base + endOffset };
}

/** Whether an offset lies in one of the ranges, which are told apart by where they begin. */
function lookup(ranges: readonly OffsetRange[]): (offset: number) => boolean {
  const sorted = [...ranges].sort(byStart);
  return (offset) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start <= offset) low = middle + 1;
      else high = middle;
    }
    return low > 0 && offset < sorted[low - 1]!.end;
  };
}

/** The ranges without those that overlap one before. */
function apart(sorted: readonly OffsetRange[]): OffsetRange[] {
  let last = 0;
  return sorted.filter(({ start, end }) => {
    const isApart = start >= last;
    if (isApart) last = end;
    return isApart;
  });
}

function byStart(a: OffsetRange, b: OffsetRange): number {
  return a.start - b.start;
}
