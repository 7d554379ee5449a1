import * as vscode from 'vscode';
import { JUNK_KINDS, type PostSurvey } from '../../core/postService.ts';
import type { RowSurvey } from '../../protocol/postsMessages.ts';
import { kindNames } from '../cleaning/removalSummary.ts';
import { problemNames } from '../problemNames.ts';

/** What a row of the table says of a survey. */
export function rowSurveyOf({ words, junk, problems }: PostSurvey): RowSurvey {
  const kinds = kindNames();
  const amounts = JUNK_KINDS.map((kind) => ({ name: kinds[kind], count: junk[kind]?.count ?? 0 }));
  const names = problemNames();
  const counts = problems.map(({ code, count }) => ({ name: names[code], count }));
  return {
    words,
    junk: sumOf(amounts),
    problems: sumOf(counts),
    junkText: textOf(amounts),
    problemsText: textOf(counts),
  };
}

interface Amount {
  readonly name: string;
  readonly count: number;
}

function sumOf(amounts: readonly Amount[]): number {
  return amounts.reduce((sum, { count }) => sum + count, 0);
}

/** “ads 3, promotions 2” */
function textOf(amounts: readonly Amount[]): string {
  const said = amounts.filter(({ count }) => count > 0).map(({ name, count }) => `${name} ${count}`);
  return said.length === 0
    ? ''
    : said.reduce((kinds, kind) => vscode.l10n.t('{kinds}, {kind}', { kinds, kind }));
}
