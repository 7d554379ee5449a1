import type { Token } from 'parse5';
import type { ChildNode, Document, Element } from 'domhandler';
import type { OffsetRange } from '../text/offsetRange.ts';
import { parseExact } from './exactHtml.ts';
import { parseFast } from './fastHtml.ts';
import type { FlatTree } from './flatTree.ts';
import { flattenDocument } from './flattenDocument.ts';
import { makeDocument, type MadeDocument } from './makeDocument.ts';
import { DEEPEST_ELEMENT } from './openElements.ts';
import { findMarkdownCode } from './markdownCode.ts';

export { DEEPEST_ELEMENT };

/** An element of the body, as CSS selector engines for htmlparser2's tree know it. */
export type HtmlElement = Element;
export type HtmlNode = ChildNode;

/** The body as the HTML standard reads it. */
export interface HtmlTree {
  /** The nodes as columns of numbers. Empty where `unread` tells why. */
  readonly flat: FlatTree;
  /** The same nodes as objects, made on first use: the fragment, whose children are the body's top-level
   * nodes. */
  readonly root: Document;
  /** The elements of `root`, by their nodes in `flat`. */
  readonly elements: readonly Element[];
  /** What to add to the tree's own offsets to get those of the post's text. */
  readonly base: number;
  /** Why the body was not read, if it was not. */
  readonly unread: 'tooLong' | 'tooDeep' | undefined;
}

/** Where an element's tags stand in the text of the post. */
export interface ElementPlace {
  /** `<p class="x">` */
  readonly startTag: OffsetRange;
  /** `</p>`; undefined where the element is void, or another tag or the end of the text closes it. */
  readonly endTag: OffsetRange | undefined;
}

/** Bodies longer than this many code units are not read: a tree takes some fifty times the text's memory.
 * The longest of 64,542 archived posts has 0.7 million. */
export const LONGEST_BODY = 8_000_000;

/**
 * Reads the HTML in `body`. HTML that stands in Markdown code is text there: the tree does not have it.
 */
export function parseHtml(text: string, body: OffsetRange): HtmlTree {
  const tooLong = body.end - body.start > LONGEST_BODY;
  const written = tooLong ? '' : markupOf(text, body);
  const fast = parseFast(written);
  // The fast reader gives up where elements nest too deep, so no one else need count.
  const tooDeep = !fast && isTooDeep(written);
  const unread = tooLong ? 'tooLong' : tooDeep ? 'tooDeep' : undefined;
  const source = tooDeep ? '' : written;
  const read = fast ? { flat: fast, document: undefined } : flattenDocument(parseExact(source), source);
  return new BodyTree(read.flat, read.document, body.start, unread);
}

class BodyTree implements HtmlTree {
  readonly flat: FlatTree;
  readonly base: number;
  readonly unread: HtmlTree['unread'];
  #objects: MadeDocument | undefined;

  constructor(flat: FlatTree, objects: MadeDocument | undefined, base: number, unread: HtmlTree['unread']) {
    this.flat = flat;
    this.base = base;
    this.unread = unread;
    this.#objects = objects;
  }

  get root(): Document {
    return this.#made().root;
  }

  get elements(): readonly Element[] {
    return this.#made().elements;
  }

  #made(): MadeDocument {
    return (this.#objects ??= makeDocument(this.flat));
  }
}

/** What of a body is read as HTML: code that an author shows in Markdown is turned into spaces. */
export function markupOf(text: string, body: OffsetRange): string {
  return blankOut(text, body, findMarkdownCode(text, body));
}

/** Elements that nest nothing of their own kind without another around it, or have no end tag. */
const FLAT =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[dt]|option|optgroup|t[rdh]|thead|tbody|tfoot|colgroup|r[btp])$/i;

/** Counts tags, whatever they stand in: far more than enough for any article. */
function isTooDeep(source: string): boolean {
  if (source.length < 3 * DEEPEST_ELEMENT) return false;
  let depth = 0;
  for (const { 1: slash, 2: name = '' } of source.matchAll(/<(\/?)([a-z][^\s/>]{0,30})/gi)) {
    if (FLAT.test(name)) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST_ELEMENT) return true;
  }
  return false;
}

/** Where the element's tags stand in the post; undefined for one that the parser made up (a `<tbody>`). */
export function placeOf(tree: HtmlTree, element: HtmlElement): ElementPlace | undefined {
  const location = element.sourceCodeLocation;
  if (!location) return undefined;
  const { startTag, endTag } = location as Token.ElementLocation;
  const at = ({ startOffset, endOffset }: Token.Location): OffsetRange => ({
    start: tree.base + startOffset,
    end: tree.base + endOffset,
  });
  // A void element has no place of its start tag: it is nothing else.
  return { startTag: at(startTag ?? location), endTag: endTag && at(endTag) };
}

/** All elements of the tree in the order of their start tags. Walks without recursion: markup may be nested
 * as deep as a hostile author likes. */
export function* elementsOf(tree: HtmlTree): Generator<HtmlElement> {
  let node: HtmlNode | null = tree.root.firstChild;
  while (node) {
    if (isElement(node)) yield node;
    let next: HtmlNode | null = 'firstChild' in node ? node.firstChild : null;
    for (let up: HtmlNode | null = node; !next && up; up = up.parent === tree.root ? null : up.parent) {
      next = up.next;
    }
    node = next;
  }
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'attribs' in node;
}

/** The body with `holes` turned into spaces: every other character keeps its place. */
function blankOut(text: string, body: OffsetRange, holes: readonly OffsetRange[]): string {
  if (holes.length === 0) return text.slice(body.start, body.end);
  const parts: string[] = [];
  let at = body.start;
  for (const { start, end } of holes) {
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  parts.push(text.slice(at, body.end));
  return parts.join('');
}
