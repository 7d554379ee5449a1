import type { FoundPost } from '../../disk/paths.ts';
import type { FileSystem } from '../io.ts';
import { PostReader } from '../../disk/readPost.ts';
import type { CheckTaskOptions } from '../tasks/checkTask.ts';
import type { CleanTaskOptions } from '../tasks/cleanTask.ts';
import type { IndexTaskOptions } from '../tasks/indexTask.ts';
import type { RepairTaskOptions } from '../tasks/repairTask.ts';
import { whyNot } from '../../disk/whyNot.ts';
import { emptyResult, type BatchResult, type PostTask } from './batch.ts';

/** What a command does with each post, as plain data that a worker thread can be sent. */
export type TaskOptions = CheckTaskOptions | CleanTaskOptions | IndexTaskOptions | RepairTaskOptions;

/** Makes what does one batch after the other, here or in a worker thread. */
export async function createBatchTask(
  options: TaskOptions,
  fs: FileSystem,
  cwd: string,
): Promise<(posts: readonly FoundPost[]) => BatchResult> {
  const task = await createTask(options, fs, cwd);
  return (posts) => {
    const result = emptyResult(posts.length);
    for (const post of posts) {
      try {
        task(post, result);
      } catch (error) {
        // One post that trips a bug does not keep the others from being done.
        result.complaints.push({ path: post.path, reason: `internal error: ${whyNot(error)}`, failed: true });
      }
    }
    return result;
  };
}

/** Loads what the task needs: the index does without most of Galley. */
async function createTask(options: TaskOptions, fs: FileSystem, cwd: string): Promise<PostTask> {
  const reader = new PostReader(fs, cwd);
  if (options.command === 'index') {
    return (await import('../tasks/indexTask.ts')).createIndexTask({ reader, cwd });
  }
  const { createPostService } = await import('../../core/postService.ts');
  const tools = { service: createPostService(), reader, fs, cwd };
  switch (options.command) {
    case 'check':
      return (await import('../tasks/checkTask.ts')).createCheckTask(options, tools);
    case 'clean':
      return (await import('../tasks/cleanTask.ts')).createCleanTask(options, tools);
    case 'repair':
      return (await import('../tasks/repairTask.ts')).createRepairTask(options, tools);
  }
}
