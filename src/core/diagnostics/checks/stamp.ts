import { writtenTime } from '../../facts/dates.ts';
import { scalarOf } from '../../facts/postFacts.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding, Fix } from './check.ts';

/** Crawlers write the day's list of articles hours after an article: the same day is near enough. */
const NEAR_MS = 24 * 3_600_000;

/** The stamp and `date` are more than a day apart, or the stamp is no time. */
export function* checkStamp({ post, facts }: CheckContext): Generator<Finding> {
  const { stamp } = post;
  if (!stamp) return;
  const { date } = facts;
  // A stamp is digits alone: it has no time before 1970.
  const toDate = (): Fix[] =>
    date && date.time >= 0
      ? [
          {
            title: message('Set the stamp to {date}', { date: new Date(date.time).toISOString() }),
            edits: [{ range: stamp.valueRange, newText: String(date.time) }],
          },
        ]
      : [];
  if (stamp.time === undefined) {
    yield { message: message('The stamp is not a time.'), range: stamp.valueRange, fixes: toDate() };
    return;
  }
  // A date without a time of day means any moment of it, in any zone.
  const slack = date?.hasTime === true ? 0 : NEAR_MS;
  if (!date || Math.abs(stamp.time - date.time) <= NEAR_MS + slack) return;
  const written = scalarOf(facts.fields.get('date'));
  const stamped = writtenTime(stamp.time);
  yield {
    message: message('The stamp says {stamp}, more than a day from “date”.', {
      stamp: new Date(stamp.time).toISOString(),
    }),
    range: stamp.valueRange,
    fixes: [
      ...toDate(),
      ...(written && stamped !== undefined
        ? [
            {
              title: message('Set the date to {date}', { date: stamped }),
              edits: [{ range: written.range, newText: stamped }],
            },
          ]
        : []),
    ],
  };
}
