import { Worker } from 'node:worker_threads';
import type { FoundPost } from '../../disk/paths.ts';
import type { BatchResult } from './batch.ts';
import type { TaskOptions } from './batchTask.ts';

/** What a worker thread is started with. */
export interface WorkerStart {
  readonly options: TaskOptions;
  readonly cwd: string;
}

interface Waiting {
  readonly resolve: (result: BatchResult) => void;
  readonly reject: (reason: Error) => void;
}

/** A thread and the batches that it has been sent, which it answers in that order. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: Waiting[];
}

/** Threads that do batches of posts side by side. */
export class WorkerPool {
  readonly #file: string;
  readonly #start: WorkerStart;
  readonly #size: number;
  readonly #threads = new Set<Thread>();

  /** @param file the bundle that the threads run. */
  constructor(file: string, start: WorkerStart, size: number) {
    this.#file = file;
    this.#start = start;
    this.#size = size;
    for (let i = 0; i < size; i++) this.#add();
  }

  /** Rejects if the thread that does the batch dies, for want of memory for example. */
  run(posts: readonly FoundPost[]): Promise<BatchResult> {
    while (this.#threads.size < this.#size) this.#add();
    const [thread] = [...this.#threads].sort((a, b) => a.waiting.length - b.waiting.length);
    return new Promise((resolve, reject) => {
      thread!.waiting.push({ resolve, reject });
      thread!.worker.postMessage(posts);
    });
  }

  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  #add(): void {
    const worker = new Worker(this.#file, { workerData: this.#start });
    const thread: Thread = { worker, waiting: [] };
    const lose = (reason: Error): void => {
      this.#threads.delete(thread);
      for (const { reject } of thread.waiting.splice(0)) reject(reason);
    };
    worker.on('message', (result: BatchResult) => thread.waiting.shift()?.resolve(result));
    worker.on('error', lose);
    worker.on('exit', () => lose(new Error('the thread ended')));
    this.#threads.add(thread);
  }
}
