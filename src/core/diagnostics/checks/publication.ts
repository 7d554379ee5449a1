import type { PostDocument, ScalarValue } from '../../document/postDocument.ts';
import { isoDay, writtenTime } from '../../facts/dates.ts';
import { scalarOf, type PostFacts } from '../../facts/postFacts.ts';
import { FARTHEST_WEST } from '../../site/destination.ts';
import { findPublicationDate, isFullTime } from '../../site/publication.ts';
import { instantIn } from '../../site/timeZone.ts';
import { message, type Message } from '../../text/message.ts';
import type { CheckContext, Finding, Fix, PostHome } from './check.ts';
import { dateEdit, withDay, writeLike } from './rewriteDate.ts';

/** A time without a zone, which Jekyll takes for UTC: by the site's clocks it is another day. */
export function* checkDateZone({ facts, home }: CheckContext): Generator<Finding> {
  const written = scalarOf(facts.fields.get('date'));
  const { date } = facts;
  const zone = home?.site.zone;
  if (!zone || home.place.kind === 'page' || !written || !date) return;
  if (date.hasZone || !isFullTime(written)) return;
  const day = isoDay(date.time + zone.offsetAt(date.time));
  if (day === date.day) return;
  const offset = offsetText(zone.offsetAt(instantIn(zone, date.time)));
  yield {
    message: message('Jekyll takes a time without a zone for UTC: in {zone} that is on {day}.', {
      zone: zone.name,
      day,
    }),
    range: written.range,
    fixes: [
      {
        title: message('Add the site’s zone, {offset}', { offset }),
        edits: [{ range: { start: written.range.end, end: written.range.end }, newText: ` ${offset}` }],
      },
    ],
  };
}

/** `+0800`. */
function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/** How far east of Greenwich people live, in milliseconds: there a day begins first. */
const FARTHEST_EAST = 14 * 3_600_000;

const DAY_MS = 86_400_000;

/** A post whose time is still to come: the site leaves it out. */
export function* checkFuture({ post, facts, home, now }: CheckContext): Generator<Finding> {
  if (now === undefined || home?.place.kind !== 'post' || home.site.future) return;
  // Nearly all posts are of the past, whatever their zone: that is quick to see.
  if ((facts.date?.time ?? Date.parse(facts.fileDay ?? '')) < now - 2 * DAY_MS) return;
  if (scalarOf(facts.fields.get('published'))?.value === false || post.frontMatter.kind === 'absent') return;
  const written = scalarOf(facts.fields.get('date'));
  const [earliest, latest] = publicationSpan(written, home);
  if (earliest === undefined || latest === undefined || earliest <= now) return;
  yield {
    message: message('Jekyll leaves this post out until {date}.', { date: writtenTime(latest) ?? '' }),
    range: written?.range ?? post.frontMatter.openFence,
    fixes: written ? pastDates(written, post, facts, home, now) : [],
  };
}

/** When a post with this date is published at the earliest and at the latest: in a zone that is not known it may
 * be later than one thinks. */
function publicationSpan(
  date: Pick<ScalarValue, 'text' | 'style'> | undefined,
  { site, place }: PostHome,
): readonly [number | undefined, number | undefined] {
  const { time, shown } = findPublicationDate({ date }, site, place);
  return shown === undefined || time !== undefined
    ? [time, time]
    : [shown - FARTHEST_EAST, shown + FARTHEST_WEST];
}

/** What else says when the post is of, where that is past. */
function pastDates(
  written: ScalarValue,
  post: PostDocument,
  { stampTime, fileDay }: PostFacts,
  home: PostHome,
  now: number,
): Fix[] {
  const isPast = (text: string): boolean => {
    const [earliest] = publicationSpan({ text, style: written.style }, home);
    return earliest !== undefined && earliest <= now;
  };
  const stamped = stampTime === undefined ? undefined : writeLike(written, stampTime, home.site.zone);
  const ofFile = fileDay === undefined ? undefined : withDay(written.text, fileDay);
  const fixes: Fix[] = [];
  const offer = (date: string | undefined, title: Message): void => {
    const edit = date !== undefined && isPast(date) ? dateEdit(post.text, written, date) : undefined;
    if (edit) fixes.push({ title, edits: [edit] });
  };
  offer(stamped, message('Set the date to {date}', { date: stamped ?? '' }));
  if (ofFile !== stamped) offer(ofFile, message('Set the day to {date}', { date: fileDay ?? '' }));
  return fixes;
}
