import { Comment, Element, Text, type ChildNode, type Document } from 'domhandler';
import { html } from 'parse5';

/** Where a node or a tag stands, as parse5 says it, without lines and columns. */
export class Place {
  readonly startOffset: number;
  endOffset: number;

  constructor(startOffset: number, endOffset: number) {
    this.startOffset = startOffset;
    this.endOffset = endOffset;
  }
}

/** Where an element stands. Numbers alone: few ask for the tags. */
export class ElementPlace {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly #startTagEnd: number;
  readonly #endTagStart: number;

  /** @param endTagStart -1 where no end tag of its own closes the element */
  constructor(start: number, startTagEnd: number, endTagStart: number, end: number) {
    this.startOffset = start;
    this.endOffset = end;
    this.#startTagEnd = startTagEnd;
    this.#endTagStart = endTagStart;
  }

  get startTag(): Place {
    return new Place(this.startOffset, this.#startTagEnd);
  }

  /** undefined where no end tag of its own closes the element. */
  get endTag(): Place | undefined {
    return this.#endTagStart < 0 ? undefined : new Place(this.#endTagStart, this.endOffset);
  }
}

export type Attributes = Record<string, string>;

/** As `Object.create(null)`, whose objects are slow to fill: no attribute's name is there from the outset. */
export const AttributeMap = function () {} as unknown as { new (): Attributes; prototype: object };
AttributeMap.prototype = Object.create(null) as object;

export function makeElement(name: string, attributes: Attributes, place: ElementPlace | null): Element {
  const element = new Element(name, attributes, []);
  element.namespace = html.NS.HTML;
  return placeNode(element, place);
}

export function makeText(data: string, start: number, end: number): Text {
  return placeNode(new Text(data), new Place(start, end));
}

export function makeComment(data: string, start: number, end: number): Comment {
  return placeNode(new Comment(data), new Place(start, end));
}

export function append(parent: Element | Document, node: ChildNode): void {
  const { children } = parent;
  const last = children.at(-1);
  if (last) {
    last.next = node;
    node.prev = last;
  }
  node.parent = parent;
  children.push(node);
}

export function placeNode<N extends ChildNode>(node: N, place: Place | ElementPlace | null): N {
  // domhandler's type asks for lines and columns, which nobody reads.
  node.sourceCodeLocation = place as unknown as NonNullable<N['sourceCodeLocation']>;
  return node;
}
