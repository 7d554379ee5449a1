import type { ScalarValue } from '../../document/postDocument.ts';
import { dateFormOf, readDate, writtenTime } from '../../facts/dates.ts';
import { withOffset, writableForm, writeDate } from '../../facts/writableForm.ts';
import { isFullTime } from '../../site/publication.ts';
import { instantIn, type TimeZone } from '../../site/timeZone.ts';
import { minimalEdit } from '../../text/minimalEdit.ts';
import { slice } from '../../text/offsetRange.ts';
import type { TextEdit } from '../../text/textEdit.ts';

type Written = Pick<ScalarValue, 'text' | 'style'>;

const MINUTE_MS = 60_000;

/** A zone as digits, at the end of a date. */
const ZONE = /([+-])(\d\d):?(\d\d)$/;

/** The instant of a date as Jekyll reads it, in epoch milliseconds; undefined where that depends on the zone of a
 * site, and the site has none. */
export function instantOf(written: Written, zone: TimeZone | undefined): number | undefined {
  const date = readDate(written.text);
  if (!date || date.hasZone || isFullTime(written)) return date?.time;
  return zone && instantIn(zone, date.time);
}

/** An instant in the form of the date that is written, as far as that form can say it; else in UTC, in full. */
export function writeLike(written: Written, time: number, zone: TimeZone | undefined): string | undefined {
  const form = writableForm(written.text);
  const offset = zone ? zone.offsetAt(time) / MINUTE_MS : 0;
  const isUtc = isFullTime(written);
  const text = form && writeDate(form, { time, offset: isUtc ? 0 : offset });
  // Without a zone the text may mean another instant.
  const isSure = text !== undefined && (isUtc || zone !== undefined || readDate(text)?.hasZone === true);
  return isSure ? text : writtenTime(time);
}

/** The same instant in a form that `dateFormOf` gave; undefined where the form cannot say it. */
export function writeInForm(written: Written, form: string, zone: TimeZone | undefined): string | undefined {
  const time = instantOf(written, zone);
  if (time === undefined) return undefined;
  const digits = ZONE.exec(written.text);
  const own = digits && (digits[1] === '-' ? -1 : 1) * (Number(digits[2]) * 60 + Number(digits[3]));
  const ofSite = zone && zone.offsetAt(time) / MINUTE_MS;
  const offsets = [own, ofSite, 0].filter((offset) => offset !== undefined && offset !== null);
  for (const offset of offsets) {
    const text = writeDate(withOffset(form, offset), { time, offset });
    if (text === undefined || dateFormOf(text) !== form) continue;
    if (instantOf({ text, style: written.style }, zone) === time) return text;
  }
  return undefined;
}

/** The date with another day, where it has one like `2021-08-26` or `2021/8/26`. */
export function withDay(date: string, day: string): string | undefined {
  const other = date.replace(/\d{4}([-/.])\d{1,2}\1\d{1,2}/, day);
  return other === date ? undefined : other;
}

/** The edit that puts another date into the place of one, within its quotes. undefined for one that is written in
 * another way than it reads. */
export function dateEdit(source: string, value: ScalarValue, date: string): TextEdit | undefined {
  const quote = value.style === 'plain' ? 0 : 1;
  const range = { start: value.range.start + quote, end: value.range.end - quote };
  return slice(source, range) === value.text ? minimalEdit(range, value.text, date) : undefined;
}
