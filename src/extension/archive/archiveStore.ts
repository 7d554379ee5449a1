import * as vscode from 'vscode';

/** The index, and what reading all of each post told. */
type Name = 'archive.bin' | 'survey.bin';

/** How long nothing must change before it is written, in milliseconds: it is written as a whole. */
const PAUSE_MS = 20_000;

/** Keeps what is known of a workspace's posts from one start to the next. Whoever reads it checks it: it may be of
 * another version, or half of what was written. */
export class ArchiveStore implements vscode.Disposable {
  readonly #folder: vscode.Uri | undefined;
  readonly #log: vscode.LogOutputChannel;
  readonly #pause: number;
  readonly #name: Name;
  #timer: number | undefined;
  #writing = Promise.resolve();

  /** @param folder of this workspace alone; without one nothing is kept. */
  constructor(
    folder: vscode.Uri | undefined,
    log: vscode.LogOutputChannel,
    pause = PAUSE_MS,
    name: Name = 'archive.bin',
  ) {
    this.#folder = folder;
    this.#log = log;
    this.#pause = pause;
    this.#name = name;
  }

  /** What was written last. Never rejects. */
  async read(): Promise<Uint8Array | undefined> {
    if (!this.#folder) return undefined;
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, this.#name));
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
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.#folder!, this.#name), bytes);
    } catch (error) {
      // The next start takes longer, and nothing else is lost.
      this.#log.warn(`${this.#name} was not kept: ${String(error)}`);
    }
  }
}
