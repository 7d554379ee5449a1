import assert from 'node:assert/strict';
import { countPeriods, niceUnit, placesOf, unitsFor } from '../../../src/webview/overview/periods.ts';

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
const days = (...dates: string[]): { days: number[]; counts: number[] } => ({
  days: dates.map(dayOf),
  counts: dates.map((_, place) => place + 1),
});

describe('Periods of a chart', () => {
  it('hold the posts of their days, and those between have none', () => {
    const counted = days('2019-12-30', '2020-01-02', '2020-03-01', '2020-03-31');
    assert.deepEqual(countPeriods(counted, 'month'), {
      periods: ['2019-12', '2020-01', '2020-02', '2020-03'],
      counts: [1, 2, 0, 7],
    });
    assert.deepEqual(countPeriods(counted, 'year'), { periods: ['2019', '2020'], counts: [1, 9] });
    assert.equal(countPeriods(counted, 'day').periods.length, 93);
    assert.deepEqual(countPeriods(days(), 'day'), { periods: [], counts: [] });
    assert.deepEqual(countPeriods(days('0099-12-31', '0101-01-01'), 'year').periods, [
      '0099',
      '0100',
      '0101',
    ]);
  });

  it('are as fine as one likes to look at, and never too many to draw', () => {
    assert.equal(niceUnit(days('2020-01-01', '2020-12-31')), 'day');
    assert.equal(niceUnit(days('2010-01-01', '2020-12-31')), 'month');
    assert.equal(niceUnit(days('1900-01-01', '2020-12-31')), 'year');
    assert.deepEqual(unitsFor(days('1900-01-01', '2020-12-31')), ['month', 'year']);
    assert.deepEqual(unitsFor(days('0001-01-01', '4000-01-01')), ['year']);
  });

  it('are found by a span in finer or coarser ones', () => {
    const months = ['2020-01', '2020-02', '2020-03', '2020-04'];
    assert.deepEqual(placesOf(months, undefined), [0, 3]);
    assert.deepEqual(placesOf(months, { from: '2020-02', to: '2020-03' }), [1, 2]);
    assert.deepEqual(placesOf(months, { from: '2020-02-15', to: '2020-02-20' }), [1, 1]);
    assert.deepEqual(placesOf(months, { from: '2019', to: '2020' }), [0, 3]);
    assert.deepEqual(
      placesOf(['2020-02-29', '2020-03-01', '2020-03-02'], { from: '2020-03', to: '2020-03' }),
      [1, 2],
    );
    // Posts that are gone: all of what there is.
    assert.deepEqual(placesOf(months, { from: '2021', to: '2022' }), [0, 3]);
  });
});
