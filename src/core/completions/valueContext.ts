import type { PostDocument } from '../document/postDocument.ts';
import { PLURAL_KEYS } from '../facts/jekyllTerms.ts';
import { lineEnd, lineStart, nextLine } from '../text/lines.ts';
import { slice, trimmed, type OffsetRange } from '../text/offsetRange.ts';

/** Where in the front matter the caret is: at a key, or in a value of a field. Found lexically, since what
 * is being typed is seldom valid YAML. */
export type CaretContext = KeyContext | ValueContext;

export interface KeyContext {
  readonly kind: 'key';
  /** The key as far as it is there. */
  readonly range: OffsetRange;
  /** Whether a colon follows. */
  readonly hasColon: boolean;
}

export interface ValueContext {
  readonly kind: 'value';
  readonly key: string;
  /** `scalar`: all of a field's value; `word`: one of several words there, each a term of its own; `flow` and
   * `block`: one item of a list. */
  readonly place: 'scalar' | 'word' | 'flow' | 'block';
  /** The value or item as written, with its quotes as far as they are there. */
  readonly range: OffsetRange;
  /** The quote that it begins with. */
  readonly quote: '' | '"' | "'";
  /** Whether a space is wanted before the value: it stands right behind `:` or `-`. */
  readonly needsSpace: boolean;
  /** What must stand behind the value, to part it from the one that follows. */
  readonly parting: '' | ' ' | ',' | ', ';
}

