import { isoDay } from '../facts/dates.ts';

/** A time zone by its name in the tz database. */
export interface TimeZone {
  readonly name: string;
  /** How far east of Greenwich its clocks are at an instant, in milliseconds. */
  offsetAt(time: number): number;
}

/** `Asia/Shanghai`, `UTC`: what the tz database and JavaScript both know. `GMT+8` they read in opposite ways. */
const NAME = /^(?:[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+|UTC|GMT)$/;

const DAY_MS = 86_400_000;

/** The zone of this name; undefined where there is none. */
export function findTimeZone(name: string): TimeZone | undefined {
  if (!NAME.test(name)) return undefined;
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // The one thing that it throws for: no zone has this name.
    return undefined;
  }
  /** By the midnights of UTC. */
  const atMidnight = new Map<number, number>();
  return { name, offsetAt };

  /** To ask the clock takes long, and a zone changes its offset twice a year: on a day that begins and ends with
   * the same, it is that. */
  function offsetAt(time: number): number {
    const day = Math.floor(time / DAY_MS);
    const [before, after] = [midnightOffset(day), midnightOffset(day + 1)];
    return before === after ? before : clockOffset(time);
  }

  function midnightOffset(day: number): number {
    let offset = atMidnight.get(day);
    if (offset === undefined) atMidnight.set(day, (offset = clockOffset(day * DAY_MS)));
    return offset;
  }

  function clockOffset(time: number): number {
    const parts = new Map(clock.formatToParts(time).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const shown = new Date(0);
    shown.setUTCFullYear(
      parts.get('era') === 'BC' ? 1 - part('year') : part('year'),
      part('month') - 1,
      part('day'),
    );
    shown.setUTCHours(part('hour'), part('minute'), part('second'));
    return shown.getTime() - Math.floor(time / 1000) * 1000;
  }
}

/** The day that a zone's calendar shows at an instant, `2021-08-26`. */
export function dayIn(zone: TimeZone, time: number): string {
  return isoDay(time + zone.offsetAt(time));
}

/** The instant at which a zone's clocks show what UTC's show at `shown`. */
export function instantIn(zone: TimeZone, shown: number): number {
  const near = shown - zone.offsetAt(shown);
  return shown - zone.offsetAt(near);
}
