import type { Field } from '../../document/postDocument.ts';
import { leastQuoted } from '../../document/yamlScalar.ts';
import { lineEnd } from '../../text/lines.ts';
import { message } from '../../text/message.ts';
import { slice, trimmed, type OffsetRange } from '../../text/offsetRange.ts';
import type { CheckContext, Finding } from './check.ts';
import { hasProblem } from './problems.ts';

/** The fields whose words people read. */
const KEYS = ['title', 'description', 'excerpt', 'tags', 'categories'];

/** `#12` and `#tag`, with no space behind the mark: seldom a comment. What programmers note to themselves is. */
const NUMBER_OR_TAG = /^[ \t]+#(?!(?:TODO|FIXME|XXX|NOTE)\b)(?=[\p{L}\p{N}])/u;

/** `!important` and `&more` at the beginning: marks for programs. Two exclamation marks name a type. */
const MARK = /^[ \t]*((?:!(?!!)|&)\S+)[ \t]/;

/** Words that YAML leaves out of a value, which was not put in quotes. */
export function* checkLostText({ post, facts }: CheckContext): Generator<Finding> {
  const { text } = post;
  for (const key of KEYS) {
    const field = facts.fields.get(key);
    const lost = field && (lostAtEnd(text, field) ?? lostAtStart(text, field));
    // Where the line is broken, the words are told of there.
    if (!lost || hasProblem(post, field)) continue;
    yield {
      message: message('YAML leaves out “{text}” here: put all of it in quotes.', {
        text: slice(text, lost.part),
      }),
      range: lost.part,
      fixes: [
        {
          title: message('Put the value in quotes'),
          edits: [{ range: lost.whole, newText: leastQuoted(slice(text, lost.whole)) }],
        },
      ],
    };
  }
}

interface Lost {
  readonly part: OffsetRange;
  /** The value as it was meant. */
  readonly whole: OffsetRange;
}

function lostAtEnd(text: string, { keyRange, value }: Field): Lost | undefined {
  if (value.kind !== 'empty' && (value.kind !== 'scalar' || value.style !== 'plain')) return undefined;
  const behind = value.kind === 'empty' ? text.indexOf(':', keyRange.end) + 1 : value.range.end;
  const end = lineEnd(text, behind);
  if (!NUMBER_OR_TAG.test(text.slice(behind, end))) return undefined;
  const part = trimmed(text, { start: behind, end });
  return { part, whole: { start: value.kind === 'empty' ? part.start : value.range.start, end: part.end } };
}

function lostAtStart(text: string, { keyRange, value }: Field): Lost | undefined {
  if (value.kind !== 'scalar' || value.style !== 'plain') return undefined;
  const colon = text.indexOf(':', keyRange.end);
  const before = text.slice(colon + 1, value.range.start);
  const mark = MARK.exec(before);
  if (!mark || /[\r\n]/.test(slice(text, value.range))) return undefined;
  // An anchor that an alias asks for is meant.
  if (mark[1]!.startsWith('&') && text.includes(`*${mark[1]!.slice(1)}`)) return undefined;
  const start = colon + 1 + before.indexOf(mark[1]!);
  return { part: { start, end: start + mark[1]!.length }, whole: { start, end: value.range.end } };
}
