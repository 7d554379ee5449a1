import * as vscode from 'vscode';
import { LARGEST_SHARE } from '../../core/postService.ts';
import { percentOf } from '../cleaning/largeShare.ts';
import type { BulkSource } from './bulkSource.ts';
import type { Plan, PlannedPost } from './plan.ts';

/** How many posts that would lose much of their text a question names, and how many labels. */
const MOST_NAMED = 5;

/** Says what was found and asks what to do; posts that would lose much are ticked if the person wants them as well. */
export async function askForPlan(plan: Plan, source: BulkSource): Promise<'apply' | 'review' | undefined> {
  const { posts, large, leftAlone } = plan;
  const all = posts.reduce((sum, { edits }) => sum + edits.length, 0);
  const detail = [...(source.summary?.() ?? [describeLabels(plan)])];
  if (leftAlone.length > 0) {
    detail.push(vscode.l10n.t('Posts that are left alone: {count}.', { count: leftAlone.length }));
  }
  if (large.length > 0) detail.push('', ...listLarge(large));

  const review = vscode.l10n.t('Review…');
  const skip = vscode.l10n.t('{verb}, but Skip These', { verb: source.verb });
  const include = vscode.l10n.t('{verb} in These as Well', { verb: source.verb });
  const none = plan.count().posts === 0;
  const offered = large.length === 0 ? (none ? [] : [source.verb]) : none ? [include] : [skip, include];
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{title}: {posts} posts would change, in {edits} places.', {
      title: source.title,
      posts: posts.length,
      edits: all,
    }),
    { modal: true, detail: detail.join('\n') },
    ...offered,
    review,
  );
  if (answer === undefined) return undefined;
  if (answer === review) return 'review';
  if (answer === include) plan.tickPosts(large, true);
  return 'apply';
}

/** The most frequent labels with their counts. */
function describeLabels({ labels }: Plan): string {
  const named = labels.slice(0, MOST_NAMED).map(({ label, edits }) => `${label} ${edits}`);
  return [...named, ...(labels.length > MOST_NAMED ? ['…'] : [])].reduce((labels, label) =>
    vscode.l10n.t('{kinds}, {kind}', { kinds: labels, kind: label }),
  );
}

/** The posts that would lose much of their text, the largest share first. */
function listLarge(large: readonly PlannedPost[]): string[] {
  const lines = large
    .slice(0, MOST_NAMED)
    .map(({ uri, share }) => `${vscode.workspace.asRelativePath(uri)}: ${percentOf(share)} %`);
  return [
    vscode.l10n.t('Posts that would lose more than {percent} % of their text: {count}.', {
      percent: LARGEST_SHARE * 100,
      count: large.length,
    }),
    ...lines,
    ...(large.length > MOST_NAMED ? ['…'] : []),
  ];
}
