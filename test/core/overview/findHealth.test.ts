import assert from 'node:assert/strict';
import { findHealth, type ArchiveHealth } from '../../../src/core/overview/findHealth.ts';
import type { PostSurvey } from '../../../src/core/survey/surveyPost.ts';
import { SurveyTable } from '../../../src/core/survey/surveyTable.ts';
import { archiveOf } from '../support/archive.ts';

const EMPTY: PostSurvey = { words: 0, characters: 0, junk: {}, problems: [], sketch: [] };

describe('The health of an archive', () => {
  const index = archiveOf(
    { sourceSite: 'a.example' },
    { sourceSite: 'a.example' },
    { sourceSite: 'b.example' },
    {},
  );

  /** Of posts by their number. */
  function healthOf(
    surveys: Readonly<Record<number, Partial<PostSurvey>>>,
    gone?: Partial<PostSurvey>,
  ): ArchiveHealth {
    const table = new SurveyTable();
    const add = (name: string, survey: Partial<PostSurvey>): void =>
      table.set(`_posts/${name}.md`, { ...EMPTY, ...survey }, { size: 1, mtime: 1 }, '');
    for (const [number, survey] of Object.entries(surveys)) add(number, survey);
    if (gone) add('gone', gone);
    const work = findHealth(index, table);
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
    }
  }

  it('sums up junk by kind and by source, of posts that there are', () => {
    const ad = (count: number, characters: number): PostSurvey['junk'] => ({ ad: { count, characters } });
    const { surveyed, kinds, sources } = healthOf(
      {
        0: { characters: 1000, junk: ad(2, 50) },
        1: { characters: 500, junk: { ...ad(1, 20), promo: { count: 7, characters: 9 } } },
        2: { characters: 4000 },
        3: { characters: 10 },
      },
      { junk: ad(99, 99) },
    );
    assert.equal(surveyed, 4);
    assert.deepEqual(kinds, [
      { kind: 'promo', pieces: 7, characters: 9 },
      { kind: 'ad', pieces: 3, characters: 70 },
    ]);
    assert.deepEqual(sources, [
      { source: 'b.example', text: 4000, junk: 0 },
      { source: 'a.example', text: 1500, junk: 79 },
      { source: '', text: 10, junk: 0 },
    ]);
  });

  it('counts the posts that have a problem, however often each has it', () => {
    const missing = { code: 'missing-field', severity: 'warning', count: 5 } as const;
    const broken = { code: 'yaml-syntax', severity: 'error', count: 1 } as const;
    const { surveyed, problems } = healthOf({
      0: { problems: [missing] },
      2: { problems: [missing, broken] },
    });
    assert.equal(surveyed, 2);
    assert.deepEqual(problems, [
      { code: 'missing-field', posts: 2 },
      { code: 'yaml-syntax', posts: 1 },
    ]);
  });

  it('is empty where nothing was surveyed', () => {
    assert.deepEqual(healthOf({}), { surveyed: 0, kinds: [], sources: [], problems: [] });
  });
});
