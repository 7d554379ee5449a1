import type { FlatTree } from './flatTree.ts';
import {
  FORMATTING,
  IMPLIED,
  IMPLIED_THOROUGHLY,
  kindOf,
  SCOPE,
  SPECIAL,
  type TagKind,
  type TagKinds,
} from './htmlTags.ts';

/** Elements nested deeper than this are not read: a parser walks through all open ones for each tag, and a
 * browser draws no more than 512. */
export const DEEPEST_ELEMENT = 1000;

const PARAGRAPH = kindOf('p')!;
const BUTTON = kindOf('button')!;

/** The standard's stack of open elements, with the tree that they go into and the tag that is being read. */
export class OpenElements {
  readonly #tree: FlatTree;
  /** What the next node goes into: -1 is the fragment itself. */
  current = -1;
  /** Whether a formatting element was closed by another tag than its own: it would come back, and does not
   * here. */
  lostFormatting = false;
  /** The kinds of the open elements, the innermost last, and the elements themselves. */
  readonly kinds: TagKind[] = [];
  readonly #elements: number[] = [];
  readonly #allKinds: TagKinds;
  /** How many elements of each kind are open, by its id. */
  readonly #counts: number[] = [];
  #start = 0;
  #end = 0;
  #endOf = '';

  constructor(kinds: TagKinds, tree: FlatTree) {
    this.#allKinds = kinds;
    this.#tree = tree;
  }

  /** From now on elements begin and end at the tag from `start` to `end`.
   * @param endOf the name of the element whose end tag it is; empty for start tags and the end of the text */
  moveTo(start: number, end: number, endOf: string): void {
    this.#start = start;
    this.#end = end;
    this.#endOf = endOf;
  }

  top(): TagKind | undefined {
    return this.kinds[this.kinds.length - 1];
  }

  topHas(trait: number): boolean {
    const top = this.top();
    return top !== undefined && (top.traits & trait) !== 0;
  }

  get isTooDeep(): boolean {
    return this.kinds.length > DEEPEST_ELEMENT;
  }

  topIs(name: string): boolean {
    return this.top()?.name === name;
  }

  count({ id }: TagKind): number {
    return this.#counts[id] ?? 0;
  }

  /** Adds an element that is but a start tag. */
  insert({ name }: TagKind): number {
    return this.#tree.add(name, this.current, this.#start, this.#end);
  }

  /** Adds an element that the text has no tag of, and nothing in it. */
  insertMadeUp(name: string): void {
    this.#tree.add(name, this.current, -1, -1);
  }

  push(kind: TagKind): number {
    return this.#open(kind, this.insert(kind));
  }

  pushMadeUp(name: string): void {
    this.#open(this.#allKinds.of(name), this.#tree.add(name, this.current, -1, -1));
  }

  #open(kind: TagKind, element: number): number {
    this.kinds.push(kind);
    this.#elements.push(element);
    this.#counts[kind.id] = this.count(kind) + 1;
    this.current = element;
    return element;
  }

  /** Closes the current element.
   * @param forgetFormatting whether formatting elements do not come back behind what is closed */
  pop(forgetFormatting = false): void {
    const kind = this.kinds.pop()!;
    const element = this.#elements.pop()!;
    if (kind.traits & FORMATTING && kind.name !== this.#endOf && !forgetFormatting)
      this.lostFormatting = true;
    this.#counts[kind.id]!--;
    this.current = this.#elements[this.#elements.length - 1] ?? -1;
    this.#setEnd(element);
  }

  popTo(length: number, forgetFormatting = false): void {
    while (this.kinds.length > length) this.pop(forgetFormatting);
  }

  /** The text ends. */
  endAll(): void {
    for (const element of this.#elements) this.#setEnd(element);
  }

  #setEnd(element: number): void {
    const { names, starts } = this.#tree;
    if (starts[element]! < 0) this.#tree.close(element, -1, -1);
    else if (names[element] === this.#endOf) this.#tree.close(element, this.#start, this.#end);
    else this.#tree.close(element, -1, this.#start);
  }

  /** Where the innermost open element of the kind is, if it is in scope; or -1.
   * @param barrier a kind that ends the scope as well */
  indexInScope(wanted: TagKind, barrier?: TagKind): number {
    if (this.count(wanted) === 0) return -1;
    for (let index = this.kinds.length - 1; index >= 0; index--) {
      const kind = this.kinds[index]!;
      if (kind === wanted) return index;
      if (kind.traits & SCOPE || kind === barrier) return -1;
    }
    return -1;
  }

  /** The innermost open element with the trait, unless one with any of the `barriers` is further in: its
   * index, or -1. */
  indexOf(trait: number, barriers = 0): number {
    for (let index = this.kinds.length - 1; index >= 0; index--) {
      const { traits } = this.kinds[index]!;
      if (traits & trait) return index;
      if (traits & barriers) return -1;
    }
    return -1;
  }

  /** @returns whether a `<p>` was open. */
  closeParagraph(): boolean {
    const index = this.indexInScope(PARAGRAPH, BUTTON);
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
    for (let index = this.kinds.length - 1; index >= 0; index--) {
      const kind = this.kinds[index]!;
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
