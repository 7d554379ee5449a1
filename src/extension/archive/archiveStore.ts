import * as vscode from 'vscode';

const NAME = 'archive.bin';

/** How long nothing must change before the index is written, in milliseconds: it is written as a whole. */
const PAUSE_MS = 20_000;

/** Keeps the index of a workspace from one start to the next. Whoever reads it checks it: it may be of another
 * version, or half of what was written. */
export class ArchiveStore implements vscode.Disposable {
  readonly #folder: vscode.Uri | undefined;
  readonly #log: vscode.LogOutputChannel;
  readonly #pause: number;
  #timer: number | undefined;
  #writing = Promise.resolve();

  /** @param folder of this workspace alone; without one nothing is kept. */
  constructor(folder: vscode.Uri | undefined, log: vscode.LogOutputChannel, pause = PAUSE_MS) {
    this.#folder = folder;
    this.#log = log;
    this.#pause = pause;
  }

  /** What was written last. Never rejects. */
  async read(): Promise<Uint8Array | undefined> {
    if (!this.#folder) return undefined;
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, NAME));
    } catch {
      // There is none yet.
      return undefined;
    }
  }

  /** Writes once nothing more has changed for a while. */
  writeSoon(pack: () => Uint8Array): void {
    if (!this.#folder) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#writing = this.#writing.then(() => this.#write(pack()));
    }, this.#pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await vscode.workspace.fs.createDirectory(this.#folder!);
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.#folder!, NAME), bytes);
    } catch (error) {
      // The next start takes longer, and nothing else is lost.
      this.#log.warn(`The index of the posts was not kept: ${String(error)}`);
    }
  }
}
