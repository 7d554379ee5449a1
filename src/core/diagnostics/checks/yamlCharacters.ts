import type { FrontMatterContent, PostDocument, ScalarValue } from '../../document/postDocument.ts';
import { readPsychScalar } from '../../document/psychScalar.ts';
import { lineEnd, lineStart } from '../../text/lines.ts';
import { message } from '../../text/message.ts';
import { slice, type OffsetRange } from '../../text/offsetRange.ts';
import type { Finding } from './check.ts';
import { hasProblem } from './problems.ts';
import { quoteScalar, scalarsOf } from './plainValues.ts';

/** White space that is none to YAML, and two marks that cannot be seen. */
const ODD_SPACE = '[\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff]';

/** Odd space where YAML wants plain one: before a line, behind a dash, behind the key's colon. */
const ODD_INDENT = new RegExp(`^[ \\t]*(?:-[ \\t]*)?(?:[\\w-]+:[ \\t]*)?(${ODD_SPACE}+)`);

/** A dash that odd space keeps from making an item of a list. */
const ODD_ITEM = new RegExp(`^(${ODD_SPACE}+)-\\s`);

/** A key and the colon of a Chinese or Japanese keyboard. */
const WIDE_COLON = /^[ \t]*[\w-]+[ \t]*(：[ \t\u3000]*)/;

/** What no YAML may hold, in comments and quotes neither (https://yaml.org/spec/1.1/#c-printable). */
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

/** Without any of these nothing below can be found: most posts have none. */
const SUSPICIOUS = new RegExp(`${UNPRINTABLE.source}|[\\x85\\u2028\\u2029]|${ODD_SPACE}|[\\s,[]:\\S`);

/** What YAML 1.1 takes for the end of a line, and with it of a plain value. */
const LINE_BREAK = /[\x85\u2028\u2029]/;

/** More than anyone mends at once. */
const MOST_FINDINGS = 100;

/** A character that cannot be told from the right one on the screen, on the line of a problem. */
export function findOddCharacter(text: string, offset: number): Finding | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, Math.min(lineEnd(text, offset), start + 300));
  const [before, space] = ODD_INDENT.exec(line) ?? [];
  if (before !== undefined && space !== undefined) {
    const end = start + before.length;
    return oddSpace(text, { start: end - space.length, end }, /^\s+$/.test(before));
  }
  const colon = WIDE_COLON.exec(line);
  if (!colon) return undefined;
  const range = { start: start + colon[0].length - colon[1]!.length, end: start + colon[0].length };
  return {
    message: message('YAML wants the colon “:” here, not “：”.'),
    range,
    fixes: [{ title: message('Use a plain colon'), edits: [{ range, newText: ': ' }] }],
  };
}

/** What YAML in general allows and Jekyll's parser stops at. */
export function* findUnreadable(post: PostDocument, front: FrontMatterContent): Generator<Finding> {
  const { text } = post;
  const content = slice(text, front.content);
  if (!SUSPICIOUS.test(content)) return;
  let left = MOST_FINDINGS;
  for (const { index } of content.matchAll(UNPRINTABLE)) {
    if (left-- === 0) return;
    yield stray(text, front.content.start + index);
  }
  for (const field of front.fields) {
    for (const scalar of scalarsOf(field.value)) {
      const found = scalar.style === 'plain' ? misread(text, scalar) : undefined;
      if (!found) continue;
      if (left-- === 0) return;
      // Where the line is broken, what the value is is a guess.
      if (!hasProblem(post, field)) yield found;
    }
  }
}

/** Why Jekyll's parser does not read a plain value as one. */
function misread(text: string, scalar: ScalarValue): Finding | undefined {
  const { start } = scalar.range;
  const written = slice(text, scalar.range);
  const lineBreak = written.search(LINE_BREAK);
  if (lineBreak >= 0) return stray(text, start + lineBreak);
  if (scalar.text.startsWith(':') && readPsychScalar(scalar.text).kind === 'symbol') {
    return {
      message: message('Jekyll cannot read a value that begins with a colon: put it in quotes.'),
      range: scalar.range,
      fixes: [quoteScalar(scalar)],
    };
  }
  // Under `tags:` this was to be a list.
  const item = ODD_ITEM.exec(written);
  return item ? oddSpace(text, { start, end: start + item[1]!.length }, true) : undefined;
}

/** An indentation keeps its width; elsewhere one space is enough. */
function oddSpace(text: string, range: OffsetRange, isIndentation: boolean): Finding {
  const newText = isIndentation ? '  '.repeat(range.end - range.start) : ' ';
  return {
    message: message('YAML does not know this white space ({code}): use plain spaces.', {
      code: codeOf(text, range.start),
    }),
    range,
    fixes: [{ title: message('Use plain spaces'), edits: [{ range, newText }] }],
  };
}

function stray(text: string, start: number): Finding {
  const range = { start, end: start + 1 };
  return {
    message: message('Jekyll cannot read front matter with this character ({code}).', {
      code: codeOf(text, start),
    }),
    range,
    fixes: [{ title: message('Remove the character'), edits: [{ range, newText: '' }] }],
  };
}

/** `U+00A0`. */
function codeOf(text: string, offset: number): string {
  return `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
}
