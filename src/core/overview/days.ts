import { momentsOf, NO_MOMENT, periodOf, type Period, type PeriodUnit } from '../archive/moment.ts';
import { findOutliers } from './outliers.ts';

const MINUTES_A_DAY = 24 * 60;

/** How far above the usual something must be to stand out, in deviations. */
const FAR_GAP = 3;
const FAR_BURST = 5;

/** More are not told. */
const MOST_TOLD = 12;

/** Whole days since 1970. */
export type Day = number;

/** The days that have posts, the earliest first, and how many each has. */
export interface DayCounts {
  readonly days: readonly Day[];
  readonly counts: readonly number[];
}

/** Days without posts, between days that have some. */
export interface Gap {
  /** The last day before and the first day behind that have posts. */
  readonly before: Period;
  readonly after: Period;
  /** How many days have none. */
  readonly days: number;
}

/** A day with far more posts than those around it. */
export interface Burst {
  readonly day: Period;
  readonly count: number;
  /** The median of the days with posts around it. */
  readonly usual: number;
}

/** The greatest of its kind, and how many there are. */
export interface Standouts<Item> {
  readonly all: number;
  readonly greatest: readonly Item[];
}

export function dayOf(moment: number): Day {
  return Math.floor(moment / MINUTES_A_DAY);
}

/** The day, month or year of a day. */
export function periodOfDay(day: Day, unit: PeriodUnit): Period {
  return periodOf(day * MINUTES_A_DAY, unit);
}

/** The first day of a period, and the first one behind it. */
export function daysOf(period: Period): { readonly from: Day; readonly to: Day } {
  const { from, to } = momentsOf(period);
  return { from: dayOf(from), to: dayOf(to) };
}

/** Counts the posts of each day.
 * @param moments the latest first, then those without. */
export function* countDays(moments: Iterable<number>): Generator<undefined, DayCounts> {
  const days: Day[] = [];
  const counts: number[] = [];
  for (const moment of moments) {
    if (moment === NO_MOMENT) break;
    const day = dayOf(moment);
    if (days.at(-1) !== day) {
      days.push(day);
      counts.push(0);
    }
    counts[counts.length - 1]!++;
    yield;
  }
  return { days: days.reverse(), counts: counts.reverse() };
}

/**
 * The gaps that are longer than is usual where they are: a paper that comes out every Saturday has none. Of the 31
 * pauses around, each some days long or none, it is longer than the median by three deviations.
 */
export function* findGaps({ days }: DayCounts): Generator<undefined, Standouts<Gap>> {
  const pauses = days.slice(1).map((day, place) => day - days[place]! - 1);
  const found: Gap[] = [];
  for (const outlier of findOutliers(pauses, ({ median, deviation }) => median + FAR_GAP * deviation)) {
    if (outlier) {
      const [before, after] = [days[outlier.place]!, days[outlier.place + 1]!];
      found.push({
        before: periodOfDay(before, 'day'),
        after: periodOfDay(after, 'day'),
        days: after - before - 1,
      });
    }
    yield;
  }
  return standouts(found, (a, b) => b.days - a.days);
}

/**
 * The days with far more posts than the 31 days with posts around: above their median by five deviations. Where they
 * are all alike, chance alone makes them differ by the root of the median.
 */
export function* findBursts({ days, counts }: DayCounts): Generator<undefined, Standouts<Burst>> {
  const found: Burst[] = [];
  const most = ({ median, deviation }: { readonly median: number; readonly deviation: number }): number =>
    median + FAR_BURST * Math.max(deviation, Math.sqrt(median));
  for (const outlier of findOutliers(counts, most)) {
    if (outlier) {
      const { place, usual } = outlier;
      found.push({ day: periodOfDay(days[place]!, 'day'), count: counts[place]!, usual: usual.median });
    }
    yield;
  }
  return standouts(found, (a, b) => b.count / b.usual - a.count / a.usual);
}

function standouts<Item>(found: readonly Item[], compare: (a: Item, b: Item) => number): Standouts<Item> {
  return { all: found.length, greatest: [...found].sort(compare).slice(0, MOST_TOLD) };
}
