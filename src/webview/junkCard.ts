import type { JunkAction, JunkActionsMessage } from '../protocol/previewMessages.ts';

interface Dependencies {
  readonly page: HTMLElement;
  /** Where in the post a piece of junk is. */
  readonly offsetOf: (element: HTMLElement) => number | undefined;
  /** Asks what can be done about a piece: `show` has the answer. */
  readonly ask: (offset: number, rule: string) => void;
  readonly act: (offset: number, rule: string, action: JunkAction) => void;
}

/** How long the mouse rests on junk before the card comes, and how long it stays without it, in milliseconds. */
const [COMES_MS, STAYS_MS] = [150, 300];

/** Why a piece of junk goes, and buttons for what can be done about it: beside what the mouse or the keyboard is
 * on. Enter leads into the card, Escape out of it. */
export class JunkCard {
  readonly #dependencies: Dependencies;
  readonly #card = document.createElement('div');
  #junk: HTMLElement | undefined;
  #timer: number | undefined;
  /** Whether the answer is to be shown when it comes. */
  #isWanted = false;
  #isLeaving = false;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    const { page } = dependencies;
    this.#card.className = 'galley-card';
    this.#card.setAttribute('role', 'toolbar');
    this.#card.hidden = true;
    page.after(this.#card);
    page.addEventListener('pointerover', ({ target }) => this.#point(target, COMES_MS));
    page.addEventListener('focusin', ({ target }) => this.#point(target, 0));
    page.addEventListener('pointerleave', () => this.#leave());
    this.#card.addEventListener('pointerenter', () => window.clearTimeout(this.#timer));
    this.#card.addEventListener('pointerleave', () => this.#leave());
    this.#card.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.#card.contains(relatedTarget))) this.#leave();
    });
    document.addEventListener('keydown', (event) => this.#press(event));
  }

  /** What can be done about the piece that was asked for. */
  show({ offset, rule, actions }: JunkActionsMessage): void {
    const junk = this.#junk;
    const isIt = junk && this.#dependencies.offsetOf(junk) === offset && ruleOf(junk) === rule;
    if (!isIt || !this.#isWanted || actions.length === 0) return;
    const reason = document.createElement('p');
    reason.textContent = junk.getAttribute('aria-description') ?? rule;
    const buttons = actions.map(({ action, title }) => {
      const button = document.createElement('button');
      button.textContent = title;
      button.addEventListener('click', () => {
        this.hide();
        this.#dependencies.act(offset, rule, action);
      });
      return button;
    });
    this.#card.setAttribute('aria-label', reason.textContent);
    this.#card.replaceChildren(reason, ...buttons);
    this.#card.hidden = false;
    this.#place(junk);
  }

  /** The page has changed: what the card is about may be gone. */
  hide(): void {
    window.clearTimeout(this.#timer);
    this.#isWanted = false;
    this.#junk = undefined;
    this.#card.hidden = true;
  }

  #point(target: EventTarget | null, delay: number): void {
    const junk = target instanceof Element ? target.closest<HTMLElement>('.galley-junk') : null;
    if (this.#isLeaving) return;
    if (!junk) {
      this.#leave();
      return;
    }
    if (junk === this.#junk) {
      window.clearTimeout(this.#timer);
      if (!this.#card.hidden) return;
    }
    this.hide();
    this.#junk = junk;
    const offset = this.#dependencies.offsetOf(junk);
    if (offset === undefined) return;
    this.#timer = window.setTimeout(() => {
      this.#isWanted = true;
      this.#dependencies.ask(offset, ruleOf(junk));
    }, delay);
  }

  #leave(): void {
    window.clearTimeout(this.#timer);
    if (this.#card.contains(document.activeElement)) return;
    this.#timer = window.setTimeout(() => this.hide(), STAYS_MS);
  }

  #press(event: KeyboardEvent): void {
    if (this.#card.hidden) return;
    const buttons = [...this.#card.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (event.key === 'Escape') {
      const junk = this.#junk;
      this.hide();
      if (at >= 0) this.#giveBackFocus(junk);
    } else if (event.key === 'Enter' && at < 0 && document.activeElement === this.#junk) {
      buttons[0]?.focus();
    } else if (at >= 0 && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      const step = event.key === 'ArrowRight' ? 1 : buttons.length - 1;
      buttons[(at + step) % buttons.length]?.focus();
    } else return;
    event.preventDefault();
  }

  /** Without the card coming again. */
  #giveBackFocus(junk: HTMLElement | undefined): void {
    this.#isLeaving = true;
    junk?.focus();
    this.#isLeaving = false;
  }

  /** Below the piece, or above it where there is no room. */
  #place(junk: HTMLElement): void {
    const { left, top, bottom } = junk.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.#card;
    const isBelow = bottom + height <= window.innerHeight || top < height;
    const x = Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8));
    const y = isBelow ? Math.min(bottom, window.innerHeight - height) : top - height;
    this.#card.style.left = `${x + window.scrollX}px`;
    this.#card.style.top = `${y + window.scrollY}px`;
  }
}

function ruleOf(junk: HTMLElement): string {
  return junk.dataset['rule'] ?? '';
}

/** Lets people reach junk with the keyboard and hear why it is that. */
export function describeJunk(root: ParentNode): void {
  for (const junk of root.querySelectorAll<HTMLElement>('.galley-junk')) {
    junk.tabIndex = 0;
    junk.setAttribute('aria-description', junk.title);
    junk.removeAttribute('title');
  }
}
