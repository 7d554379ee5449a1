import type { ChangesSummary } from '../protocol/previewMessages.ts';
import { putSideBySide } from './sideBySide.ts';

const CURRENT = 'galley-current';

interface Dependencies {
  readonly page: HTMLElement;
  /** The line above the page: what has changed, and the switch. It brings its texts along. */
  readonly line: HTMLElement;
  /** Draws the article again, in the other layout. */
  readonly redraw: () => void;
}

/** What has changed in the post on the page: tells how much in a line above it, leads from one change to the
 * next, and puts the versions side by side. */
export class Changes {
  readonly #page: HTMLElement;
  readonly #line: HTMLElement;
  readonly #told: HTMLElement;
  readonly #layout: HTMLElement;
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #redraw: () => void;
  #summary: ChangesSummary | undefined;
  /** The layout that a person has chosen on this page, if one has. */
  #chosen: boolean | undefined;
  /** Whether the article was drawn side by side. */
  #isDrawn = false;
  /** The number of the change that is pointed at, from 1; 0 before there is one. */
  #current = 0;

  constructor({ page, line, redraw }: Dependencies) {
    this.#page = page;
    this.#line = line;
    this.#told = line.querySelector('[role="status"]')!;
    this.#layout = line.querySelector('[role="group"]')!;
    this.#buttons = [...line.querySelectorAll('button')];
    this.#redraw = redraw;
    for (const button of this.#buttons) {
      button.addEventListener('click', () => this.#choose(button.dataset['layout'] === 'sides'));
    }
    window.addEventListener('resize', () => {
      if (this.#summary) this.#arrange();
    });
  }

  /** How high what covers the top of the page is, in CSS pixels. */
  get height(): number {
    return this.#line.hidden ? 0 : this.#line.offsetHeight;
  }

  /** The layout that a person has chosen, if one has: side by side, or inline. */
  get chosen(): boolean | undefined {
    return this.#chosen;
  }

  /** Takes in what the article that comes next is about. */
  expect(summary: ChangesSummary | undefined, chosen: boolean | undefined): void {
    this.#summary = summary;
    this.#chosen = chosen;
    this.#current = Math.min(this.#current, summary?.count ?? 0);
  }

  /** Lays a tree out that is not yet shown. */
  prepare(tree: ParentNode): void {
    this.#isDrawn = this.#isSideBySide();
    if (this.#isDrawn && this.#summary?.names) putSideBySide(tree, this.#summary.names);
  }

  /** To be called after each change of the page. */
  show(): void {
    this.#point();
    const isNarrow = this.#isNarrow();
    this.#layout.hidden = !this.#summary?.names;
    for (const button of this.#buttons) {
      const isSides = button.dataset['layout'] === 'sides';
      button.ariaPressed = String(isSides === this.#isDrawn);
      button.disabled = isSides && isNarrow;
      button.title = (button.disabled && button.dataset['narrow']) || '';
    }
  }

  /** Shows the versions in the other way. */
  toggle(): void {
    this.#choose(!this.#isDrawn);
  }

  /** Past the last one comes the first. */
  go(step: 1 | -1): void {
    const count = this.#summary?.count ?? 0;
    if (count === 0) return;
    // Before any, back leads to the last one.
    const from = this.#current === 0 && step < 0 ? 1 : this.#current;
    this.#current = ((from - 1 + step + count) % count) + 1;
    const first = this.#point().find((mark) => mark.checkVisibility());
    if (!first) return;
    first.tabIndex = -1;
    // A screen reader reads it, and that it was inserted or deleted.
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'center' });
  }

  #choose(isSideBySide: boolean): void {
    if (!this.#summary) return;
    this.#chosen = isSideBySide;
    this.#arrange();
  }

  #arrange(): void {
    if (this.#isDrawn === this.#isSideBySide()) this.show();
    else this.#redraw();
  }

  #isSideBySide(): boolean {
    return !!this.#summary?.names && (this.#chosen ?? this.#summary.isSideBySide) && !this.#isNarrow();
  }

  #isNarrow(): boolean {
    return window.innerWidth < (this.#summary?.narrowest ?? 0);
  }

  #point(): readonly HTMLElement[] {
    for (const element of this.#page.querySelectorAll(`.${CURRENT}`)) element.classList.remove(CURRENT);
    const marks = [...this.#page.querySelectorAll<HTMLElement>(`[data-change="${this.#current}"]`)];
    for (const mark of marks) mark.classList.add(CURRENT);
    const { text = '', count = 0 } = this.#summary ?? {};
    const position = (this.#line.dataset['position'] ?? '')
      .replace('{number}', String(this.#current))
      .replace('{count}', String(count));
    this.#line.hidden = text === '';
    const told = this.#current > 0 ? `${text} ${position}` : text;
    // It is read out whenever it is written.
    if (this.#told.textContent !== told) this.#told.textContent = told;
    return marks;
  }
}
