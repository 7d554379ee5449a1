import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { UsageError } from '../arguments.ts';
import type { FoundPost } from '../../disk/paths.ts';
import type { Io } from '../io.ts';
import { count, emptyResult, type BatchResult, type Tally } from './batch.ts';
import { createBatchTask, type TaskOptions } from './batchTask.ts';
import { WorkerPool } from './workerPool.ts';

/** How posts are spread. */
const SPREAD = {
  /** Long enough that sending it costs nothing beside doing it. */
  longestBatch: 64,
  /** The fewest posts that are worth a second thread, which takes as long to start as they take to do. */
  manyPosts: 1000,
};
/** To index a post takes a fraction of the time of other tasks. */
const SPREAD_TO_INDEX = { longestBatch: 1000, manyPosts: 10_000 };
/** Batches that a thread has waiting: it need not wait itself, and the results do not pile up. */
const AHEAD = 3;

export interface RunOptions {
  readonly posts: readonly FoundPost[];
  readonly task: TaskOptions;
  /** How many threads; by default as many as the posts are worth. */
  readonly jobs: number | undefined;
  /** Takes the results in the posts' order; the next ones wait until it is done. */
  readonly onResult: (result: BatchResult) => Promise<void>;
}

/** Does the task for every post. @returns the tallies of all batches, added up. */
export async function runPosts({ posts, task, jobs, onResult }: RunOptions, io: Io): Promise<Tally> {
  const few = posts.length < spreadOf(task).manyPosts;
  const threads = Math.min(jobs ?? (few ? 1 : availableParallelism()), posts.length);
  const tally: Tally = new Map();
  const results =
    threads > 1 && io.workerFile !== undefined
      ? inThreads(posts, task, io, io.workerFile, threads)
      : inThisThread(posts, task, io);
  for await (const result of results) {
    for (const [name, by] of result.tally) count(tally, name, by);
    await onResult(result);
  }
  return tally;
}

/** Reads `--jobs`. @throws UsageError */
export function readJobs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1) throw new UsageError(`--jobs is a whole number from 1 to 999, not '${text}'`);
  return jobs;
}

function spreadOf({ command }: TaskOptions): typeof SPREAD {
  return command === 'index' ? SPREAD_TO_INDEX : SPREAD;
}

/** Cuts the posts into batches, several for each thread, since some posts take longer. */
function* batches(
  posts: readonly FoundPost[],
  task: TaskOptions,
  threads: number,
): Generator<readonly FoundPost[]> {
  const { longestBatch } = spreadOf(task);
  const length = Math.max(1, Math.min(longestBatch, Math.ceil(posts.length / (threads * 4))));
  for (let at = 0; at < posts.length; at += length) yield posts.slice(at, at + length);
}

async function* inThisThread(
  posts: readonly FoundPost[],
  task: TaskOptions,
  io: Io,
): AsyncGenerator<BatchResult> {
  const run = await createBatchTask(task, io.fs, io.cwd);
  for (const batch of batches(posts, task, 1)) {
    // So that a wish to stop is heard.
    await nextTurn();
    if (io.signal?.aborted) return;
    yield run(batch);
  }
}

async function* inThreads(
  posts: readonly FoundPost[],
  task: TaskOptions,
  io: Io,
  file: string,
  threads: number,
): AsyncGenerator<BatchResult> {
  const pool = new WorkerPool(file, { options: task, cwd: io.cwd }, threads);
  try {
    const waiting: Promise<BatchResult>[] = [];
    for (const batch of batches(posts, task, threads)) {
      if (io.signal?.aborted) break;
      waiting.push(pool.run(batch).catch((error: unknown) => lostBatch(batch, error)));
      if (waiting.length >= threads * AHEAD) yield await waiting.shift()!;
    }
    for (const result of waiting) yield await result;
  } finally {
    await pool.close();
  }
}

/** A batch whose thread died. Which post killed it is not known. */
function lostBatch(batch: readonly FoundPost[], error: unknown): BatchResult {
  const result = emptyResult(batch.length);
  const detail = error instanceof Error ? error.message : String(error);
  for (const { path } of batch) {
    result.complaints.push({ path, reason: `was not done: a worker thread died: ${detail}`, failed: true });
  }
  return result;
}
