import type { Arguments } from '../arguments.ts';
import { findChangedFiles } from '../changedFiles.ts';
import { findPosts } from '../findPosts.ts';
import type { Io } from '../io.ts';
import type { BatchResult, Tally } from '../jobs/batch.ts';
import type { TaskOptions } from '../jobs/batchTask.ts';
import { readJobs, runPosts } from '../jobs/runPosts.ts';
import type { Terminal } from '../output.ts';
import { inShard, readShard } from '../shard.ts';

/**
 * Does a task for the posts that a call names, writing what it has to say in the posts' order.
 * @param onResult may change what a batch has for standard output
 * @returns the tallies of all posts, added up
 */
export async function runManyPosts(
  args: Arguments,
  task: TaskOptions,
  io: Io,
  terminal: Terminal,
  onResult: (result: BatchResult) => string = ({ out }) => out,
): Promise<Tally> {
  const shard = readShard(args.value('shard'));
  const jobs = readJobs(args.value('jobs'));
  const since = args.value('since');
  const changed = since === undefined ? undefined : findChangedFiles(since, args.positionals, io);
  const { posts, complaints, leftovers } = findPosts(args.positionals, io.fs, io.cwd, changed);
  if ('write' in task && task.write) for (const file of leftovers) io.fs.rmSync(file, { force: true });
  await terminal.complainAll(complaints);
  const wanted = shard ? posts.filter(({ path }) => inShard(path, shard)) : posts;
  let done = 0;
  const tally = await runPosts(
    {
      posts: wanted,
      task,
      jobs,
      async onResult(result) {
        await terminal.complainAll(result.complaints);
        const out = onResult(result);
        if (out !== '') await terminal.progress.clear();
        await terminal.out.write(out);
        done += result.size;
        await terminal.progress.show(done, wanted.length);
      },
    },
    io,
  );
  await terminal.progress.clear();
  if (io.signal?.aborted) {
    await terminal.complain({ path: '', reason: 'stopped before all posts were done', failed: true });
  }
  return tally;
}