const KEY_LINE = /^([^\s#:\-[\]{},"'][^:]*?)[ \t]*:(?=[ \t]|$)/;
const ITEM_LINE = /^[ \t]*-(?:[ \t]+|$)/;

/** @returns undefined where nothing of the front matter can stand: outside it, in a comment, in a nested map. */
export function caretContext(post: PostDocument, offset: number): CaretContext | undefined {
  const { text } = post;
  const content = contentAt(post, offset);
  if (!content || offset < content.start) return undefined;

  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const line = text.slice(start, end);
  const key = KEY_LINE.exec(line);
  if (key) {
    const keyEnd = start + key[1]!.length;
    if (offset <= keyEnd) return { kind: 'key', range: { start, end: keyEnd }, hasColon: true };
    const colonEnd = start + key[0].length;
    return offset < colonEnd || goesOnBelow(text, { start: colonEnd, end }, content)
      ? undefined
      : inValue(text, key[1]!, { start: colonEnd, end: valueEnd(text, colonEnd, content) }, offset);
  }
  const typed = /^[\w-]*/.exec(line)![0];
  const owner = ownerOf(text, start, content.start);
  const item = ITEM_LINE.exec(line);
  if (item && owner !== undefined) {
    const from = start + item[0].length;
    if (offset < start + line.indexOf('-') + 1) return undefined;
    return itemContext(
      text,
      owner.key,
      'block',
      { start: Math.min(from, end), end },
      offset,
      text[from - 1] === '-',
    );
  }
  if (owner && owner.openFlow && start > owner.valueStart) {
    return inValue(
      text,
      owner.key,
      { start: owner.valueStart, end: valueEnd(text, owner.valueStart, content) },
      offset,
    );
  }
  if (offset <= start + typed.length && line.trim() === typed) {
    return { kind: 'key', range: { start, end: start + typed.length }, hasColon: false };
  }
  return undefined;
}

/** Whether a key has nothing on its line, and its value, a list or a map, in the lines below. */
function goesOnBelow(text: string, rest: OffsetRange, content: OffsetRange): boolean {
  const below = nextLine(text, rest.end);
  if (below >= content.end || !/^[ \t]*(?:#|$)/.test(slice(text, rest))) return false;
  return /^(?:[ \t]+\S|-[ \t])/.test(text.slice(below, lineEnd(text, below)));
}

/** The lines of the front matter, that of the caret included where it is still being begun: a new post has an
 * opening fence and half a word. */
function contentAt({ text, frontMatter }: PostDocument, offset: number): OffsetRange | undefined {
  if (frontMatter.kind === 'closed') {
    // At the content's very end stands the closing fence's line, which is no line of the content.
    const { content, engine } = frontMatter;
    // What stands in braces has no lines of its own.
    const isMap = /^\s*\{/.test(text.slice(content.start, content.start + 200));
    return engine === '' && !isMap && offset < content.end ? content : undefined;
  }
  const line = lineStart(text, offset);
  if (frontMatter.kind === 'unclosed') {
    const { start, end } = frontMatter.content;
    if (frontMatter.engine !== '' || line > end) return undefined;
    return { start, end: Math.max(end, lineEnd(text, offset)) };
  }
  const fence = /^\uFEFF?---[ \t]*(?:\r\n|\n)/.exec(text);
  return fence && line === fence[0].length ? { start: line, end: lineEnd(text, offset) } : undefined;
}

/** The field whose lines `at` belongs to. */
function ownerOf(
  text: string,
  at: number,
  contentStart: number,
): { key: string; valueStart: number; openFlow: boolean } | undefined {
  for (let start = at; start > contentStart;) {
    start = lineStart(text, start - (text[start - 2] === '\r' ? 2 : 1));
    const line = text.slice(start, lineEnd(text, start));
    const key = KEY_LINE.exec(line);
    if (!key) continue;
    const valueStart = start + key[0].length;
    return {
      key: key[1]!,
      valueStart,
      openFlow:
        /^[ \t]*\[/.test(text.slice(valueStart, valueStart + 80)) &&
        flowEnd(text, text.indexOf('[', valueStart)) >= at,
    };
  }
  return undefined;
}

/** Where a value that begins behind a colon ends: its line's end, or that of its flow list. */
function valueEnd(text: string, from: number, content: OffsetRange): number {
  const end = lineEnd(text, from);
  const open = /^[ \t]*\[/.exec(text.slice(from, end));
  return open ? Math.min(Math.max(flowEnd(text, from + open[0].length - 1), end), content.end) : end;
}

/** The end of the flow list that begins at `open`: behind its bracket. One without a bracket ends with its
 * line, so that what is being typed takes no other field along. */
function flowEnd(text: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < text.length; at++) {
    const char = text[at]!;
    if (quote !== '') {
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && /[[,\s]/.test(text[at - 1]!)) quote = char;
    else if (char === ']') return at + 1;
    else if (
      char === '\n' &&
      /^\S/.test(text.slice(at + 1, at + 2)) &&
      KEY_LINE.test(text.slice(at + 1, lineEnd(text, at + 1)))
    )
      break;
    else if (char === '\n' && text.startsWith('---', at + 1)) break;
  }
  return lineEnd(text, open);
}

function inValue(text: string, key: string, value: OffsetRange, offset: number): ValueContext | undefined {
  const open = /^[ \t\r\n]*\[/.exec(text.slice(value.start, value.end));
  if (!open) {
    const stretch = { start: value.start, end: lineEnd(text, value.start) };
    return PLURAL_KEYS.has(key)
      ? wordContext(text, key, stretch, offset)
      : itemContext(text, key, 'scalar', stretch, offset, true);
  }
  const listStart = value.start + open[0].length;
  if (offset < listStart) return undefined;
  const item = flowItem(text, listStart, value.end, offset);
  return item && itemContext(text, key, 'flow', item, offset, false);
}

/** The stretch between two commas or brackets that holds the caret. */
function flowItem(text: string, from: number, end: number, offset: number): OffsetRange | undefined {
  let start = from;
  let quote = '';
  for (let at = from; at <= end; at++) {
    const char = at < end ? text[at]! : ']';
    if (quote !== '' && at < end) {
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && text.slice(start, at).trim() === '') quote = char;
    else if (char === ',' || char === ']') {
      if (offset <= at) return { start, end: at };
      if (char === ']') return undefined;
      start = at + 1;
    }
  }
  return undefined;
}

/** The word at the caret in a scalar whose words are terms. */
function wordContext(
  text: string,
  key: string,
  stretch: OffsetRange,
  offset: number,
): ValueContext | undefined {
  const written = withoutComment(text, stretch);
  const first = text[written.start] ?? '';
  if (written.end > written.start && /["']/.test(first)) {
    const context = itemContext(text, key, 'scalar', stretch, offset, true);
    // What replaces the quoted words must not drop any of them.
    return context && /\s/.test(slice(text, context.range)) ? undefined : context;
  }
  if (/[{&*!|>]/.test(first) || inComment(text, stretch, offset)) return undefined;
  let start = offset;
  let end = offset;
  while (start > stretch.start && /\S/.test(text[start - 1]!)) start--;
  while (end < stretch.end && /\S/.test(text[end]!)) end++;
  const before = start === offset && end > offset;
  if (before) end = offset;
  const others = text.slice(written.start, start) + text.slice(end, written.end);
  return {
    kind: 'value',
    key,
    place: others.trim() === '' ? 'scalar' : 'word',
    range: { start, end },
    quote: '',
    needsSpace: start === stretch.start,
    parting: before ? ' ' : '',
  };
}

function itemContext(
  text: string,
  key: string,
  place: ValueContext['place'],
  whole: OffsetRange,
  offset: number,
  tight: boolean,
): ValueContext | undefined {
  const stretch = behindComments(text, whole);
  const written = withoutComment(text, stretch);
  const isEmpty = written.end === written.start;
  // Behind the value, with a space between, nothing can stand.
  if (isEmpty ? inComment(text, whole, offset) : offset > written.end || offset < stretch.start)
    return undefined;
  // Before an item of a flow list another one can stand; at the beginning of another value, what takes its place.
  const before = !isEmpty && (place === 'flow' ? offset <= written.start : offset < written.start);
  if (before && place !== 'flow') return undefined;
  const range =
    isEmpty || before ? { start: offset, end: isEmpty ? Math.max(offset, whole.start) : offset } : written;
  const first = text[range.start];
  const quote = range.end > range.start && (first === '"' || first === "'") ? first : '';
  // An open quote reaches to the end of the line: only what stands before the caret belongs to the value.
  const open = quote !== '' && (range.end - range.start < 2 || text[range.end - 1] !== quote);
  return {
    kind: 'value',
    key,
    place,
    range: open ? { start: range.start, end: offset } : range,
    quote,
    needsSpace: tight && range.start === whole.start,
    parting: !before ? '' : offset === written.start ? ', ' : ',',
  };
}

/** The stretch less the comments that it begins with. */
function behindComments(text: string, stretch: OffsetRange): OffsetRange {
  const comments = /^(?:\s*#[^\n]*(?:\n|$))+/.exec(slice(text, stretch));
  return comments ? { start: stretch.start + comments[0].length, end: stretch.end } : stretch;
}

/** Whether a comment begins between the line's beginning and the caret, in a stretch without quotes. */
function inComment(text: string, stretch: OffsetRange, offset: number): boolean {
  return /(?:^|\s)#/.test(text.slice(Math.max(stretch.start, lineStart(text, offset)), offset));
}

/** A value in quotes that has a comment behind it. */
const QUOTED = /^\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s+#)/;

function withoutComment(text: string, stretch: OffsetRange): OffsetRange {
  const source = slice(text, stretch);
  // In quotes, or where they are still open, a number sign begins none.
  const end = /^\s*["']/.test(source) ? QUOTED.exec(source)?.[0].length : /(?:^|\s)#/.exec(source)?.index;
  return trimmed(text, { start: stretch.start, end: end === undefined ? stretch.end : stretch.start + end });
}
