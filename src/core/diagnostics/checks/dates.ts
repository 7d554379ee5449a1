import { isoDay, mayFallOn, readDate, writtenTime } from '../../facts/dates.ts';
import { scalarOf } from '../../facts/postFacts.ts';
import { findPublicationDate } from '../../site/publication.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/offsetRange.ts';
import type { CheckContext, Finding, Fix } from './check.ts';
import { dateEdit, withDay } from './rewriteDate.ts';
import { inTypographicQuotes } from './typographicQuotes.ts';

/** A date that is none: Jekyll stops at it, or takes 31 April for 1 May. */
export function* checkDate({ post, facts }: CheckContext): Generator<Finding> {
  for (const key of ['date', 'last_modified_at']) {
    const value = scalarOf(facts.fields.get(key));
    if (!value || readDate(value.text) || inTypographicQuotes(value.text)) continue;
    const fixes: Fix[] = [];
    const offer = (newText: string | undefined): void => {
      if (newText === undefined) return;
      fixes.push({
        title: message('Set the date to {date}', { date: newText }),
        edits: [{ range: value.range, newText }],
      });
    };
    if (key === 'date' && facts.stampTime !== undefined) offer(writtenTime(facts.stampTime));
    if (key === 'date') offer(facts.fileDay);
    yield {
      message: message('“{text}” is not a date.', { text: slice(post.text, value.range) }),
      range: value.range,
      fixes,
    };
  }
}

/** The day in the file's name is not the day of `date`: neither as written nor in the site's zone, or, where
 * that is not known, in any. */
export function* checkFileNameDate({ post, facts, home }: CheckContext): Generator<Finding> {
  const value = scalarOf(facts.fields.get('date'));
  const { date, fileDay } = facts;
  if (!value || !date || fileDay === undefined || date.day === fileDay) return;
  const shown = home?.site.zone && findPublicationDate({ date: value }, home.site, home.place).shown;
  if (shown === undefined ? mayFallOn(date, fileDay) : isoDay(shown) === fileDay) return;
  const other = withDay(value.text, fileDay);
  const edit = other === undefined ? undefined : dateEdit(post.text, value, other);
  yield {
    message: message('The date is not the one in the file name, {day}.', { day: fileDay }),
    range: value.range,
    fixes: edit ? [{ title: message('Set the day to {date}', { date: fileDay }), edits: [edit] }] : [],
  };
}
