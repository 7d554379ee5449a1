import assert from 'node:assert/strict';
import type { PostSurvey } from '../../../src/core/survey/surveyPost.ts';
import { SurveyedRows } from '../../../src/core/survey/surveyedRows.ts';
import { SurveyTable } from '../../../src/core/survey/surveyTable.ts';
import { archiveOf, entry } from '../support/archive.ts';

const STAMP = { size: 1, mtime: 1 };

function survey(words: number): PostSurvey {
  return {
    words,
    characters: 0,
    junk: { ad: { count: 2, characters: 10 }, ui: { count: 1, characters: 5 } },
    problems: [
      { code: 'missing-field', severity: 'warning', count: 2 },
      { code: 'yaml-syntax', severity: 'error', count: 1 },
    ],
    sketch: [],
  };
}

describe('Surveys by the rows of an index', () => {
  it('tell amounts, of all kinds or of one', () => {
    const index = archiveOf({ title: 'a' }, { title: 'b' });
    const surveys = new SurveyTable();
    surveys.set('_posts/0.md', survey(7), STAMP, '');
    const { reader } = index.posts();
    const rows = new SurveyedRows(reader, surveys);
    const [known, unknown] = [reader.rowOf('_posts/0.md')!, reader.rowOf('_posts/1.md')!];
    assert.equal(rows.amountAt(known, 'words'), 7);
    assert.equal(rows.amountAt(known, 'junk'), 3);
    assert.equal(rows.amountAt(known, 'junk', 'ad'), 2);
    assert.equal(rows.amountAt(known, 'junk', 'promo'), 0);
    assert.equal(rows.amountAt(known, 'problems'), 3);
    assert.equal(rows.amountAt(known, 'problems', 'yaml-syntax'), 1);
    assert.equal(rows.amountAt(unknown, 'words'), undefined);
  });

  it('follow both', () => {
    const index = archiveOf({ title: 'a' }, { title: 'b' });
    const surveys = new SurveyTable();
    const { reader } = index.posts();
    const rows = new SurveyedRows(reader, surveys);
    const words = (path: string): number | undefined => rows.amountAt(reader.rowOf(path)!, 'words');
    assert.equal(words('_posts/1.md'), undefined);
    surveys.set('_posts/1.md', survey(1), STAMP, '');
    assert.equal(words('_posts/1.md'), 1);
    surveys.set('_posts/1.md', survey(2), STAMP, '');
    assert.equal(words('_posts/1.md'), 2);
    surveys.delete('_posts/1.md');
    assert.equal(words('_posts/1.md'), undefined);
    // Both leave out what is gone, and move what is not.
    for (let turn = 0; turn < 2200; turn++) {
      surveys.set(`${turn}`, survey(turn), STAMP, '');
      surveys.delete(`${turn}`);
      index.set('_posts/0.md', entry({ title: `${turn}` }));
    }
    surveys.set('_posts/0.md', survey(3), STAMP, '');
    surveys.set('_posts/1.md', survey(4), STAMP, '');
    assert.deepEqual([words('_posts/0.md'), words('_posts/1.md')], [3, 4]);
    surveys.clear();
    assert.deepEqual([words('_posts/0.md'), words('_posts/1.md')], [undefined, undefined]);
  });
});
