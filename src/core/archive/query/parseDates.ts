import { message, type Message } from '../../text/message.ts';
import { momentsOf, NO_MOMENT } from '../moment.ts';

/** From a moment up to another one: see `momentOf`. */
interface Moments {
  readonly from: number;
  readonly to: number;
}

/** A year, a month or a day. */
const PERIOD = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** Reads `2021`, `2021-08`, `2021-08-26`; `2021-08..2021-10`, with an end left open as well; `*`, which is any. */
export function parseDates(text: string): Moments | { readonly problem: Message } {
  if (text === '*') return { from: NO_MOMENT + 1, to: Infinity };
  const [first = '', last = first, ...more] = text.split('..');
  const from = first === '' ? { from: NO_MOMENT + 1 } : parsePeriod(first);
  const to = last === '' ? { to: Infinity } : parsePeriod(last);
  if (!from || !to || more.length > 0 || first + last === '') {
    return {
      problem: message('“{date}” is no date: 2021, 2021-08, 2021-08-26, 2021-08..2021-10.', { date: text }),
    };
  }
  if (to.to <= from.from) return { problem: message('It ends before it begins.') };
  return { from: from.from, to: to.to };
}

function parsePeriod(text: string): Moments | undefined {
  const [matched, year, month, day] = PERIOD.exec(text) ?? [];
  if (matched === undefined || !isWithin(month, 12)) return undefined;
  // The day before the first of the next month is the month's last.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return isWithin(day, days) ? momentsOf(matched) : undefined;
}

function isWithin(number: string | undefined, most: number): boolean {
  return number === undefined || (Number(number) >= 1 && Number(number) <= most);
}
