import type { YamlProblem } from '../../document/postDocument.ts';
import { quoted } from '../../document/yamlScalar.ts';
import { lineEnd, lineStart } from '../../text/lines.ts';
import { message, type Message } from '../../text/message.ts';
import { trimmed, type OffsetRange } from '../../text/offsetRange.ts';
import type { Fix } from '../diagnostic.ts';
import type { CheckContext, Finding } from './check.ts';

/** What the YAML parser complains of, in plain words where it is a mistake that people often make. */
export function* checkYaml({ post }: CheckContext): Generator<Finding> {
  if (post.frontMatter.kind === 'absent') return;
  for (const problem of post.frontMatter.problems) {
    const value = plainValueAt(post.text, problem.range.start);
    const range =
      problem.code === 'BLOCK_AS_IMPLICIT_KEY' && value
        ? value
        : visible(post.text, problem.range, post.frontMatter.content);
    yield { message: explain(problem, post.text), range, fixes: fixesFor(problem, post.text, value) };
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

function fixesFor({ code, range }: YamlProblem, text: string, value: OffsetRange | undefined): Fix[] {
  if (code === 'UNEXPECTED_TOKEN' && text[range.start] === ',') {
    const space = /^,[ \t]*/.exec(text.slice(range.start))![0].length;
    const comma = { start: range.start, end: range.start + space };
    return [{ title: message('Remove the comma'), edits: [{ range: comma, newText: '' }] }];
  }
  return value && QUOTES_HELP.has(code) ? [quoteValue(text, value)] : [];
}

function explain({ code, detail, range }: YamlProblem, text: string): Message {
  if (code === 'UNEXPECTED_TOKEN' && text[range.start] === ',') {
    return message('There is nothing between this comma and the one before it.');
  }
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message('A colon and a space inside a value must stand in quotes.');
    case 'BAD_SCALAR_START':
      return message('A value cannot begin with this character: put it in quotes.');
    case 'TAB_AS_INDENT':
      return message('YAML wants spaces for indentation, not tabs.');
    case 'MISSING_CHAR':
      return message('A closing quote or bracket is missing.');
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

/** The value on the line of `key: value` that holds `offset`, where no quote has begun it. */
function plainValueAt(text: string, offset: number): OffsetRange | undefined {
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const key = /^[^\s#:'"[{&*!|>-][^:]*:[ \t]+(?=[^\s"'[{|>])/.exec(text.slice(start, end));
  return key ? trimmed(text, { start: start + key[0].length, end }) : undefined;
}

function quoteValue(text: string, range: OffsetRange): Fix {
  const value = text.slice(range.start, range.end);
  // The quotes that need no escapes inside.
  const style = value.includes('"') || value.includes('\\') ? 'single' : 'double';
  return { title: message('Put the value in quotes'), edits: [{ range, newText: quoted(value, style) }] };
}
