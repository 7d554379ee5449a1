import * as fs from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { FoundPost } from '../../disk/paths.ts';
import { createBatchTask } from './batchTask.ts';
import type { WorkerStart } from './workerPool.ts';

/** What a worker thread does: answers each batch of posts with its result. */
export async function serveBatches(port: MessagePort, { options, cwd }: WorkerStart): Promise<void> {
  const task = await createBatchTask(options, fs, cwd);
  // What was sent meanwhile waits for who listens.
  port.on('message', (posts: readonly FoundPost[]) => port.postMessage(task(posts)));
}
