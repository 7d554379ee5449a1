import type { OverviewData, PeriodName, PeriodSpan } from '../../protocol/overviewMessages.ts';

export type Unit = 'day' | 'month' | 'year';

/** The coarsest last. */
export const UNITS: readonly Unit[] = ['day', 'month', 'year'];

const LENGTHS = { day: 10, month: 7, year: 4 } as const;

const DAY_MS = 86_400_000;

/** Days on average. */
const DAYS_IN = { day: 1, month: 30.44, year: 365.25 } as const;

/** More bars than these are not drawn. */
const MOST_BARS = 15_000;

/** So many bars are looked at with pleasure. */
const NICE_BARS = 400;

/** Periods one behind the other, with those that have no posts. */
export interface PeriodCounts {
  readonly periods: readonly PeriodName[];
  readonly counts: readonly number[];
}

/** The units that a time is not too long for. */
export function unitsFor({ days }: OverviewData['days']): readonly Unit[] {
  return UNITS.filter((unit) => barsOf(days, unit) <= MOST_BARS);
}

/** The finest unit that makes no more bars than one likes to look at. */
export function niceUnit({ days }: OverviewData['days']): Unit {
  return UNITS.find((unit) => barsOf(days, unit) <= NICE_BARS) ?? 'year';
}

function barsOf(days: readonly number[], unit: Unit): number {
  return days.length === 0 ? 0 : (days.at(-1)! - days[0]! + 1) / DAYS_IN[unit];
}

/** How many posts each period has. */
export function countPeriods({ days, counts }: OverviewData['days'], unit: Unit): PeriodCounts {
  if (days.length === 0) return { periods: [], counts: [] };
  const last = periodOf(days.at(-1)!, unit);
  const periods: PeriodName[] = [];
  for (let period = periodOf(days[0]!, unit); period <= last; period = periodOf(dayBehind(period), unit)) {
    periods.push(period);
  }
  const sums = periods.map(() => 0);
  let place = 0;
  for (const [number, day] of days.entries()) {
    const period = periodOf(day, unit);
    while (periods[place] !== period) place++;
    sums[place]! += counts[number]!;
  }
  return { periods, counts: sums };
}

/** The places of the periods that a span holds, both included; all where there is none of it. */
export function placesOf(
  periods: readonly PeriodName[],
  span: PeriodSpan | undefined,
): readonly [number, number] {
  const all = [0, Math.max(0, periods.length - 1)] as const;
  if (!span) return all;
  // What a period is within, its name begins with.
  const from = periods.findIndex(
    (period) => period.slice(0, span.from.length) >= span.from.slice(0, period.length),
  );
  const to = periods.findLastIndex(
    (period) => period.slice(0, span.to.length) <= span.to.slice(0, period.length),
  );
  return from < 0 || to < from ? all : [from, to];
}

function periodOf(day: number, unit: Unit): PeriodName {
  return new Date(day * DAY_MS).toISOString().slice(0, LENGTHS[unit]);
}

function dayBehind(period: PeriodName): number {
  const [year, month, day] = period.split('-').map(Number);
  const date = new Date(0);
  if (day !== undefined) date.setUTCFullYear(year!, month! - 1, day + 1);
  else if (month !== undefined) date.setUTCFullYear(year!, month, 1);
  else date.setUTCFullYear(year! + 1, 0, 1);
  return date.getTime() / DAY_MS;
}
