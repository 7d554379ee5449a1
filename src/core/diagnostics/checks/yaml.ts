import type { YamlProblem } from '../../document/postDocument.ts';
import { leastQuoted } from '../../document/yamlScalar.ts';
import { lineEnd, lineStart } from '../../text/lines.ts';
import { message, type Message } from '../../text/message.ts';
import { slice, trimmed, type OffsetRange } from '../../text/offsetRange.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { CheckContext, Finding, Fix } from './check.ts';
import { inTypographicQuotes } from './typographicQuotes.ts';
import { findOddCharacter, findUnreadable } from './yamlCharacters.ts';

/** What Jekyll's YAML parser stops at, in plain words where it is a mistake that people often make. */
export function* checkYaml({ post }: CheckContext): Generator<Finding> {
  if (post.frontMatter.kind === 'absent') return;
  yield* findUnreadable(post, post.frontMatter);
  const { problems } = post.frontMatter;
  const overLines = new Set(
    problems.filter(({ code }) => code === 'MULTILINE_IMPLICIT_KEY').map(({ range }) => range.start),
  );
  for (const problem of problems) {
    // An indented `key: value` below a value is told by the second of its two problems.
    if (problem.code === 'BLOCK_AS_IMPLICIT_KEY' && overLines.has(problem.range.start)) continue;
    const odd = findOddCharacter(post.text, problem.range.start);
    if (odd) {
      yield odd;
      continue;
    }
    const value = valueAt(post.text, problem.range.start);
    const range =
      problem.code === 'BLOCK_AS_IMPLICIT_KEY' && value
        ? value
        : visible(post.text, problem.range, post.frontMatter.content);
    yield { message: explain(problem, post.text), range, fixes: fixesFor(problem, post, value) };
  }
}

/** The problems that quotes around the whole value mend. */
const QUOTES_HELP = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'BAD_SCALAR_START',
  'UNEXPECTED_TOKEN',
  'BAD_ALIAS',
  'TAG_RESOLVE_FAILED',
]);

function fixesFor(
  problem: YamlProblem,
  { text, frontMatter }: CheckContext['post'],
  value: OffsetRange | undefined,
): Fix[] {
  const { code, range } = problem;
  if (frontMatter.kind === 'absent') return [];
  if (code === 'UNEXPECTED_TOKEN' && text[range.start] === ',') {
    const space = /^,[ \t]*/.exec(text.slice(range.start))![0].length;
    const comma = { start: range.start, end: range.start + space };
    return [{ title: message('Remove the comma'), edits: [{ range: comma, newText: '' }] }];
  }
  const unclosed = closerOf(problem);
  if (unclosed !== undefined) {
    const field = frontMatter.fields.findLast((candidate) => candidate.range.start < range.start);
    if (!field || field.value.range.end > range.end || text[field.value.range.end - 1] === unclosed)
      return [];
    const at = field.value.range.end;
    const newText = unclosed === ']' && /^\[\s/.test(slice(text, field.value.range)) ? ' ]' : unclosed;
    return [
      {
        title: message('Add {mark}', { mark: unclosed }),
        edits: [{ range: { start: at, end: at }, newText }],
      },
    ];
  }
  if (isTab(problem, text)) {
    const tabs = /^\t+/.exec(text.slice(range.start))?.[0].length ?? 0;
    const indent = { start: range.start, end: range.start + tabs };
    // A list's item and the text of a block may be indented, a key may not.
    const newText = code === 'BAD_INDENT' || text.startsWith('-', indent.end) ? '  '.repeat(tabs) : '';
    return tabs > 0 ? [{ title: message('Remove the tab'), edits: [{ range: indent, newText }] }] : [];
  }
  if (!value || !QUOTES_HELP.has(code)) return [];
  const written = slice(text, value);
  const straight = { title: message('Make the quotes straight'), edits: [straighten(value, written)] };
  return inTypographicQuotes(written) ? [straight, quoteValue(text, value)] : [quoteValue(text, value)];
}

function straighten(range: OffsetRange, written: string): TextEdit {
  return { range, newText: leastQuoted(written.slice(1, -1)) };
}

function isTab({ code, range }: YamlProblem, text: string): boolean {
  return code === 'TAB_AS_INDENT' || (code === 'BAD_INDENT' && text[range.start] === '\t');
}

/** The quote or bracket that is missing, if one is. */
function closerOf({ code, detail }: YamlProblem): string | undefined {
  if (code === 'MISSING_CHAR') return /^Missing closing (["'])/.exec(detail)?.[1];
  return code === 'BAD_INDENT' ? /end with a ([\]}])$/.exec(detail)?.[1] : undefined;
}

function explain(problem: YamlProblem, text: string): Message {
  const { code, detail, range } = problem;
  if (code === 'UNEXPECTED_TOKEN' && text[range.start] === ',') {
    return message('There is nothing between this comma and the one before it.');
  }
  if (closerOf(problem) !== undefined) return message('A closing quote or bracket is missing.');
  if (isTab(problem, text)) return message('YAML wants spaces for indentation, not tabs.');
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message('A colon and a space inside a value must stand in quotes.');
    case 'BAD_SCALAR_START':
      return message('A value cannot begin with this character: put it in quotes.');
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
      return message('This line has no “key: value”, or its indentation is wrong.');
    case 'NOT_A_MAP':
      return message('Front matter must be lines of “key: value”.');
    default:
      return message('YAML: {detail}', { detail });
  }
}

/** A problem often stands at the end of the content, where nothing can be underlined: show it on the last
 * character that can be seen. */
function visible(text: string, range: OffsetRange, content: OffsetRange): OffsetRange {
  const end = Math.min(lineEnd(text, range.start), range.end);
  if (end > range.start) return { start: range.start, end };
  const before = trimmed(text, { start: content.start, end: Math.max(range.start, content.start) });
  return before.end > before.start ? { start: before.end - 1, end: before.end } : range;
}

/** The value on the line of `key: value` that holds `offset`, without a comment behind it. */
function valueAt(text: string, offset: number): OffsetRange | undefined {
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const line = text.slice(start, end);
  const key = /^[^\s#:'"[{&*!|>-][^:]*:[ \t]+(?=[^\s|>])/.exec(line);
  if (!key) return undefined;
  // `#12` belongs to the words more likely than not.
  const comment = line.slice(key[0].length).search(/\s#(?![\p{L}\p{N}])/u);
  return trimmed(text, {
    start: start + key[0].length,
    end: comment < 0 ? end : start + key[0].length + comment,
  });
}

function quoteValue(text: string, range: OffsetRange): Fix {
  const newText = leastQuoted(withoutQuotes(slice(text, range)));
  return { title: message('Put the value in quotes'), edits: [{ range, newText }] };
}

/** `'it's'` has its quotes already, of the wrong kind; those of `"One" and "two"` belong to the words. */
function withoutQuotes(value: string): string {
  const [, quote, inner] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (quote === undefined || inner === undefined) return value;
  const marks = inner.replace(/(?<=[a-z])'(?=[a-z])/gi, '’');
  const first = marks.indexOf(quote);
  // The first mark inside opens something, or else it closes the one before the value.
  return first < 0 || /\s$/.test(marks.slice(0, first)) ? inner : value;
}
