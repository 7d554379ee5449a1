/** A date as the front matter writes it. */
export interface WrittenDate {
  /** The calendar day as written, `2021-08-26`, in the zone that it is written for. */
  readonly day: string;
  /** What the clock says there, in milliseconds since midnight of 1 January 1970 by the same clock. */
  readonly clock: number;
  /** Epoch milliseconds; a date without a zone is taken as UTC, as Jekyll does with no `timezone` set. */
  readonly time: number;
  /** Whether a time of day is given. */
  readonly hasTime: boolean;
  /** Whether a zone is given that Ruby knows: others it leaves out of account. */
  readonly hasZone: boolean;
}

const DAY_MS = 86_400_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?<month>(?:${MONTHS.join('|')})[a-z]*)`;
const WEEKDAY = '(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\\.?,?\\s+)?';
const CLOCK =
  '(?<hour>\\d{1,2})(?::(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?)?)?(?:\\s*(?<half>[ap])\\.?m\\.?)?';
const ZONE = '(?<zone>(?:UTC|GMT)?[+-]\\d\\d?(?::?\\d\\d)?|[a-z]{1,5})';
const TIME = `(?:(?:T|,?\\s+)${CLOCK}\\s*${ZONE}?(?:\\s*\\([^()]*\\))?)?`;

/** The forms that a date has, and what they name. */
const FORMS = [
  `(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})${TIME}`,
  `(?<year>\\d{4})([/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})${TIME}`,
  `(?<year>\\d{4})(?<month>\\d\\d)(?<day>\\d\\d)${TIME}`,
  `(?<day>\\d{1,2})([-/.])(?<month>\\d{1,2})\\2(?<year>\\d{4})${TIME}`,
  `${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)?[-\\s]+${MONTH}[.,]?[-\\s]+(?<year>\\d{4})${TIME}`,
  `${WEEKDAY}${MONTH}\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})${TIME}`,
  `${WEEKDAY}${MONTH}\\s+(?<day>\\d{1,2})\\s+${CLOCK}\\s+(?:${ZONE}\\s+)?(?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`, 'i'));

/** Hours east of Greenwich of the zones that Ruby knows by name (`Time.zone_offset`). */
const ZONE_HOURS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    UTC: 0,
    Z: 0,
    UT: 0,
    GMT: 0,
    EST: -5,
    EDT: -4,
    CST: -6,
    CDT: -5,
    MST: -7,
    MDT: -6,
  }).concat(Object.entries({ PST: -8, PDT: -7 })),
);

/**
 * Reads a date the ways Jekyll does (`Jekyll::Utils.parse_date`, which is Ruby's `Time.parse`): ISO 8601
 * with a space or a T, and what names a day, a month and a year in another usual order.
 * @returns undefined for what is no date, 31 April among it.
 */
export function readDate(text: string): WrittenDate | undefined {
  if (text !== last.text) last = { text, date: findDate(text) };
  return last.date;
}

/** Who reads a post asks for its date, and then for the form of it. */
let last: { readonly text: string; readonly date: WrittenDate | undefined } = { text: '', date: undefined };

function findDate(text: string): WrittenDate | undefined {
  const written = text.trim();
  // The longest form that people write is that of a browser's Date, some 70 characters.
  if (written.length > 100) return undefined;
  for (const form of FORMS) {
    const parts = form.exec(written)?.groups;
    if (parts) return asDate(parts);
  }
  return undefined;
}

function asDate(parts: Readonly<Partial<Record<string, string>>>): WrittenDate | undefined {
  const { year, month = '', day, hour, minute, second = '0', fraction = '', half, zone } = parts;
  const monthIndex = /\d/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const midnight = new Date(0);
  midnight.setUTCFullYear(Number(year), monthIndex, Number(day ?? 1));
  if (midnight.getUTCMonth() !== monthIndex || midnight.getUTCDate() !== Number(day ?? 1)) return undefined;

  const hours = hourOf(Number(hour ?? 0), half);
  const minutes = Number(minute ?? 0);
  const seconds = Number(second);
  if (minutes > 59 || seconds > 60) return undefined;
  if (hours > 24 || (hours === 24 && minutes + seconds > 0)) return undefined;
  const offset = zone === undefined ? undefined : zoneOffset(zone);
  const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return {
    day: `${year!.padStart(4, '0')}-${two(midnight.getUTCMonth() + 1)}-${two(midnight.getUTCDate())}`,
    clock: midnight.getTime() + ofDay,
    time: midnight.getTime() + ofDay - (offset ?? 0),
    hasTime: hour !== undefined,
    hasZone: offset !== undefined,
  };
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function hourOf(hour: number, half: string | undefined): number {
  return half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** The day of an instant in UTC, `2021-08-26`. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The last instant of a year of four digits: no form of a date has more. */
const LAST_TIME = 253_402_300_799_999;

/** An instant as front matter writes it, or undefined where no date can say it. */
export function writtenTime(time: number): string | undefined {
  return time >= 0 && time <= LAST_TIME ? new Date(time).toISOString() : undefined;
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

/** Milliseconds east of Greenwich; undefined for a zone that Ruby does not know. */
function zoneOffset(zone: string): number | undefined {
  const match = /^([+-])(\d\d?):?(\d\d)?$/.exec(zone);
  if (match) return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
  const hours = ZONE_HOURS.get(zone.toUpperCase());
  return hours === undefined ? undefined : hours * 3_600_000;
}

/** How a date is written, whatever it says: `0000-00-00 00:00:00 +0000`. Empty for what is no date. */
export function dateFormOf(written: string): string {
  if (!readDate(written)) return '';
  const digits = zeros(written);
  let form = forms.get(digits);
  if (form === undefined) {
    form = digits.replace(/(?<=:00(?:\.0+)? ?)-(?=00:?00$)/, '+').replace(/[A-Za-z]{3,}/g, 'a');
    if (forms.size === MOST_FORMS) forms.clear();
    forms.set(digits, form);
  }
  return form;
}

/** The text with a 0 for each digit: a regular expression takes several times as long. */
function zeros(text: string): string {
  let form = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    form += code >= 0x30 && code <= 0x39 ? '0' : text[at]!;
  }
  return form;
}

/** The forms of dates by what they are with a 0 for each digit: an archive has few. */
const forms = new Map<string, string>();
const MOST_FORMS = 1000;
