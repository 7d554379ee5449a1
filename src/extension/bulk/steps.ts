import type * as vscode from 'vscode';

/** How long a run goes on before others have their turn, in milliseconds. */
const SLICE_MS = 20;

/** How often a person is told how far it is, in milliseconds. */
const TOLD_MS = 100;

/** The steps of something long: it can be cancelled, tells how far it is, and lets others have their turn. */
export class Steps {
  readonly token: vscode.CancellationToken;
  readonly #progress: vscode.Progress<{ message?: string; increment?: number }>;
  #began = Date.now();
  #told = 0;
  #percent = 0;

  constructor(
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ) {
    this.#progress = progress;
    this.token = token;
  }

  /** Called before each step. @returns false when the person cancelled. */
  async next(done: number, all: number): Promise<boolean> {
    const now = Date.now();
    if (now - this.#told > TOLD_MS) {
      this.#told = now;
      const percent = (done / all) * 100;
      this.#progress.report({ message: `${done} / ${all}`, increment: percent - this.#percent });
      this.#percent = percent;
    }
    if (now - this.#began > SLICE_MS) {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      this.#began = Date.now();
    }
    return !this.token.isCancellationRequested;
  }
}
