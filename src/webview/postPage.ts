import morphdom from 'morphdom';
import type { PagePiece, PieceChange } from '../protocol/previewMessages.ts';
import { keepMissing } from './missingImages.ts';
import { resolveAddresses } from './resolveAddresses.ts';

/** Where a post's addresses lead. */
export interface PostPlace {
  readonly folder: string;
  readonly root: string | undefined;
}

interface Dependencies {
  /** Changes a tree that is not yet shown. */
  readonly prepare: (tree: ParentNode) => void;
  /** After each change of the page. */
  readonly changed: () => void;
}

/** A piece on the page. */
interface ShownPiece {
  readonly html: string;
  readonly isWhole: boolean;
  /** Moves with what is typed before it. */
  start: number;
}

const MARK = 'galley-piece';

/**
 * The post on the page. It is patched: what has not changed keeps its nodes, so that scroll, selection and
 * loaded pictures stay. A comment stands before each piece, and one at the end; the post itself has none.
 */
export class PostPage {
  readonly #page: HTMLElement;
  #place: PostPlace = { folder: '', root: undefined };
  #pieces: ShownPiece[] = [];
  #marks: Comment[] = [];
  #pieceOf = new WeakMap<Element, ShownPiece>();

  readonly #dependencies: Dependencies;

  constructor(page: HTMLElement, dependencies: Dependencies) {
    this.#page = page;
    this.#dependencies = dependencies;
  }

  /** Shows another post. */
  open(pieces: readonly PagePiece[], place: PostPlace): void {
    this.#place = place;
    this.#pieces = pieces.map((piece) => ({ ...piece }));
    this.#page.replaceChildren(...this.#parse(this.#pieces).childNodes);
    this.#findMarks();
    this.#dependencies.changed();
  }

