import { elementsOf, isElement, placeOf, type HtmlElement, type HtmlNode } from '../document/htmlTree.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** A paragraph of the article, whatever element it is. */
export interface HtmlBlock {
  /** How it begins, white space folded. */
  readonly excerpt: string;
  /** The element. */
  readonly range: OffsetRange;
}

/** What people read as a paragraph of its own, if it has text of its own. */
const BLOCK = /^(?:p|div|section|article|blockquote|li|dd|dt|pre|figcaption|td|th|center|summary)$/;
const HEADING = /^h[1-6]$/;

/** The code units of an excerpt. */
const LONGEST_EXCERPT = 40;
/** The nodes that are looked at for one. */
const MOST_NODES = 200;

/** The paragraphs of the body's HTML, in order. */
export function* findHtmlBlocks({ html }: PostDocument): Generator<HtmlBlock> {
  for (const element of elementsOf(html)) {
    if (!BLOCK.test(element.name) || !hasOwnText(element)) continue;
    const place = placeOf(html, element);
    if (!place) continue;
    const excerpt = excerptOf(element);
    const { startTag, endTag } = place;
    if (excerpt !== '') yield { excerpt, range: { start: startTag.start, end: (endTag ?? startTag).end } };
  }
}

/** Whether the element says something that no block in it says. */
function hasOwnText(element: HtmlElement): boolean {
  return element.children.some((child) =>
    isElement(child)
      ? !BLOCK.test(child.name) && !HEADING.test(child.name) && holdsText(child)
      : isText(child) && /\S/.test(child.data),
  );
}

/** Whether an inline element such as `<strong>` has text; one that holds blocks does not speak for itself. */
function holdsText(inline: HtmlElement): boolean {
  const open: HtmlNode[] = [...inline.children];
  for (let seen = 0; seen < MOST_NODES; seen++) {
    const node = open.pop();
    if (!node) return false;
    if (isText(node) && /\S/.test(node.data)) return true;
    if (!isElement(node)) continue;
    if (BLOCK.test(node.name) || HEADING.test(node.name)) return false;
    open.push(...node.children.slice(0, MOST_NODES));
  }
  return false;
}

function excerptOf(element: HtmlElement): string {
  let text = '';
  const open: HtmlNode[] = [...element.children.slice(0, MOST_NODES)].reverse();
  for (let seen = 0; seen < MOST_NODES && text.length <= LONGEST_EXCERPT; seen++) {
    const node = open.pop();
    if (!node) break;
    if (isElement(node)) {
      // The text of a block within is that block's.
      if (!BLOCK.test(node.name)) open.push(...[...node.children.slice(0, MOST_NODES)].reverse());
    } else if (isText(node)) text = excerpt(text + node.data.slice(0, 10 * LONGEST_EXCERPT));
  }
  return shorten(text);
}

/** The text with white space folded. */
function excerpt(text: string): string {
  return text.replace(/\s+/g, ' ').trimStart();
}

/** As much of a text as a name in the outline holds. */
export function shorten(text: string): string {
  const folded = excerpt(text).trimEnd();
  if (folded.length <= LONGEST_EXCERPT) return folded;
  const cut = folded.slice(0, LONGEST_EXCERPT - 1);
  // No half of a character.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

function isText(node: HtmlNode): node is HtmlNode & { readonly data: string } {
  return node.nodeType === 3;
}
