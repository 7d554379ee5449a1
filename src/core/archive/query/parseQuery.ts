import { message, type Message } from '../../text/message.ts';
import { parseAmount } from './parseAmount.ts';
import { parseDates } from './parseDates.ts';
import {
  AMOUNT_FIELDS,
  isAmountField,
  type AmountField,
  type AmountNames,
  type PostQuery,
  type QueryProblem,
  type QueryTerm,
  type TextField,
  type TextPattern,
} from './postQuery.ts';

/** How fields are called in a filter. */
const FIELDS: ReadonlyMap<string, TextField | AmountField | 'date'> = new Map([
  ['title', 'title'],
  ['tag', 'tags'],
  ['tags', 'tags'],
  ['category', 'categories'],
  ['categories', 'categories'],
  ['author', 'author'],
  ['layout', 'layout'],
  ['from', 'sourceSite'],
  ['date', 'date'],
  ...AMOUNT_FIELDS.map((field) => [field, field] as const),
]);

/** The fields whose values are short names: they are asked for whole, unless a `*` says otherwise. */
const WHOLE_FIELDS: readonly TextField[] = ['tags', 'categories', 'layout'];

/** The white space before a term; the `-` of what is not wanted; the field. The colon of Chinese serves as well
 * behind a field's name; elsewhere it belongs to a title. */
const BEGINNING = /\s*(-?)(?:([\p{L}_]+)([:：]))?/uy;

/** A value: `=` for a whole one, then words in quotation marks, within which a doubled one stands for itself, or all
 * up to the next white space. */
const VALUE = /(=?)(?:"((?:[^"]|"")*)("?)|“([^”]*)(”?)|(\S*))/uy;

/**
 * Reads what people type to find posts: `tag:联合早报 from:zaobao date:2021-08 -author:x "quoted words" words`.
 * Words without a field are looked for in titles. It never fails: what makes no sense is told, and left out.
 * @param names what the kinds of junk and of problems are called; without them there are none.
 */
export function parseQuery(text: string, names: AmountNames = { junk: [], problems: [] }): PostQuery {
  const terms: QueryTerm[] = [];
  const problems: QueryProblem[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end;) {
    const [beginning, minus, name, colon] = matchAt(BEGINNING, text, at);
    const field = name === undefined ? 'title' : FIELDS.get(name.toLowerCase());
    const isTitle = field === undefined && colon === '：';
    const start = at + beginning!.search(/\S|$/);
    const valueAt = isTitle ? start + minus!.length : at + beginning!.length;
    const value = readValue(text, valueAt);
    at = valueAt + value.length;
    const complain = (problem: Message): void =>
      void problems.push({ range: { start, end: at }, message: problem });
    if (!value.isClosed) complain(message('The quotation mark is not closed.'));
    const isExcluded = minus === '-';
    if (field === undefined && !isTitle) {
      complain(
        message('No field is called “{name}”. For words of a title, use quotation marks.', { name: name! }),
      );
    } else if (value.isEmpty) {
      complain(message('Something to look for is missing.'));
    } else if (field === 'date') {
      const dates = parseDates(value.words);
      if ('problem' in dates) complain(dates.problem);
      else terms.push({ field, isExcluded, ...dates });
    } else if (field !== undefined && isAmountField(field)) {
      const amount = parseAmount(field, value.words, names);
      if ('problem' in amount) complain(amount.problem);
      else terms.push({ field, isExcluded, ...amount });
    } else {
      terms.push({ field: field ?? 'title', isExcluded, pattern: patternOf(field ?? 'title', value) });
    }
  }
  return { terms, problems };
}

interface Value {
  /** Of all that was read, in code units. */
  readonly length: number;
  readonly words: string;
  readonly isQuoted: boolean;
  readonly isClosed: boolean;
  readonly isEmpty: boolean;
  /** Whether an `=` asks for the whole value. */
  readonly isWhole: boolean;
}

function readValue(text: string, at: number): Value {
  const [all, equals, quoted, closing, printed, printedClosing, plain] = matchAt(VALUE, text, at);
  const words = quoted?.replaceAll('""', '"') ?? printed ?? plain!;
  return {
    length: all!.length,
    words,
    isQuoted: plain === undefined,
    isClosed: closing !== '' && printedClosing !== '',
    isEmpty: words.trim() === '',
    isWhole: equals === '=',
  };
}

function patternOf(field: TextField, { words, isQuoted, isWhole }: Value): TextPattern {
  return {
    // What is quoted is meant as it is.
    pieces: isQuoted ? [words] : words.split('*'),
    isWhole: isWhole || WHOLE_FIELDS.includes(field),
  };
}

function matchAt(form: RegExp, text: string, at: number): readonly (string | undefined)[] {
  form.lastIndex = at;
  // Each form matches the empty text as well.
  return form.exec(text)!;
}

/** A filter's term for the posts that have just this value: `tag:="New York"`. */
export function queryTerm(field: TextField, value: string): string {
  const name = [...FIELDS].find(([, meant]) => meant === field)![0];
  return `${name}:="${value.replaceAll('"', '""')}"`;
}
