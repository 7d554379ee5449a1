import * as fs from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { FoundPost } from '../../disk/paths.ts';
import { createBatchTask } from './batchTask.ts';
import type { WorkerStart } from './workerPool.ts';

/** What a worker thread does: answers each batch of posts with its result. */
export function serveBatches(port: MessagePort, { options, cwd }: WorkerStart): void {
  const task = createBatchTask(options, fs, cwd);
  port.on('message', (posts: readonly FoundPost[]) => port.postMessage(task(posts)));
}
