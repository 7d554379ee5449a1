import { printable } from '../core/quick.ts';
import type { Writable } from 'node:stream';
import type { Io } from './io.ts';
import { Progress } from './progress.ts';

/** Why something was not done as asked. */
export interface Complaint {
  /** As people gave it; '' where no file is to blame. */
  readonly path: string;
  readonly reason: string;
  /** Whether the exit code tells of it. */
  readonly failed: boolean;
}

/** How long a reader may take for what is left when the program is stopped, in milliseconds. */
const LAST_WORDS = 500;

/** A stream that is written with back-pressure and whose reader may go away: `galley check | head`. */
export class Output {
  readonly #stream: Writable;
  readonly #signal: AbortSignal | undefined;
  #closed = false;
  #failure: Error | undefined;

  constructor(stream: Writable, signal?: AbortSignal) {
    this.#stream = stream;
    this.#signal = signal;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#closed = true;
      // Nobody reads any more, which is no failure of ours.
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') this.#failure ??= error;
    });
  }

  /** Whether nothing that is written arrives anywhere any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** What kept the output from being written, a full disk for example. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Writes, then waits until the reader wants more. What nobody reads is dropped. */
  async write(content: string | Uint8Array): Promise<void> {
    if (this.#closed || content.length === 0) return;
    if (this.#stream.write(content) || this.#signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        for (const name of ['drain', 'error', 'close']) this.#stream.removeListener(name, done);
        this.#signal?.removeEventListener('abort', done);
        resolve();
      };
      for (const name of ['drain', 'error', 'close']) this.#stream.once(name, done);
      // Who wants to stop does not wait for a reader that has stopped already.
      this.#signal?.addEventListener('abort', done);
    });
  }

  /** Waits until all has been written; a person who wants to stop waits a moment at most. */
  async flush(): Promise<void> {
    if (this.#closed) return;
    await new Promise<void>((resolve) => {
      const timer = this.#signal?.aborted ? setTimeout(resolve, LAST_WORDS) : undefined;
      const done = (): void => {
        clearTimeout(timer);
        this.#stream.removeListener('close', done);
        resolve();
      };
      this.#stream.once('close', done);
      this.#stream.write('', done);
    });
  }
}

type Streams = Pick<Io, 'stdout' | 'stderr' | 'signal' | 'showsProgress'>;

/** Where results and complaints go. */
export class Terminal {
  readonly out: Output;
  /** How far the work is. It shares the terminal with all that is written, which it makes room for. */
  readonly progress: Progress;
  readonly #err: Output;
  #failed = false;

  constructor({ stdout, stderr, signal, showsProgress }: Streams) {
    this.out = new Output(stdout, signal);
    this.#err = new Output(stderr, signal);
    this.progress = new Progress(showsProgress ? (text) => this.#err.write(text) : undefined);
  }

  /** Whether a complaint was made that the exit code tells of. */
  get failed(): boolean {
    return this.#failed;
  }

  async complain({ path, reason, failed }: Complaint): Promise<void> {
    this.#failed ||= failed;
    await this.progress.clear();
    await this.#err.write(`galley: ${path === '' ? '' : `${printable(path)}: `}${printable(reason)}\n`);
  }

  async complainAll(complaints: readonly Complaint[]): Promise<void> {
    for (const complaint of complaints) await this.complain(complaint);
  }

  /** Says something to people that is no complaint. */
  async note(text: string): Promise<void> {
    await this.#err.write(`${text}\n`);
  }

  /** Waits until all has been written, and complains if it could not be. */
  async flush(): Promise<void> {
    await this.out.flush();
    const { failure } = this.out;
    if (failure) {
      await this.complain({ path: '', reason: `cannot write the output: ${failure.message}`, failed: true });
    }
    await this.#err.flush();
  }
}
