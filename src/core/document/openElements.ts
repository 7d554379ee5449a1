import { Document, type Element } from 'domhandler';
import { append, AttributeMap, ElementPlace, makeElement, type Attributes } from './htmlNodes.ts';
import {
  FORMATTING,
  IMPLIED,
  IMPLIED_THOROUGHLY,
  SCOPE,
  SPECIAL,
  type TagKind,
  type TagKinds,
} from './htmlTags.ts';

/** An element that is open, with its kind. */
export interface OpenElement {
  readonly element: Element;
  readonly kind: TagKind;
}

/** The standard's stack of open elements, with the tree that they stand in and the tag that is being read. */
export class OpenElements {
  readonly root = new Document([]);
  /** What the next node goes into. */
  current: Element | Document = this.root;
  /** Whether a formatting element was closed by another tag than its own: it would come back, and does not
   * here. */
  lostFormatting = false;
  readonly items: OpenElement[] = [];
  readonly #kinds: TagKinds;
  /** How many elements of each kind are open, by its id. */
  readonly #counts: number[] = [];
  #start = 0;
  #end = 0;
  #endOf = '';

  constructor(kinds: TagKinds) {
    this.#kinds = kinds;
  }

  /** From now on elements begin and end at the tag from `start` to `end`.
   * @param endOf the name of the element whose end tag it is; empty for start tags and the end of the text */
  moveTo(start: number, end: number, endOf: string): void {
    this.#start = start;
    this.#end = end;
    this.#endOf = endOf;
  }

  top(): OpenElement | undefined {
    return this.items.at(-1);
  }

  topHas(trait: number): boolean {
    const top = this.top();
    return top !== undefined && (top.kind.traits & trait) !== 0;
  }

  topIs(name: string): boolean {
    return this.top()?.kind.name === name;
  }

  count({ id }: TagKind): number {
    return this.#counts[id] ?? 0;
  }

  /** Adds an element that is but a start tag. */
  insert({ name }: TagKind, attributes: Attributes): void {
    append(this.current, makeElement(name, attributes, this.place()));
  }

  /** Adds an element that the text has no tag of, and nothing in it. */
  insertMadeUp(name: string): void {
    append(this.current, makeElement(name, new AttributeMap(), null));
  }

  push(kind: TagKind, attributes: Attributes): Element {
    return this.open(kind, makeElement(kind.name, attributes, this.place()));
  }

  pushMadeUp(name: string): void {
    this.open(this.#kinds.of(name), makeElement(name, new AttributeMap(), null));
  }

  open(kind: TagKind, element: Element): Element {
    append(this.current, element);
    this.items.push({ element, kind });
    this.#counts[kind.id] = this.count(kind) + 1;
    this.current = element;
    return element;
  }

  /** The place of an element whose start tag is being read. */
  place(): ElementPlace {
    return new ElementPlace(this.#start, this.#end);
  }

  /** Closes the current element.
   * @param forgetFormatting whether formatting elements do not come back behind what is closed */
  pop(forgetFormatting = false): void {
    const { element, kind } = this.items.pop()!;
    if (kind.traits & FORMATTING && kind.name !== this.#endOf && !forgetFormatting)
      this.lostFormatting = true;
    this.#counts[kind.id]!--;
    this.current = this.top()?.element ?? this.root;
    this.#setEnd(element);
  }

  popTo(length: number, forgetFormatting = false): void {
    while (this.items.length > length) this.pop(forgetFormatting);
  }

  /** The text ends. */
  endAll(): void {
    for (const { element } of this.items) this.#setEnd(element);
  }

  #setEnd({ name, sourceCodeLocation }: Element): void {
    // An element that is made up has no place.
    const place = sourceCodeLocation as unknown as ElementPlace | null;
    place?.close(this.#start, this.#end, name.toLowerCase() === this.#endOf);
  }

  /** Where the innermost open element of the name is, if it is in scope; or -1.
   * @param barrier a name that ends the scope as well */
  indexInScope(name: string, barrier?: string): number {
    if (this.count(this.#kinds.of(name)) === 0) return -1;
    for (let index = this.items.length - 1; index >= 0; index--) {
      const { kind } = this.items[index]!;
      if (kind.name === name) return index;
      if (kind.traits & SCOPE || kind.name === barrier) return -1;
    }
    return -1;
  }

  /** The innermost open element with the trait, unless one with any of the `barriers` is further in: its
   * index, or -1. */
  indexOf(trait: number, barriers = 0): number {
    for (let index = this.items.length - 1; index >= 0; index--) {
      const { traits } = this.items[index]!.kind;
      if (traits & trait) return index;
      if (traits & barriers) return -1;
    }
    return -1;
  }

  /** @returns whether a `<p>` was open. */
  closeParagraph(): boolean {
    const index = this.indexInScope('p', 'button');
    if (index < 0) return false;
    this.closeImpliedThoroughly('p');
    this.popTo(index);
    return true;
  }

  closeImplied(): void {
    while (this.topHas(IMPLIED)) this.pop();
  }

  closeImpliedThoroughly(except: string): void {
    while (this.topHas(IMPLIED_THOROUGHLY) && !this.topIs(except)) this.pop();
  }

  /** Before a list item begins, the one before it ends. */
  closeItem({ beginning }: TagKind): void {
    for (let index = this.items.length - 1; index >= 0; index--) {
      const { kind } = this.items[index]!;
      if (kind.beginning === beginning) {
        this.closeImpliedThoroughly(kind.name);
        this.popTo(index);
        return;
      }
      if (kind.traits & SPECIAL && kind.name !== 'address' && kind.name !== 'div' && kind.name !== 'p')
        return;
    }
  }
}
