import type { PostDocument } from '../document/postDocument.ts';
import { formOfNow, writableForm, writeDate, type Moment } from '../facts/writableForm.ts';
import { scalarOf, type PostFacts } from '../facts/postFacts.ts';
import { lineBreakOf, lineStart, wholeLines } from '../text/lines.ts';
import { slice } from '../text/offsetRange.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Surroundings } from './fieldDefaults.ts';

/** A date that a post gets. */
export interface NewDate {
  /** The day that it says, `2021-08-26`. */
  readonly day: string;
  /** What writes it; undefined where the front matter cannot take it. */
  readonly edit: TextEdit | undefined;
}

/** Gives a post the date of a moment: in the place and the form of the one that it has, else behind its title. */
export function setDate(
  post: PostDocument,
  facts: PostFacts,
  now: Moment,
  { habits }: Pick<Surroundings, 'habits'>,
): NewDate {
  const { text, frontMatter } = post;
  const field = facts.fields.get('date');
  const written = scalarOf(field);
  const form = formOfNow(writableForm(written?.text ?? '') ?? habits?.dateForm, facts.archived, now);
  // A moment is always one that a date can say.
  const date = writeDate(form, now)!;
  const day = date.slice(0, 10);
  if (written) {
    const quote = written.style === 'double' ? '"' : written.style === 'single' ? "'" : '';
    return { day, edit: { range: written.range, newText: quote + date + quote } };
  }
  if (field) {
    const range = { start: field.keyRange.end, end: field.range.end };
    // A comment behind it stays one.
    const newText = `: ${date}${text[range.end] === '#' ? ' ' : ''}`;
    return { day, edit: field.value.kind === 'empty' ? { range, newText } : undefined };
  }
  if (frontMatter.kind !== 'closed' || frontMatter.engine !== '') return { day, edit: undefined };
  const { fields, content } = frontMatter;
  // The fields of `{title: x}` stand in one line, which takes no other.
  if (
    fields.some(({ keyRange }) => keyRange.start !== lineStart(text, keyRange.start)) ||
    /^\s*\{/.test(slice(text, content))
  ) {
    return { day, edit: undefined };
  }
  const title = fields.findLast(({ key }) => key === 'title') ?? fields.at(-1);
  const at = title ? Math.min(wholeLines(text, title.range).end, content.end) : content.end;
  return { day, edit: { range: { start: at, end: at }, newText: `date: ${date}${lineBreakOf(text)}` } };
}
