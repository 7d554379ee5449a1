import * as vscode from 'vscode';
import { Turns } from '../turns.ts';

/** What is done before is not worth a notification, in milliseconds. */
const QUIET_MS = 400;

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** How often a person is told how far it is, in milliseconds. */
const TOLD_MS = 100;

/** The steps of something long: it can be cancelled, tells how far it is, and lets others have their turn. */
export class Steps {
  readonly token: vscode.CancellationToken;
  #progress: Progress | undefined;
  readonly #turns = new Turns();
  #told = 0;
  #percent = 0;

  constructor(token: vscode.CancellationToken) {
    this.token = token;
  }

  /** From now on a person sees it. */
  show(progress: Progress): void {
    this.#progress = progress;
  }

  /** Called before each step. @returns false when the person cancelled. */
  async next(done: number, all: number): Promise<boolean> {
    const now = Date.now();
    if (this.#progress && now - this.#told > TOLD_MS) {
      this.#told = now;
      const percent = (done / all) * 100;
      this.#progress.report({ message: `${done} / ${all}`, increment: percent - this.#percent });
      this.#percent = percent;
    }
    if (this.#turns.isOver) await this.#turns.pass();
    return !this.token.isCancellationRequested;
  }
}

/** Does something that may take long: if it does, a notification tells how far it is, and can cancel it. */
export async function withSteps<T>(title: string, work: (steps: Steps) => Promise<T>): Promise<T> {
  const cancellation = new vscode.CancellationTokenSource();
  const steps = new Steps(cancellation.token);
  try {
    const result = work(steps);
    const isDone = await Promise.race([
      result.then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), QUIET_MS)),
    ]);
    if (isDone) return await result;
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        token.onCancellationRequested(() => cancellation.cancel());
        steps.show(progress);
        return result;
      },
    );
  } finally {
    cancellation.dispose();
  }
}
