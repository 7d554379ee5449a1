import type { PostService } from '../../core/postService.ts';
import type { FoundPost } from '../../disk/paths.ts';
import type { FileSystem } from '../io.ts';
import type { Complaint } from '../output.ts';
import type { PostReader } from '../../disk/readPost.ts';

/** What came of some posts, in their order: plain data that a worker thread can send. */
export interface BatchResult {
  /** How many posts. */
  readonly size: number;
  /** For standard output. */
  out: string;
  readonly complaints: Complaint[];
  /** Counts by a name that the command chooses; those of all batches are added up. */
  readonly tally: Tally;
}

export type Tally = Map<string, number>;

export function emptyResult(size: number): BatchResult {
  return { size, out: '', complaints: [], tally: new Map() };
}

export function count(tally: Tally, name: string, by = 1): void {
  tally.set(name, (tally.get(name) ?? 0) + by);
}

/** Does one post. What it throws is a bug, told as a complaint about that post. */
export type PostTask = (post: FoundPost, result: BatchResult) => void;

/** What a task works with. */
export interface TaskTools {
  readonly service: PostService;
  readonly reader: PostReader;
  readonly fs: FileSystem;
  readonly cwd: string;
}
