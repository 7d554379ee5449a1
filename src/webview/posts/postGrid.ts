import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type {
  PlaceRange,
  PostRow,
  PostsOrder,
  PostsResult,
  SelectedPlaces,
  SomeRows,
} from '../../protocol/postsMessages.ts';
import { PlaceSet } from './placeSet.ts';
import { fillRow, newRow } from './rowElement.ts';
import { RowStore } from './rowStore.ts';

/** In CSS pixels; as the style sheet has it. The head is as high as a row. */
const ROW_HEIGHT = 26;

/** How many rows are there above and below those that are seen. */
const BEYOND = 12;

interface Dependencies {
  /** The element with the role of a grid: it scrolls. */
  readonly grid: HTMLElement;
  /** Holds the rows. */
  readonly body: HTMLElement;
  readonly ask: (version: number, from: number, to: number) => void;
  /** Other posts are selected. */
  readonly onSelect: (version: number, posts: SelectedPlaces) => void;
  /** Another post has the focus, or is at the top. */
  readonly onLook: () => void;
}

/** The table: only the rows that are seen exist, and the one that has the focus. */
export class PostGrid {
  readonly #dependencies: Dependencies;
  readonly #virtual: Virtualizer<HTMLElement, HTMLElement>;
  readonly #store: RowStore;
  /** By place. */
  readonly #elements = new Map<number, HTMLElement>();
  readonly #free: HTMLElement[] = [];
  #version = -1;
  #count = 0;
  #selected = new PlaceSet();
  /** The row that the keys move, and the one that a stretch of selected rows begins with. */
  #active = 0;
  #anchor = 0;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    const { grid, ask } = dependencies;
    this.#store = new RowStore(ask);
    this.#virtual = new Virtualizer<HTMLElement, HTMLElement>(this.#options());
    this.#virtual._didMount();
    this.#virtual._willUpdate();
    grid.addEventListener('scroll', dependencies.onLook);
  }

  get count(): number {
    return this.#count;
  }

  /** How many rows are selected. */
  get selectedCount(): number {
    return this.#selected.count(this.#count);
  }

  /** The post that has the focus, as far as it is known. */
  get activePost(): PostRow | undefined {
    return this.#store.get(this.#active);
  }

  /** The first post that is seen as a whole. */
  get topPost(): PostRow | undefined {
    return this.#store.get(Math.ceil(this.#dependencies.grid.scrollTop / ROW_HEIGHT));
  }

  /** Which rows are seen, of which result. */
  get seen(): { version: number; seen: PlaceRange } {
    const { scrollTop, clientHeight } = this.#dependencies.grid;
    const from = Math.floor(scrollTop / ROW_HEIGHT);
    const to = Math.min(this.#count, from + Math.ceil(clientHeight / ROW_HEIGHT));
    return { version: this.#version, seen: [Math.min(from, to), to] };
  }

  /** Shows what was found, in the place of what was there. */
  show(result: PostsResult): void {
    const { grid } = this.#dependencies;
    const hadFocus = this.#dependencies.body.contains(document.activeElement);
    const beyondTop = grid.scrollTop % ROW_HEIGHT;
    this.#version = result.version;
    this.#count = result.count;
    this.#selected = new PlaceSet(result.selected);
    this.#active = Math.min(
      result.active ?? (result.top === 0 ? 0 : this.#active),
      Math.max(0, result.count - 1),
    );
    this.#anchor = this.#active;
    this.#store.reset(result);
    this.#clear();
    grid.setAttribute('aria-rowcount', `${result.count + 1}`);
    this.#virtual.setOptions(this.#options());
    this.#virtual._willUpdate();
    this.#draw();
    if (result.top !== undefined) {
      const within = result.top === 0 ? 0 : beyondTop === 0 ? 0 : beyondTop - ROW_HEIGHT;
      grid.scrollTop = result.top * ROW_HEIGHT + within;
      this.#draw();
    }
    if (hadFocus) this.focus();
  }

  /** Fills in rows that were asked for. */
  fill(rows: SomeRows): void {
    this.#store.add(rows);
    this.#draw();
  }

  /** Gives the focus to the row that has it among the rows; says whether there is one. */
  focus(): boolean {
    this.#elements.get(this.#active)?.focus({ preventScroll: true });
    return this.#elements.has(this.#active);
  }

  /** Gives a row the focus, and brings it into sight.
   * @param how what becomes of the selection. */
  goTo(place: number, how: 'select' | 'extend' | 'keep'): void {
    if (this.#count === 0) return;
    this.#active = Math.max(0, Math.min(place, this.#count - 1));
    if (how !== 'keep') {
      const from = how === 'extend' ? this.#anchor : this.#active;
      this.#select(new PlaceSet().with(from, this.#active));
      this.#anchor = from;
    }
    this.#reveal(this.#active);
    this.#draw();
    this.focus();
    this.#dependencies.onLook();
  }

  selectAll(): void {
    this.#select(new PlaceSet('all'));
    this.#draw();
  }

  selectNone(): void {
    this.#select(new PlaceSet());
    this.#draw();
  }

  /** Selects a row or, if it is selected, no more. */
  toggle(place: number): void {
    this.#select(this.#selected.toggle(place, this.#count));
    this.#anchor = place;
    this.goTo(place, 'keep');
  }

  /** The row that an element is in. */
  placeAt(target: EventTarget | null): number | undefined {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    return row ? Number(row.dataset['place']) : undefined;
  }

  isSelected(place: number): boolean {
    return this.#selected.has(place);
  }

  /** Moves by keys as in any list; says whether it was one of them. */
  handleKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const isCommand = ctrlKey || metaKey;
    const page = Math.max(1, Math.floor(this.#dependencies.grid.clientHeight / ROW_HEIGHT) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.#count,
      End: this.#count,
    };
    const step = steps[key];
    if (step !== undefined) {
      this.goTo(this.#active + step, shiftKey ? 'extend' : isCommand ? 'keep' : 'select');
    } else if (key === ' ') {
      if (shiftKey) this.goTo(this.#active, 'extend');
      else this.toggle(this.#active);
    } else if (isCommand && key.toLowerCase() === 'a') {
      this.selectAll();
    } else if (key === 'Escape') {
      this.selectNone();
    } else return false;
    return true;
  }

  #select(selected: PlaceSet): void {
    this.#selected = selected;
    this.#dependencies.onSelect(this.#version, selected.places);
  }

  /** Not by the virtualizer, which does so a frame later. */
  #reveal(place: number): void {
    const { grid } = this.#dependencies;
    const top = place * ROW_HEIGHT;
    // The head covers as much as a row.
    const lowest = top + 2 * ROW_HEIGHT - grid.clientHeight;
    if (grid.scrollTop > top) grid.scrollTop = top;
    else if (grid.scrollTop < lowest) grid.scrollTop = lowest;
  }

  #options(): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
    return {
      count: this.#count,
      getScrollElement: () => this.#dependencies.grid,
      estimateSize: () => ROW_HEIGHT,
      overscan: BEYOND,
      scrollMargin: ROW_HEIGHT,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#draw(),
    };
  }

  #clear(): void {
    for (const element of this.#elements.values()) element.remove();
    this.#elements.clear();
  }

  #draw(): void {
    const { body } = this.#dependencies;
    const seen = this.#virtual
      .getVirtualItems()
      .map(({ index }) => index)
      .filter((place) => place < this.#count);
    body.style.height = `${this.#count * ROW_HEIGHT}px`;
    if (seen.length > 0) this.#store.want(seen[0]!, seen.at(-1)! + 1);
    // Who has the focus keeps it, however far one scrolls.
    const wanted = new Set(this.#count > 0 ? [...seen, this.#active] : []);
    for (const [place, element] of this.#elements) {
      if (wanted.has(place)) continue;
      element.remove();
      this.#elements.delete(place);
      this.#free.push(element);
    }
    // In order: who reads the page aloud goes by it.
    let before: HTMLElement | undefined;
    for (const place of [...wanted].sort((a, b) => a - b)) {
      const element = this.#elements.get(place) ?? this.#place(place);
      if (!element.parentElement) body.insertBefore(element, before ? before.nextSibling : body.firstChild);
      this.#fillRow(element, place);
      before = element;
    }
    this.#free.length = 0;
  }

  /** A row for a place, one that is not seen any more if there is one: to make new ones takes longer. */
  #place(place: number): HTMLElement {
    const element = this.#free.pop() ?? newRow();
    element.setAttribute('aria-rowindex', `${place + 2}`);
    element.dataset['place'] = `${place}`;
    element.style.top = `${place * ROW_HEIGHT}px`;
    this.#elements.set(place, element);
    return element;
  }

  #fillRow(element: HTMLElement, place: number): void {
    const row = this.#store.get(place);
    element.tabIndex = place === this.#active ? 0 : -1;
    element.setAttribute('aria-selected', `${this.#selected.has(place)}`);
    fillRow(element, row, this.#dependencies.grid.dataset['unknown'] ?? '');
  }
}

const FIRST_ASCENDING: ReadonlySet<PostsOrder['by']> = new Set(['title', 'source', 'author']);

/** The other way round, or by another column as one mostly wants it first. */
export function nextOrder(order: PostsOrder, by: PostsOrder['by']): PostsOrder {
  return { by, isDescending: by === order.by ? !order.isDescending : !FIRST_ASCENDING.has(by) };
}
