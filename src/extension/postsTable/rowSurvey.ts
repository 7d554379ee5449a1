import * as vscode from 'vscode';
import { JUNK_KINDS, type PostSurvey } from '../../core/postService.ts';
import type { RowSurvey } from '../../protocol/postsMessages.ts';
import { kindNames } from '../cleaning/removalSummary.ts';
import { problemNames } from '../problemNames.ts';

/** What a row of the table says of a survey. */
export function rowSurveyOf({ words, junk, problems }: PostSurvey): RowSurvey {
  const amounts = JUNK_KINDS.map((kind) => ({ kind, count: junk[kind]?.count ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  return {
    words,
    junk: sumOf(amounts),
    problems: sumOf(problems),
    // Most posts have none of them, and all the names are many.
    junkText: amounts.length === 0 ? '' : textOf(amounts, ({ kind }) => kindNames()[kind]),
    problemsText: problems.length === 0 ? '' : textOf(problems, ({ code }) => problemNames()[code]),
  };
}

function sumOf(amounts: readonly { readonly count: number }[]): number {
  return amounts.reduce((sum, { count }) => sum + count, 0);
}

/** “ads 3, promotions 2” */
function textOf<Amount extends { readonly count: number }>(
  amounts: readonly Amount[],
  nameOf: (amount: Amount) => string,
): string {
  return amounts
    .map((amount) => `${nameOf(amount)} ${amount.count}`)
    .reduce((kinds, kind) => vscode.l10n.t('{kinds}, {kind}', { kinds, kind }));
}
