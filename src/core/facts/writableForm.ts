import { readDate, writtenTime } from './dates.ts';

/** An instant, and the zone of whoever says it. The core has no clock: it comes from outside. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly time: number;
  /** Minutes east of Greenwich. */
  readonly offset: number;
  /** Whether that is the zone of the post's site. */
  readonly isOfSite?: boolean;
}

/** A date that people write by hand or by a tool, as far as another can be written like it. */
const LIKEABLE =
  /^\d{4}-\d\d-\d\d(?:(?<gap>T| )\d\d:\d\d(?<seconds>:\d\d(?<fraction>\.\d{1,9})?)?(?<zone>Z| ?[+-]\d\d:?\d\d)?)?$/;

/**
 * How a date is written, as far as another can be written like it by `writeDate`: with zeros for digits, but for
 * those of its zone, `0000-00-00 00:00:00 +0800`.
 */
export function writableForm(written: string): string | undefined {
  const match = LIKEABLE.exec(written);
  if (!match || !readDate(written)) return undefined;
  const zone = match.groups!['zone'] ?? '';
  return written.slice(0, written.length - zone.length).replace(/\d/g, '0') + zone;
}

/** The form in which Galley writes a date where nobody shows another: as crawlers do, or as Jekyll's own tools. */
export function defaultDateForm(archived: boolean, { offset }: Moment): string {
  return archived ? '0000-00-00T00:00:00.000Z' : `0000-00-00 00:00:00 ${writtenOffset(offset)}`;
}

/** The form in which a post's own date is written now: as others are, but with the hour of the site's clocks, which
 * change twice a year. */
export function formOfNow(form: string | undefined, archived: boolean, now: Moment): string {
  if (form === undefined) return defaultDateForm(archived, now);
  return now.isOfSite === true ? withOffset(form, now.offset) : form;
}

/**
 * The instant as a date of that form, in the form's zone; where it has none, in that of the moment.
 * @returns undefined where no date can say it.
 */
export function writeDate(form: string, { time, offset }: Moment): string | undefined {
  const { gap, seconds, fraction, zone } = LIKEABLE.exec(form)?.groups ?? {};
  const iso = writtenTime(time + (zone === undefined ? offset : zoneMinutes(zone)) * 60_000);
  if (iso === undefined || gap === undefined) return iso?.slice(0, 10);
  const digits =
    fraction === undefined ? '' : `.${iso.slice(20, 23).padEnd(9, '0')}`.slice(0, fraction.length);
  return `${iso.slice(0, 10)}${gap}${iso.slice(11, seconds === undefined ? 16 : 19)}${digits}${zone ?? ''}`;
}

function zoneMinutes(zone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** The form with another zone, where it has one in digits: `+0900` for `+0800`, `+09:00` for `+08:00`. */
export function withOffset(form: string, minutes: number): string {
  return form.replace(/[+-]\d\d(:?)\d\d$/, (_zone, colon: string) => writtenOffset(minutes, colon));
}

function writtenOffset(minutes: number, colon = ''): string {
  const away = Math.abs(minutes);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(away / 60)}${colon}${two(away % 60)}`;
}
