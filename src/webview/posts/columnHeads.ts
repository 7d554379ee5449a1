import type { PostsOrder } from '../../protocol/postsMessages.ts';

/** The head of the table, by which it is sorted: one stop for Tab, arrows within. */
export class ColumnHeads {
  readonly #heads: readonly HTMLElement[];
  readonly #sort: (by: PostsOrder['by']) => void;
  readonly #leave: () => void;

  /** @param leave goes on to the rows. */
  constructor(head: HTMLElement, sort: (by: PostsOrder['by']) => void, leave: () => void) {
    this.#heads = [...head.querySelectorAll<HTMLElement>('[data-by]')];
    this.#sort = sort;
    this.#leave = leave;
    head.addEventListener('click', ({ target }) => {
      const at = this.#heads.findIndex((one) => target instanceof Node && one.contains(target));
      if (at >= 0) this.#choose(at);
    });
    head.addEventListener('keydown', (event) => {
      if (this.#handleKey(event.key)) event.preventDefault();
    });
  }

  show(order: PostsOrder): void {
    for (const head of this.#heads) {
      const isIt = head.dataset['by'] === order.by;
      head.ariaSort = isIt ? (order.isDescending ? 'descending' : 'ascending') : 'none';
    }
  }

  #handleKey(key: string): boolean {
    const at = this.#heads.indexOf(document.activeElement as HTMLElement);
    const last = this.#heads.length - 1;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key];
    if (next !== undefined) this.#focus(Math.max(0, Math.min(next, last)));
    else if (key === 'Enter' || key === ' ') this.#choose(at);
    else if (key === 'ArrowDown') this.#leave();
    else return false;
    return true;
  }

  #choose(at: number): void {
    this.#focus(at);
    this.#sort(this.#heads[at]!.dataset['by'] as PostsOrder['by']);
  }

  #focus(at: number): void {
    for (const [number, head] of this.#heads.entries()) head.tabIndex = number === at ? 0 : -1;
    this.#heads[at]!.focus();
  }
}