  /** Shows the same post as it is now. */
  update(pieces: readonly PagePiece[], place: PostPlace): void {
    this.#place = place;
    this.#pieces = pieces.map((piece) => ({ ...piece }));
    morph(this.#page, this.#parse(this.#pieces), true);
    this.#findMarks();
    this.#dependencies.changed();
  }

  /** Shows the same once more, prepared in another way: next to nothing would stay in its place. */
  redraw(): void {
    this.open(this.#pieces, this.#place);
  }

  /** Puts pieces in the place of others. */
  patch({ from, removed, pieces, shift }: PieceChange): void {
    const to = from + removed;
    const next = pieces.map((piece) => ({ ...piece }));
    for (const piece of this.#pieces.slice(to)) piece.start += shift;
    const old = this.#pieces.splice(from, removed, ...next);
    if (removed === 0 && next.length === 0) {
      this.#dependencies.changed();
      return;
    }
    const first = this.#marks[from];
    const last = this.#marks[to];
    const parent = first?.parentNode;
    if (!last || !parent || last.parentNode !== parent || ![...old, ...next].every(isWhole)) {
      this.update(this.#pieces, this.#place);
      return;
    }
    const marks = this.#replace(first, last, next);
    this.#marks.splice(from, removed, ...marks);
    this.#dependencies.changed();
  }

  /** Where in the post an element begins; undefined for one that does not say. */
  offsetOf(element: HTMLElement): number | undefined {
    const at = element.dataset['at'];
    const piece = this.#pieceOf.get(element);
    return at === undefined || !piece ? undefined : piece.start + Number(at);
  }

  clear(...nodes: Node[]): void {
    this.#pieces = [];
    this.#marks = [];
    this.#page.replaceChildren(...nodes);
    this.#dependencies.changed();
  }

  /** Puts pieces between two marks. @returns the marks before them. */
  #replace(first: Comment, last: Comment, pieces: readonly ShownPiece[]): Comment[] {
    const parsed = pieces.map((piece) => this.#parse([piece]));
    // Without the mark at the end.
    for (const main of parsed) main.lastChild?.remove();
    const old = first === last ? null : first.nextSibling;
    const only = parsed[0]?.childNodes[1];
    if (
      parsed.length === 1 &&
      old instanceof Element &&
      only instanceof Element &&
      old.tagName === only.tagName
    ) {
      // Its element stays. Behind it is white space at most.
      only.remove();
      removeBetween(old, last);
      last.before(...[...parsed[0]!.childNodes].slice(1));
      morph(old, only, false);
      this.#assign(old, pieces[0]!);
      return [first];
    }
    removeBetween(first, last);
    if (first !== last) first.remove();
    return parsed.map((main, number) => {
      const mark = main.firstChild as Comment;
      for (const element of main.children) this.#assign(element, pieces[number]!);
      last.before(...main.childNodes);
      return mark;
    });
  }

  /** Inert: nothing loads and no handler runs in a document that is not shown. */
  #parse(pieces: readonly ShownPiece[]): HTMLElement {
    const html = pieces.map((piece) => `<!--${MARK}-->${piece.html}`).join('');
    const { body } = new DOMParser().parseFromString(
      `<!doctype html><body>${html}<!--${MARK}-->`,
      'text/html',
    );
    resolveAddresses(body, this.#place.folder, this.#place.root);
    for (const table of body.querySelectorAll('table')) wrapTable(table, this.#page.dataset['table'] ?? '');
    this.#dependencies.prepare(body);
    const main = document.createElement('main');
    main.append(...body.childNodes);
    return main;
  }

  #findMarks(): void {
    this.#marks = [];
    this.#pieceOf = new WeakMap();
    let piece: ShownPiece | undefined;
    const nodes = document.createTreeWalker(this.#page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      if (node instanceof Comment) {
        piece = this.#pieces[this.#marks.length];
        this.#marks.push(node);
      } else if (piece) this.#pieceOf.set(node as Element, piece);
    }
    // Where HTML has put one elsewhere, pieces are not to be told apart.
    if (this.#marks.length !== this.#pieces.length + 1) this.#marks = [];
  }

  #assign(root: Element, piece: ShownPiece): void {
    this.#pieceOf.set(root, piece);
    for (const element of root.querySelectorAll('[data-at]')) this.#pieceOf.set(element, piece);
  }
}

function isWhole(piece: ShownPiece): boolean {
  return piece.isWhole;
}

/** Removes the siblings between two nodes. */
function removeBetween(first: ChildNode, last: ChildNode): void {
  while (first !== last && first.nextSibling && first.nextSibling !== last) first.nextSibling.remove();
}

function morph(from: Element, to: Element, childrenOnly: boolean): void {
  const keys = new Map([...imageKeys(from), ...imageKeys(to)]);
  morphdom(from, to, {
    childrenOnly,
    // Not by id, as is usual: a post may have the same id twice.
    getNodeKey: (node) => keys.get(node),
    onBeforeElUpdated: keepWhatPeopleDid,
  });
}

/** A picture is the same one wherever it moves to: told by its address, and its number among equals. */
function* imageKeys(root: Element): Generator<[Node, string]> {
  const seen = new Map<string, number>();
  for (const image of root.querySelectorAll('img')) {
    const address = `${image.getAttribute('src') ?? ''} ${image.getAttribute('srcset') ?? ''}`;
    const number = seen.get(address) ?? 0;
    seen.set(address, number + 1);
    yield [image, `${number} ${address}`];
  }
}

function keepWhatPeopleDid(from: HTMLElement, to: HTMLElement): boolean {
  if (from.isEqualNode(to)) return false;
  if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open;
  if (from instanceof HTMLImageElement && to instanceof HTMLImageElement) keepMissing(from, to);
  return true;
}

/** A wide table scrolls by itself, with the keyboard too. @param label what is read out there */
function wrapTable(table: HTMLTableElement, label: string): void {
  const frame = table.ownerDocument.createElement('div');
  frame.className = 'galley-table';
  frame.tabIndex = 0;
  frame.role = 'group';
  frame.ariaLabel = label;
  table.replaceWith(frame);
  frame.append(table);
}
