import type { SurveyTable } from './surveyTable.ts';

/** What is known of the posts that were surveyed, in numbers of posts. */
export interface SurveyTotals {
  readonly posts: number;
  readonly withJunk: number;
  readonly withProblems: number;
}

/** How many posts are looked at between two pauses. */
const BETWEEN_PAUSES = 1024;

/** Counts what was found. It pauses, since there may be many posts. */
export function* countSurveys(table: SurveyTable): Generator<undefined, SurveyTotals> {
  let [posts, withJunk, withProblems] = [0, 0, 0];
  for (const row of table.rows()) {
    posts++;
    if (table.junkCountAt(row) > 0) withJunk++;
    if (table.problemsAt(row).length > 0) withProblems++;
    if (posts % BETWEEN_PAUSES === 0) yield;
  }
  return { posts, withJunk, withProblems };
}
