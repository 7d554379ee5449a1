import * as vscode from 'vscode';
import { LARGEST_SHARE } from '../../core/postService.ts';

/** A share of the text as a number of percents; never rounded down below the share that is asked about. */
export function percentOf(share: number): number {
  return Math.ceil(share * 100);
}

/** Whether people are asked before so much of a post's text goes. */
export function isLarge(share: number): boolean {
  return share > LARGEST_SHARE;
}

/** Asks before much of a post's text goes. */
export async function askToRemove(share: number): Promise<'remove' | 'review' | undefined> {
  const remove = vscode.l10n.t('Remove');
  const review = vscode.l10n.t('Review…');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{percent} % of the text of this post would go. Is all of it junk?', {
      percent: percentOf(share),
    }),
    { modal: true },
    // Looking comes first: that button takes the key Enter.
    review,
    remove,
  );
  return answer === remove ? 'remove' : answer === review ? 'review' : undefined;
}
