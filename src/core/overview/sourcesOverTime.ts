import { NO_MOMENT, periodOf, type Period, type PeriodUnit } from '../archive/moment.ts';
import type { PostList } from '../archive/postList.ts';
import { dayOf, daysOf, periodOfDay, type Day } from './days.ts';

/** As many sources as there are colours to tell them apart. */
const MOST_SOURCES = 6;

/** So many days or months are shown as such. */
const MANY_DAYS = 62;
const MANY_MONTHS = 120;

/** No more bars than these: of dates that are centuries apart only the years are shown that have posts. */
const MOST_PERIODS = 400;

/** The posts of a source by period. */
export interface SourceSeries {
  /** The host; '' for posts without one; undefined for all others together. */
  readonly source: string | undefined;
  /** How many posts there are in each of the periods. */
  readonly counts: readonly number[];
}

export interface SourcesOverTime {
  /** The earliest first. */
  readonly periods: readonly Period[];
  /** The source with the most posts first, others and none last. */
  readonly series: readonly SourceSeries[];
}

/** How many posts each source has in each year, month or day, by how long it all is. */
export function* findSourcesOverTime(posts: PostList): Generator<undefined, SourcesOverTime> {
  const { reader, rows } = posts;
  const dated = rows.filter((row) => reader.momentAt(row) !== NO_MOMENT);
  if (dated.length === 0) return { periods: [], series: [] };
  const names = reader.texts('sourceSite');
  const totals = new Int32Array(names.length);
  for (const row of dated) {
    totals[reader.numberAt(row, 'sourceSite')]!++;
    yield;
  }
  const shown = [...totals.keys()]
    .filter((number) => totals[number]! > 0 && names[number] !== '')
    .sort((a, b) => totals[b]! - totals[a]! || (names[a]! < names[b]! ? -1 : 1))
    .slice(0, MOST_SOURCES);
  const sources: (string | undefined)[] = [...shown.map((number) => names[number]!), undefined, ''];
  const seriesOf = Array.from(names, (name, number) => {
    const place = shown.indexOf(number);
    return place >= 0 ? place : sources.indexOf(name === '' ? '' : undefined);
  });
  const [last, first] = [dated[0]!, dated.at(-1)!].map((row) => dayOf(reader.momentAt(row))) as [Day, Day];
  const unit = unitFor(first, last);
  const periods =
    periodsBetween(first, last, unit) ??
    posts
      .pick(dated)
      .periods(unit)
      .map(({ period }) => period)
      .reverse();
  const places = new Map(periods.map((period, place) => [period, place]));
  const counts = sources.map(() => periods.map(() => 0));
  for (const row of dated) {
    const period = periodOf(reader.momentAt(row), unit);
    counts[seriesOf[reader.numberAt(row, 'sourceSite')]!]![places.get(period)!]!++;
    yield;
  }
  const series = sources.map((source, place) => ({ source, counts: counts[place]! }));
  return { periods, series: series.filter((one) => one.counts.some((count) => count > 0)) };
}

function unitFor(first: Day, last: Day): PeriodUnit {
  if (last - first < MANY_DAYS) return 'day';
  return (last - first) / 30.4 < MANY_MONTHS ? 'month' : 'year';
}

/** All periods from one day to another; undefined where they are too many. */
function periodsBetween(first: Day, last: Day, unit: PeriodUnit): Period[] | undefined {
  const periods: Period[] = [];
  for (let day = first; day <= last;) {
    if (periods.length === MOST_PERIODS) return undefined;
    const period = periodOfDay(day, unit);
    periods.push(period);
    day = daysOf(period).to;
  }
  return periods;
}
