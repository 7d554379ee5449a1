import type * as vscode from 'vscode';
import type { PostService } from '../../core/postService.ts';
import { listFiles } from '../archivePosts.ts';
import { isPostFile } from '../languageDetection.ts';
import { baseName } from '../posts.ts';
import type { BulkSource } from './bulkSource.ts';
import type { LeftAlone } from './leftAlone.ts';
import { LabelCounts, Plan, type PlannedPost } from './plan.ts';
import { isLeftAlone, readAhead, WriteGuard } from './postFile.ts';
import type { Steps } from './steps.ts';

/**
 * Looks what a source would change in the posts of some places, and changes nothing.
 * @returns undefined when the person cancelled.
 */
export async function dryRun(
  service: PostService,
  source: BulkSource,
  places: readonly vscode.Uri[],
  steps: Steps,
): Promise<Plan | undefined> {
  const files = await listFiles(places, steps.token);
  const guard = new WriteGuard();
  const posts: PlannedPost[] = [];
  const labels = new LabelCounts();
  const leftAlone: LeftAlone[] = [];
  let done = 0;
  for await (const [{ uri }, file] of readAhead(files.map((uri) => ({ uri })))) {
    if (!(await steps.next(done++, files.length))) return undefined;
    if (isLeftAlone(file)) {
      leftAlone.push(file);
      continue;
    }
    if (source.wants?.(file.text) === false) continue;
    const post = service.read(file.text, baseName(uri));
    if (!isPostFile(uri, post)) continue;
    const found = await source.find(uri, post);
    if (found.leftAlone) leftAlone.push({ uri, reason: 'unsafe', detail: found.leftAlone });
    if (found.edits.length === 0) continue;
    const reason = await guard.whyNot(file);
    if (reason) leftAlone.push({ uri, reason });
    else {
      const text = service.journal.identify(file.text);
      const planned = { uri, text, edits: found.edits, share: found.share ?? 0 };
      posts.push(planned);
      labels.add(planned);
    }
  }
  return new Plan(posts, labels.list(), leftAlone, (label) => source.isUnticked?.(label) ?? false);
}
