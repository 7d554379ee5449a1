import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isoDay, mayFallOn, readDate } from '../../../src/core/facts/dates.ts';

/** The day as written, the instant, and which of time and zone are given. */
function read(text: string): string | undefined {
  const date = readDate(text);
  return (
    date &&
    `${date.day} ${new Date(date.time).toISOString()}${date.hasTime ? ' time' : ''}${date.hasZone ? ' zone' : ''}`
  );
}

describe('readDate', () => {
  const dates: [text: string, expected: string][] = [
    ['2021-08-26', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['2021-8-6', '2021-08-06 2021-08-06T00:00:00.000Z'],
    [' 2021-08-26\n', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['2021-08-26T02:42:56.371Z', '2021-08-26 2021-08-26T02:42:56.371Z time zone'],
    ['2021-08-26T02:42:56.029Z', '2021-08-26 2021-08-26T02:42:56.029Z time zone'],
    ['2021-08-26T02:42:56.9999999Z', '2021-08-26 2021-08-26T02:42:56.999Z time zone'],
    ['2021-08-26T02:42:56,5Z', '2021-08-26 2021-08-26T02:42:56.500Z time zone'],
    ['2021-08-26t02:42z', '2021-08-26 2021-08-26T02:42:00.000Z time zone'],
    ['2021-08-26 02:42', '2021-08-26 2021-08-26T02:42:00.000Z time'],
    ['2021-08-26 2:42:56', '2021-08-26 2021-08-26T02:42:56.000Z time'],
    ['2021-08-26 02:42:56 +0800', '2021-08-26 2021-08-25T18:42:56.000Z time zone'],
    ['2021-08-26 02:42:56 -07:00', '2021-08-26 2021-08-26T09:42:56.000Z time zone'],
    ['2021-08-26T02:42:56+08', '2021-08-26 2021-08-25T18:42:56.000Z time zone'],
    ['2021-08-26 02:42:56 +0530', '2021-08-26 2021-08-25T21:12:56.000Z time zone'],
    ['2021-08-26 02:42:56 UTC', '2021-08-26 2021-08-26T02:42:56.000Z time zone'],
    ['2021-08-26 02:42:56 EST', '2021-08-26 2021-08-26T07:42:56.000Z time zone'],
    // Ruby does not know these zones, and takes the site's own.
    ['2021-08-26 02:42:56 JST', '2021-08-26 2021-08-26T02:42:56.000Z time'],
    ['2021-08-26 02:42:56 UTC+8', '2021-08-26 2021-08-26T02:42:56.000Z time'],
    ['2021-08-26 2:4:6', '2021-08-26 2021-08-26T02:04:06.000Z time'],
    ['2021-08-26 10', '2021-08-26 2021-08-26T10:00:00.000Z time'],
    ['2021-08-26 13:00 PM', '2021-08-26 2021-08-26T13:00:00.000Z time'],
    ['2021-08-26 13:00 AM', '2021-08-26 2021-08-26T01:00:00.000Z time'],
    ['2021-08-26 02:42 PM', '2021-08-26 2021-08-26T14:42:00.000Z time'],
    ['2021-08-26 12:05 am', '2021-08-26 2021-08-26T00:05:00.000Z time'],
    ['2021-08-26 24:00', '2021-08-26 2021-08-27T00:00:00.000Z time'],
    ['2021/8/26', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['2021/08/26 02:42:56', '2021-08-26 2021-08-26T02:42:56.000Z time'],
    ['2021.08.26', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['26/08/2021', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['20210826', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['26 Aug 2021', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['26-Aug-2021', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['1st September 2021', '2021-09-01 2021-09-01T00:00:00.000Z'],
    ['Aug 26, 2021', '2021-08-26 2021-08-26T00:00:00.000Z'],
    ['August 26th 2021 10:15', '2021-08-26 2021-08-26T10:15:00.000Z time'],
    ['Thu, 26 Aug 2021 02:42:56 +0800', '2021-08-26 2021-08-25T18:42:56.000Z time zone'],
    ['Thu Aug 26 02:42:56 2021', '2021-08-26 2021-08-26T02:42:56.000Z time'],
    ['Thu Aug 26 02:42:56 UTC 2021', '2021-08-26 2021-08-26T02:42:56.000Z time zone'],
    ['Thu Aug 26 2021 02:42:56 GMT+0800 (China Standard Time)', '2021-08-26 2021-08-26T02:42:56.000Z time'],
    ['2020-02-29', '2020-02-29 2020-02-29T00:00:00.000Z'],
    ['0099-01-01', '0099-01-01 0099-01-01T00:00:00.000Z'],
  ];
  for (const [text, expected] of dates) {
    it(`reads ${JSON.stringify(text)}`, () => assert.equal(read(text), expected));
  }

  const none = [
    '',
    ' ',
    'foo',
    'foo 1',
    'foo 2021',
    'Chapter 2021',
    '2021',
    '12',
    '1630000000',
    '1629968640000',
    'today',
    'TBD',
    'NaN',
    'Invalid date',
    '2021-04-31',
    '2021/4/31',
    '31 April 2021',
    'Apr 31, 2021',
    '2021-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '2021-08-26 25:00',
    '2021-08-26 24:30',
    '2021-08-26 10:60',
    '2021-08-26 10:00:61',
    '2021-08',
    '2021-08-26 x',
    'x 2021-08-26',
    '2021-08-26T',
    '08/26/2021',
    '2021年8月26日',
    '2021-08-26 '.repeat(20),
  ];
  for (const text of none) {
    it(`does not take ${JSON.stringify(text.slice(0, 30))} for a date`, () =>
      assert.equal(readDate(text), undefined));
  }

  it('reads back any instant that a program writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true }), (date) => {
        assert.equal(readDate(date.toISOString())?.time, date.getTime());
        assert.equal(readDate(date.toISOString())?.day, isoDay(date.getTime()));
        assert.equal(readDate(date.toUTCString())?.time, Math.floor(date.getTime() / 1000) * 1000);
        assert.equal(readDate(date.toString())?.hasTime, true);
      }),
    );
  });
  it('never fails', () => {
    fc.assert(fc.property(fc.string(), (text) => void readDate(text)));
  });
});

describe('a date may fall on a day', () => {
  const cases: [date: string, day: string, may: boolean][] = [
    ['2021-08-26', '2021-08-26', true],
    ['2021-08-26', '2021-08-27', false],
    // Without a zone it is the site's own, as the day in the file's name is.
    ['2021-08-26 23:30', '2021-08-27', false],
    ['2021-08-26T23:30:00Z', '2021-08-27', true],
    ['2021-08-26T02:00:00Z', '2021-08-25', true],
    ['2021-08-26T23:30:00+08:00', '2021-08-26', true],
    // Ten o'clock UTC is midnight in the earliest zone, twelve noon in the latest.
    ['2021-08-26T10:00:00Z', '2021-08-27', true],
    ['2021-08-26T09:59:59Z', '2021-08-27', false],
    ['2021-08-26T11:59:59Z', '2021-08-25', true],
    ['2021-08-26T12:00:00Z', '2021-08-25', false],
    ['2021-08-26T02:00:00Z', '2021-08-24', false],
  ];
  for (const [date, day, may] of cases) {
    it(`${date} ${may ? 'may' : 'may not'} be ${day}`, () =>
      assert.equal(mayFallOn(readDate(date)!, day), may));
  }
});
