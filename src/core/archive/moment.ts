import { readDate } from '../facts/dates.ts';

/** The moment of a post that does not say when it was written, nor does the name of its file. */
export const NO_MOMENT = -(2 ** 31);

const MINUTE_MS = 60_000;

/**
 * When a post was written: whole minutes since 1970 by the clock where that was, so that its day is the one that it
 * says. Without a date it is midnight of the day that the file's name begins with.
 */
export function momentOf(date: string, fileName: string): number {
  const clock = (readDate(date) ?? readDate(/^\d{4}-\d{1,2}-\d{1,2}(?=-)/.exec(fileName)?.[0] ?? ''))?.clock;
  return clock === undefined ? NO_MOMENT : Math.floor(clock / MINUTE_MS);
}

/** A moment as people read it, `2021-08-26 09:04`; midnight is the day alone, and no moment nothing. */
export function momentText(moment: number): string {
  if (moment === NO_MOMENT) return '';
  const [day, clock] = new Date(moment * MINUTE_MS).toISOString().slice(0, 16).split('T');
  return clock === '00:00' ? day! : `${day!} ${clock!}`;
}

/** A year, a month or a day: `2021`, `2021-08`, `2021-08-26`; '' is what has no date. */
export type Period = string;

/** How many characters a period has. */
const LENGTHS = { year: 4, month: 7, day: 10 } as const;
export type PeriodUnit = keyof typeof LENGTHS;

/** The period that a moment falls into. */
export function periodOf(moment: number, unit: PeriodUnit): Period {
  if (moment === NO_MOMENT) return '';
  return new Date(moment * MINUTE_MS).toISOString().slice(0, LENGTHS[unit]);
}

/** The first moment of a period, and the first one behind it. */
export function momentsOf(period: Period): { readonly from: number; readonly to: number } {
  if (period === '') return { from: NO_MOMENT, to: NO_MOMENT + 1 };
  const [year, month, day] = period.split('-').map(Number);
  const at = (y: number, m: number, d: number): number => {
    const date = new Date(0);
    date.setUTCFullYear(y, m - 1, d);
    return date.getTime() / MINUTE_MS;
  };
  const from = at(year!, month ?? 1, day ?? 1);
  if (day !== undefined) return { from, to: at(year!, month!, day + 1) };
  return { from, to: month === undefined ? at(year! + 1, 1, 1) : at(year!, month + 1, 1) };
}

/** The unit below: of a year the month, of a month the day; a day has none. */
export function unitBelow(period: Period): PeriodUnit | undefined {
  return period.length === LENGTHS.year ? 'month' : period.length === LENGTHS.month ? 'day' : undefined;
}
