import * as vscode from 'vscode';

export type Progress = (done: number, all: number) => void;

interface Run {
  readonly done: Promise<boolean>;
  readonly cancel: vscode.CancellationTokenSource;
  /** Those who want it. */
  readonly told: Set<Progress>;
}

/** Something long that several ask for, and that is done once for all of them: it goes on as long as one of them
 * wants it. */
export class SharedRun {
  readonly #run: (token: vscode.CancellationToken, progress: Progress) => Promise<boolean>;
  #current: Run | undefined;

  /** @param run says whether it was finished. */
  constructor(run: (token: vscode.CancellationToken, progress: Progress) => Promise<boolean>) {
    this.#run = run;
  }

  /** Joins the run that is under way, or begins one.
   * @returns false when whoever asks cancels, or it was not finished. */
  async join(token: vscode.CancellationToken, progress?: Progress): Promise<boolean> {
    if (token.isCancellationRequested) return false;
    const run = (this.#current ??= this.#begin());
    const tell: Progress = (done, all) => progress?.(done, all);
    run.told.add(tell);
    let cancellation: vscode.Disposable | undefined;
    const cancelled = new Promise<false>((resolve) => {
      cancellation = token.onCancellationRequested(() => resolve(false));
    });
    try {
      return await Promise.race([run.done, cancelled]);
    } finally {
      cancellation?.dispose();
      run.told.delete(tell);
      // Who comes now begins anew.
      if (run.told.size === 0 && this.#current === run) this.stop();
    }
  }

  /** Ends it for all. */
  stop(): void {
    this.#current?.cancel.cancel();
    this.#current?.cancel.dispose();
    this.#current = undefined;
  }

  #begin(): Run {
    const cancel = new vscode.CancellationTokenSource();
    const told = new Set<Progress>();
    const done = this.#run(cancel.token, (done, all) => {
      for (const progress of told) progress(done, all);
    });
    return { done, cancel, told };
  }
}
