import type { FrontMatterContent, PostDocument } from '../../document/postDocument.ts';
import { readPsychScalar } from '../../document/psychScalar.ts';
import { lineEnd, lineStart } from '../../text/lines.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/offsetRange.ts';
import type { Finding } from './check.ts';
import { hasProblem } from './problems.ts';
import { quoteScalar, scalarsOf } from './plainValues.ts';

/** White space that is none to YAML, and two marks that cannot be seen. */
const ODD_SPACE = '[\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff]';

/** Odd space where YAML wants plain one: before a line, behind a dash, behind the key's colon. */
const ODD_INDENT = new RegExp(`^[ \\t]*(?:-[ \\t]*)?(?:[\\w-]+:[ \\t]*)?(${ODD_SPACE}+)`);

/** A key and the colon of a Chinese or Japanese keyboard. */
const WIDE_COLON = /^[ \t]*[\w-]+[ \t]*(：[ \t\u3000]*)/;

/** What no YAML may hold, in comments and quotes neither (https://yaml.org/spec/1.1/#c-printable). */
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

/** What YAML 1.1 takes for the end of a line, and with it of a plain value. */
const LINE_BREAK = /[\x85\u2028\u2029]/;

/** More than anyone mends at once. */
const MOST_FINDINGS = 100;

/** A character that cannot be told from the right one on the screen, on the line of a problem. */
export function findOddCharacter(text: string, offset: number): Finding | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, Math.min(lineEnd(text, offset), start + 300));
  const space = ODD_INDENT.exec(line);
  if (space) {
    const range = { start: start + space[0].length - space[1]!.length, end: start + space[0].length };
    return {
      message: message('YAML does not know this white space ({code}): use plain spaces.', {
        code: codeOf(text, range.start),
      }),
      range,
      fixes: [
        {
          title: message('Use plain spaces'),
          // An indentation keeps its width; elsewhere one is enough.
          edits: [{ range, newText: /^\s+$/.test(space[0]) ? ' '.repeat(2 * space[1]!.length) : ' ' }],
        },
      ],
    };
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
  let left = MOST_FINDINGS;
  for (const { index } of slice(text, front.content).matchAll(UNPRINTABLE)) {
    if (left-- === 0) return;
    yield stray(text, front.content.start + index);
  }
  for (const field of front.fields) {
    if (hasProblem(post, field)) continue;
    for (const scalar of scalarsOf(field.value)) {
      if (scalar.style !== 'plain') continue;
      const written = slice(text, scalar.range);
      const lineBreak = LINE_BREAK.exec(written);
      if (lineBreak) yield stray(text, scalar.range.start + lineBreak.index);
      if (scalar.text.startsWith(':') && readPsychScalar(scalar.text).kind === 'symbol') {
        yield {
          message: message('Jekyll cannot read a value that begins with a colon: put it in quotes.'),
          range: scalar.range,
          fixes: [quoteScalar(scalar)],
        };
      }
      // Under `tags:` this was to be a list.
      const item = findOddCharacter(text, scalar.range.start);
      if (item && item.range.start === scalar.range.start && /^\s+-\s/.test(written)) yield item;
    }
  }
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
