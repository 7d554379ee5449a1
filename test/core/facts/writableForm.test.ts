import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultDateForm, formOfNow, writableForm, writeDate } from '../../../src/core/facts/writableForm.ts';
import { readDate } from '../../../src/core/facts/dates.ts';

describe('the form of a date', () => {
  const now = { time: Date.UTC(2021, 7, 26, 2, 42, 56, 371), offset: 480 };
  const cases: [written: string, alike: string][] = [
    ['1999-12-31', '2021-08-26'],
    ['1999-12-31T01:02:03.004Z', '2021-08-26T02:42:56.371Z'],
    ['1999-12-31T01:02:03Z', '2021-08-26T02:42:56Z'],
    ['1999-12-31T01:02:03.004567Z', '2021-08-26T02:42:56.371000Z'],
    ['1999-12-31 01:02:03 +0800', '2021-08-26 10:42:56 +0800'],
    ['1999-12-31 01:02:03 -0530', '2021-08-25 21:12:56 -0530'],
    ['1999-12-31T01:02:03+09:00', '2021-08-26T11:42:56+09:00'],
    ['1999-12-31 01:02', '2021-08-26 10:42'],
    ['1999-12-31 01:02:03', '2021-08-26 10:42:56'],
  ];
  for (const [written, alike] of cases) {
    it(`lets ${alike} be written like ${written}`, () => {
      const form = writableForm(written);
      assert.equal(writeDate(form!, now), alike);
      assert.equal(writableForm(alike), form);
    });
  }

  it('is none of what is no date, or is written in words', () => {
    for (const text of ['', '2021-02-31', '26 Aug 2021', '2021/08/26', '2021-8-6', '2021-08-26 10:42 Uhr']) {
      assert.equal(writableForm(text), undefined, text);
    }
  });

  it('is that of crawlers for archived posts, that of Jekyll’s tools for others', () => {
    assert.equal(writeDate(defaultDateForm(true, now), now), '2021-08-26T02:42:56.371Z');
    assert.equal(writeDate(defaultDateForm(false, now), now), '2021-08-26 10:42:56 +0800');
    const west = { time: now.time, offset: -210 };
    assert.equal(writeDate(defaultDateForm(false, west), west), '2021-08-25 23:12:56 -0330');
  });

  it('has the present zone of the site, which changes twice a year, and no other', () => {
    const summer = { time: now.time, offset: 120, isOfSite: true };
    const cases = [
      ['0000-00-00 00:00:00 +0100', '0000-00-00 00:00:00 +0200'],
      ['0000-00-00T00:00:00-05:00', '0000-00-00T00:00:00+02:00'],
      ['0000-00-00T00:00:00Z', '0000-00-00T00:00:00Z'],
      ['0000-00-00', '0000-00-00'],
      [undefined, '0000-00-00 00:00:00 +0200'],
    ] as const;
    for (const [form, expected] of cases) {
      assert.equal(formOfNow(form, false, summer), expected);
      if (form) assert.equal(formOfNow(form, false, now), form);
    }
  });

  it('writes an instant that reads back as that instant', () => {
    const forms = [
      '0000-00-00T00:00:00.000Z',
      '0000-00-00 00:00:00.000 +0545',
      '0000-00-00T00:00:00.000-03:30',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.integer({ min: 1e9, max: 2e12 }), (form, time) => {
        assert.equal(readDate(writeDate(form, { time, offset: 60 })!)!.time, time);
      }),
    );
  });

  it('says no instant that no date can say', () => {
    assert.equal(writeDate('0000-00-00', { time: 8e15, offset: 0 }), undefined);
    assert.equal(writeDate('0000-00-00T00:00:00Z', { time: -1, offset: 0 }), undefined);
  });
});
