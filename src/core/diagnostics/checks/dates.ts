import { mayFallOn, readDate, writtenTime } from '../../facts/dates.ts';
import { scalarOf } from '../../facts/postFacts.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/offsetRange.ts';
import type { CheckContext, Finding, Fix } from './check.ts';

/** A date that is none: Jekyll stops at it. */
export function* checkDate({ post, facts }: CheckContext): Generator<Finding> {
  for (const key of ['date', 'last_modified_at']) {
    const value = scalarOf(facts.fields.get(key));
    if (!value || readDate(value.text)) continue;
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

/** The day in the file's name is not the day of `date`, in any zone. */
export function* checkFileNameDate({ post, facts }: CheckContext): Generator<Finding> {
  const value = scalarOf(facts.fields.get('date'));
  const { date, fileDay } = facts;
  if (!value || !date || fileDay === undefined || mayFallOn(date, fileDay)) return;
  const written = slice(post.text, value.range);
  const day = /\d{4}([-/.])\d{1,2}\1\d{1,2}/.exec(written);
  yield {
    message: message('The date is not the one in the file name, {day}.', { day: fileDay }),
    range: value.range,
    fixes: day
      ? [
          {
            title: message('Set the day to {date}', { date: fileDay }),
            edits: [
              {
                range: {
                  start: value.range.start + day.index,
                  end: value.range.start + day.index + day[0].length,
                },
                newText: fileDay,
              },
            ],
          },
        ]
      : [],
  };
}
