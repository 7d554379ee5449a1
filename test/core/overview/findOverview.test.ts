import assert from 'node:assert/strict';
import type { ArchiveEntry } from '../../../src/core/archive/archiveEntry.ts';
import type { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { findOverview, type ArchiveOverview, type Span } from '../../../src/core/overview/findOverview.ts';
import { archiveOf } from '../support/archive.ts';

function overviewOf(index: ArchiveIndex, span?: Span): ArchiveOverview {
  const work = findOverview(index, span);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** So many posts of a day. */
function posts(date: string, count: number, values: Partial<ArchiveEntry> = {}): Partial<ArchiveEntry>[] {
  return Array.from({ length: count }, () => ({ date, ...values }));
}

/** A day of 2021. */
const day = (number: number): string => new Date(Date.UTC(2021, 0, number)).toISOString().slice(0, 10);

/** Posts on the days of 2021 from 1 on: so many each. */
function daily(counts: readonly number[]): ArchiveIndex {
  return archiveOf(...counts.flatMap((count, number) => posts(day(number + 1), count)));
}

const steady = (length: number, count: number): number[] => Array.from({ length }, () => count);

describe('The overview of an archive', () => {
  it('counts the posts of each day, and those without a date apart', () => {
    const { count, undated, days } = overviewOf(
      archiveOf(
        ...posts('2021-08-26 23:59', 2),
        ...posts('1969-12-31', 1),
        ...posts('', 3),
        ...posts('x', 1),
      ),
    );
    assert.deepEqual([count, undated], [7, 4]);
    assert.deepEqual(days, { days: [-1, Date.UTC(2021, 7, 26) / 86_400_000], counts: [1, 2] });
  });

  it('counts tags once a post, the most used first', () => {
    const { tags, tagCount } = overviewOf(
      archiveOf({ tags: ['b', 'a', 'b'] }, { tags: ['a'] }, { tags: ['c', ''] }, {}),
    );
    assert.equal(tagCount, 3);
    assert.deepEqual(tags, [
      { value: 'a', count: 2 },
      { value: 'b', count: 1 },
      { value: 'c', count: 1 },
    ]);
  });

  it('is empty where there is nothing', () => {
    const { count, days, sources, gaps, bursts } = overviewOf(archiveOf());
    assert.deepEqual([count, days.days, sources.periods, gaps.all, bursts.all], [0, [], [], 0, 0]);
  });

  it('looks at a span where it is asked to', () => {
    const index = archiveOf(
      ...posts('2021-07-31 23:59', 1, { tags: ['a'], sourceSite: 'a.example' }),
      ...posts('2021-08-01', 2, { tags: ['b'], sourceSite: 'b.example' }),
      ...posts('2021-08-31 23:59', 1, { tags: ['c'] }),
      ...posts('2021-09-01', 1, { tags: ['d'] }),
      ...posts('', 1, { tags: ['e'] }),
    );
    const found = overviewOf(index, { from: '2021-08', to: '2021-08-31' });
    assert.deepEqual([found.count, found.countInSpan, found.sourceCount], [6, 3, 1]);
    assert.deepEqual(
      found.tags.map(({ value }) => value),
      ['b', 'c'],
    );
    assert.equal(found.days.days.length, 4);
  });
});

describe('Sources over time', () => {
  const dated = (from: number, to: number, sourceSite: string): Partial<ArchiveEntry>[] =>
    [from, to].map((number) => ({ date: day(number), sourceSite }));

  it('go by day, by month or by year, with the periods that have none', () => {
    const periods = (last: number): readonly string[] =>
      overviewOf(archiveOf(...dated(1, last, 'a'))).sources.periods;
    assert.deepEqual(periods(3), ['2021-01-01', '2021-01-02', '2021-01-03']);
    assert.deepEqual(periods(100), ['2021-01', '2021-02', '2021-03', '2021-04']);
    assert.equal(periods(4000).length, 11);
  });

  it('show the greatest by name, then the others together, then those without one', () => {
    const all = Array.from({ length: 9 }, (_, number) =>
      posts(day(1), number + 1, { sourceSite: `s${number}` }),
    );
    const { series } = overviewOf(archiveOf(...all.flat(), ...posts(day(1), 30), ...posts('', 5))).sources;
    assert.deepEqual(
      series.map(({ source, counts }) => [source, ...counts]),
      [
        ['s8', 9],
        ['s7', 8],
        ['s6', 7],
        ['s5', 6],
        ['s4', 5],
        ['s3', 4],
        [undefined, 6],
        ['', 30],
      ],
    );
  });

  it('leave out the years between dates that are centuries apart', () => {
    const { periods } = overviewOf(archiveOf(...posts('0101-01-01', 1), ...posts('4999-12-31', 1))).sources;
    assert.deepEqual(periods, ['0101', '4999']);
  });
});

describe('Gaps in the dates', () => {
  const gapsOf = (counts: readonly number[]): unknown[] =>
    overviewOf(daily(counts)).gaps.greatest.map(({ before, after, days }) => [before, after, days]);

  it('are days without posts where there usually are some, the longest first', () => {
    const counts = [...steady(20, 2), 0, ...steady(20, 2), 0, 0, 0, 1];
    assert.deepEqual(gapsOf(counts), [
      ['2021-02-10', '2021-02-14', 3],
      ['2021-01-20', '2021-01-22', 1],
    ]);
  });

  it('are not the days between the issues of a weekly paper, but a week that is missing', () => {
    const week = [1, 0, 0, 0, 0, 0, 0];
    const weeks = (count: number): number[] => steady(count, 0).flatMap(() => week);
    assert.deepEqual(gapsOf(weeks(30)), []);
    assert.deepEqual(
      gapsOf([...weeks(10), ...steady(7, 0), ...weeks(10)]).map((gap) => (gap as unknown[])[2]),
      [13],
    );
  });

  it('are told by the dozen', () => {
    const { all, greatest } = overviewOf(daily(steady(20, 0).flatMap(() => [...steady(30, 1), 0]))).gaps;
    assert.equal(all, 19);
    assert.equal(greatest.length, 12);
  });
});

describe('Bursts in the dates', () => {
  const burstsOf = (counts: readonly number[]): unknown[] =>
    overviewOf(daily(counts)).bursts.greatest.map(({ day: date, count, usual }) => [date, count, usual]);

  it('are days far above those around, the greatest first', () => {
    const counts = [...steady(20, 4), 40, ...steady(20, 4), 60, ...steady(5, 4)];
    assert.deepEqual(burstsOf(counts), [
      ['2021-02-11', 60, 4],
      ['2021-01-21', 40, 4],
    ]);
  });

  it('are not what chance does, nor what grows', () => {
    assert.deepEqual(burstsOf([...steady(20, 4), 9, ...steady(20, 4), 0, 0, 8]), []);
    assert.deepEqual(burstsOf(Array.from({ length: 80 }, (_, number) => number)), []);
    assert.deepEqual(burstsOf([...steady(40, 1), ...steady(40, 50)]), []);
  });

  it('hide nothing by standing side by side', () => {
    assert.equal(burstsOf([...steady(20, 4), 60, 60, 60, ...steady(20, 4)]).length, 3);
  });
});
