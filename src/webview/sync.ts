/** Where pieces of the post are on the page: `top` in CSS pixels of the page, in the order of the text. */
interface Landmark {
  readonly offset: number;
  readonly top: number;
  readonly element: HTMLElement | undefined;
}

const CARET = 'galley-caret';

/** What says where in the post it begins. Side by side, the later version is the post. */
const PLACED = '[data-at]:not(.galley-before *)';

/** Elements within a paragraph: the paragraph is what is marked. */
const INLINE = 'a, img, b, i, em, strong, span, code, mark, br, small, sub, sup';

/** Tells the page's places by offsets of the post, and the other way round. Between two elements it goes by
 * proportion: the longest paragraph scrolls as smoothly as short ones. */
export class PageSync {
  readonly #page: HTMLElement;
  readonly #offsetOf: (element: HTMLElement) => number | undefined;
  #landmarks: Landmark[] | undefined;
  #caret: number | undefined;

  /** @param offsetOf where in the post an element begins. */
  constructor(page: HTMLElement, offsetOf: (element: HTMLElement) => number | undefined) {
    this.#page = page;
    this.#offsetOf = offsetOf;
    // Pictures that load move all that is below them.
    new ResizeObserver(() => (this.#landmarks = undefined)).observe(page);
  }

  /** The page has changed. */
  forget(): void {
    this.#landmarks = undefined;
    this.markCaret(this.#caret);
  }

  /** How far down an offset is. */
  topOf(offset: number): number {
    const [before, after] = this.#around((landmark) => landmark.offset <= offset);
    const share = (offset - before.offset) / Math.max(1, after.offset - before.offset);
    return before.top + Math.min(1, share) * (after.top - before.top);
  }

  /** The offset of what is that far down. */
  offsetAt(top: number): number {
    const [before, after] = this.#around((landmark) => landmark.top <= top);
    const share = (top - before.top) / Math.max(1, after.top - before.top);
    return Math.round(before.offset + Math.min(1, share) * (after.offset - before.offset));
  }

  /** Marks the paragraph that an offset is in. */
  markCaret(offset: number | undefined): void {
    this.#caret = offset;
    for (const marked of this.#page.querySelectorAll(`.${CARET}`)) {
      marked.classList.remove(CARET);
      if (marked.classList.length === 0) marked.removeAttribute('class');
    }
    if (offset !== undefined) this.blockAt(offset)?.classList.add(CARET);
  }

  /** The paragraph that an offset is in. */
  blockAt(offset: number): Element | undefined {
    let block: Element | undefined = this.#around((landmark) => landmark.offset <= offset)[0].element;
    while (block?.matches(INLINE)) block = block.parentElement ?? undefined;
    return block === this.#page ? undefined : block;
  }

  /** The last landmark for which it holds, and the next one. */
  #around(holds: (landmark: Landmark) => boolean): [Landmark, Landmark] {
    const all = (this.#landmarks ??= this.#measure());
    const next = all.findIndex((landmark) => !holds(landmark));
    const last = all[all.length - 1]!;
    if (next < 0) return [last, last];
    return [all[Math.max(0, next - 1)]!, all[next]!];
  }

  #measure(): Landmark[] {
    const found: Landmark[] = [{ offset: 0, top: 0, element: undefined }];
    for (const element of this.#page.querySelectorAll<HTMLElement>(PLACED)) {
      const offset = this.#offsetOf(element);
      if (offset === undefined) continue;
      const top = element.getBoundingClientRect().top + window.scrollY;
      const last = found[found.length - 1]!;
      // What floats, or stands in columns, is out of order.
      if (offset > last.offset && top >= last.top) found.push({ offset, top, element });
    }
    const bottom = document.documentElement.scrollHeight;
    const last = found[found.length - 1]!;
    // How long the last piece is nobody says.
    found.push({ offset: last.offset + 1000, top: Math.max(bottom, last.top), element: last.element });
    return found;
  }
}
