import type { ChangesSummary } from '../protocol/previewMessages.ts';

const CURRENT = 'galley-current';

/** What has changed in the post on the page: tells how much in a line above it, and leads from one change to
 * the next. */
export class Changes {
  readonly #page: HTMLElement;
  readonly #line: HTMLElement;
  #summary: ChangesSummary | undefined;
  /** The number of the change that is pointed at, from 1; 0 before there is one. */
  #current = 0;

  constructor(page: HTMLElement, line: HTMLElement) {
    this.#page = page;
    this.#line = line;
  }

  show(summary: ChangesSummary | undefined): void {
    this.#summary = summary;
    this.#current = Math.min(this.#current, summary?.count ?? 0);
    this.#point();
  }

  /** Past the last one comes the first. */
  go(step: 1 | -1): void {
    const count = this.#summary?.count ?? 0;
    if (count === 0) return;
    // Before any, back leads to the last one.
    const from = this.#current === 0 && step < 0 ? 1 : this.#current;
    this.#current = ((from - 1 + step + count) % count) + 1;
    const [first] = this.#point();
    if (!first) return;
    first.tabIndex = -1;
    // A screen reader reads it, and that it was inserted or deleted.
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'center' });
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
    this.#line.textContent = this.#current > 0 ? `${text} ${position}` : text;
    return marks;
  }
}
