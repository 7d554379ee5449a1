import { createPostService } from '../../core/postService.ts';
import type { FoundPost } from '../../disk/paths.ts';
import type { FileSystem } from '../io.ts';
import { PostReader } from '../../disk/readPost.ts';
import { createCheckTask, type CheckTaskOptions } from '../tasks/checkTask.ts';
import { createCleanTask, type CleanTaskOptions } from '../tasks/cleanTask.ts';
import { createIndexTask, type IndexTaskOptions } from '../tasks/indexTask.ts';
import { createRepairTask, type RepairTaskOptions } from '../tasks/repairTask.ts';
import { whyNot } from '../../disk/whyNot.ts';
import { emptyResult, type BatchResult, type PostTask } from './batch.ts';

/** What a command does with each post, as plain data that a worker thread can be sent. */
export type TaskOptions = CheckTaskOptions | CleanTaskOptions | IndexTaskOptions | RepairTaskOptions;

/** Makes what does one batch after the other, here or in a worker thread. */
export function createBatchTask(
  options: TaskOptions,
  fs: FileSystem,
  cwd: string,
): (posts: readonly FoundPost[]) => BatchResult {
  const task = createTask(options, fs, cwd);
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

function createTask(options: TaskOptions, fs: FileSystem, cwd: string): PostTask {
  const tools = { service: createPostService(), reader: new PostReader(fs, cwd), fs, cwd };
  switch (options.command) {
    case 'check':
      return createCheckTask(options, tools);
    case 'clean':
      return createCleanTask(options, tools);
    case 'index':
      return createIndexTask(tools);
    case 'repair':
      return createRepairTask(options, tools);
  }
}
