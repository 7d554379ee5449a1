import type { SurveyProgress } from '../../protocol/postsMessages.ts';

/** Says how far all posts have been read, and lets a person stop that, or go on. */
export class SurveyStatus {
  readonly #element: HTMLElement;
  readonly #progress: HTMLProgressElement;
  readonly #text: HTMLElement;
  readonly #stop: HTMLButtonElement;
  readonly #goOn: HTMLButtonElement;

  /** @param element holds the progress, its text and the two buttons. */
  constructor(element: HTMLElement, go: (isGoing: boolean) => void) {
    this.#element = element;
    this.#progress = element.querySelector('progress')!;
    this.#text = element.querySelector('span')!;
    this.#stop = element.querySelector('#stop')!;
    this.#goOn = element.querySelector('#go-on')!;
    this.#stop.addEventListener('click', () => go(false));
    this.#goOn.addEventListener('click', () => go(true));
  }

  show({ state, done, all, text }: SurveyProgress): void {
    const hadFocus = this.#element.contains(document.activeElement);
    this.#element.hidden = state === 'none';
    this.#progress.hidden = state !== 'running';
    this.#progress.max = Math.max(1, all);
    this.#progress.value = done;
    this.#text.textContent = text;
    this.#stop.hidden = state !== 'running';
    this.#goOn.hidden = state !== 'stopped';
    // Whoever pressed one goes on with the other.
    if (hadFocus && state !== 'none') (state === 'running' ? this.#stop : this.#goOn).focus();
  }
}
