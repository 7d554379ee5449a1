import assert from 'node:assert/strict';
import type { PostSurvey } from '../../../src/core/survey/surveyPost.ts';
import { SurveyTable } from '../../../src/core/survey/surveyTable.ts';
import { countSurveys, type SurveyTotals } from '../../../src/core/survey/surveyTotals.ts';

const CLEAN: PostSurvey = { words: 1, characters: 1, junk: {}, problems: [], sketch: [] };
const JUNK = { ad: { count: 2, characters: 10 } };
const PROBLEMS = [{ code: 'missing-field', severity: 'warning', count: 3 }] as const;

function totals(...surveys: readonly PostSurvey[]): SurveyTotals {
  const table = new SurveyTable();
  for (const [number, survey] of surveys.entries())
    table.set(`${number}.md`, survey, { size: 1, mtime: 1 }, '');
  table.delete('0.md');
  for (const counting = countSurveys(table); ;) {
    const { done, value } = counting.next();
    if (done) return value;
  }
}

describe('countSurveys', () => {
  it('counts the posts in which something was found, not what was found', () => {
    const found = totals(
      { ...CLEAN, junk: JUNK, problems: PROBLEMS },
      { ...CLEAN, junk: JUNK },
      { ...CLEAN, junk: JUNK, problems: PROBLEMS },
      CLEAN,
    );
    assert.deepEqual(found, { posts: 3, withJunk: 2, withProblems: 1 });
  });
  it('counts many posts', () => {
    const many = Array.from({ length: 3000 }, () => ({ ...CLEAN, junk: JUNK }));
    assert.deepEqual(totals(...many), { posts: 2999, withJunk: 2999, withProblems: 0 });
  });
});
