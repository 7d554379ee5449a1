/** Work that is done sooner needs no line, in milliseconds. */
const PATIENCE = 500;
/** How long a line stays at least, in milliseconds. */
const STEADY = 100;

/** A line for people that says how far the work is, and goes before anything else is written. */
export class Progress {
  readonly #write: (text: string) => Promise<void>;
  readonly #now: () => number;
  readonly #began: number;
  #next: number;
  #isShown = false;

  /** @param write writes to a terminal; without one nothing is shown */
  constructor(write: ((text: string) => Promise<void>) | undefined, now: () => number = Date.now) {
    this.#write = write ?? (() => Promise.resolve());
    this.#now = now;
    this.#began = now();
    this.#next = write ? this.#began + PATIENCE : Infinity;
  }

  async show(done: number, total: number): Promise<void> {
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + STEADY;
    this.#isShown = true;
    const left = ((now - this.#began) / done) * (total - done);
    const line = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} posts, ${inWords(left)} left`;
    await this.#write(`\r${line}\x1b[K`);
  }

  async clear(): Promise<void> {
    if (!this.#isShown) return;
    this.#isShown = false;
    await this.#write('\r\x1b[K');
  }
}

/** Milliseconds as people say them. */
function inWords(time: number): string {
  const seconds = Math.ceil(time / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
