/** A date as the front matter writes it. */
export interface WrittenDate {
  /** The calendar day as written, `2021-08-26`, in the zone that it is written for. */
  readonly day: string;
  /** Epoch milliseconds; a date without a zone is taken as UTC, as Jekyll does with no `timezone` set. */
  readonly time: number;
  /** Whether a time of day is given. */
  readonly hasTime: boolean;
  /** Whether a zone is given. */
  readonly hasZone: boolean;
}

const DAY_MS = 86_400_000;
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/;

/**
 * Reads a date the ways Jekyll does (`Jekyll::Utils.parse_date`, which is Ruby's `Time.parse`): ISO 8601
 * with a space or a T, and, more leniently, what names a year, a month and a day in some usual order.
 * @returns undefined for what is no date, 31 April among it.
 */
export function readDate(text: string): WrittenDate | undefined {
  const match = ISO.exec(text.trim());
  if (!match) return readLooseDate(text);
  const [, year, month, day, hour, minute, second = '0', fraction = '0', zone] = match;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const back = new Date(start);
  if (back.getUTCMonth() !== Number(month) - 1 || back.getUTCDate() !== Number(day)) return undefined;
  if (hour !== undefined && (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60))
    return undefined;
  const ofDay =
    ((Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + Number(second)) * 1000 +
    Math.trunc(Number(`0.${fraction}`) * 1000);
  return {
    day: isoDay(start),
    time: start + ofDay - zoneOffset(zone),
    hasTime: hour !== undefined,
    hasZone: zone !== undefined,
  };
}

/** The day of an instant in UTC, `2021-08-26`. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * Whether the date may fall on the day somewhere on earth (zones reach from UTC−12 to UTC+14). A file's name
 * carries the day where it was written, which the site's zone decides.
 */
export function mayFallOn(date: WrittenDate, day: string): boolean {
  if (date.day === day) return true;
  if (!date.hasTime || !date.hasZone) return false;
  const start = Date.parse(`${day}T00:00:00Z`);
  return date.time >= start - 14 * 3_600_000 && date.time < start + DAY_MS + 12 * 3_600_000;
}

function readLooseDate(text: string): WrittenDate | undefined {
  const named =
    /\b\d{4}\b/.test(text) &&
    (/\b[A-Za-z]{3,9}\b/.test(text) || /^\d{4}[/.]\d{1,2}[/.]\d{1,2}/.test(text.trim()));
  const time = named ? Date.parse(text.trim().replace(/^(\d{4})\.(\d{1,2})\.(\d{1,2})/, '$1/$2/$3')) : NaN;
  if (Number.isNaN(time)) return undefined;
  const hasTime = /\d:\d\d/.test(text);
  const hasZone = hasTime && /(?:Z|UTC|GMT|[A-Z]{3}|[+-]\d\d:?\d\d)\s*$/.test(text);
  // Without a zone, Date.parse takes the machine's: take the same wall clock in UTC, for the same answer everywhere.
  const utc = hasZone ? time : time - new Date(time).getTimezoneOffset() * 60_000;
  return { day: isoDay(utc), time: utc, hasTime, hasZone };
}

function zoneOffset(zone: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '');
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}
