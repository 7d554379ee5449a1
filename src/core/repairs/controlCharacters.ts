import { lineEnd, lineStart } from '../text/lines.ts';
import { message } from '../text/message.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { BrokenBody, Finding } from './repair.ts';

/**
 * Characters that mean nothing in a text: C0 controls but for tab and ends of line, DEL, the C1 controls to
 * which Windows-1252 gives no sign, byte order marks, and code points that are no characters.
 *
 * The other C1 controls are signs in a wrong encoding (0x92 is an apostrophe): without them they would be
 * lost. What joins letters, sets a direction or chooses a form of a character has a meaning.
 */
const CONTROLS = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\x81\x8D\x8F\x90\x9D\uFEFF\uFDD0-\uFDEF\uFFFE\uFFFF]+/g;

/** What would be a tag or a character reference without the character. */
const IN_MARKUP = /[<&][^\s<>&;]{0,40}$/;
const LONGEST_BEFORE = 41;

/** Characters that nobody sees and nobody typed, where a reader's text is. */
export function* findControlCharacters(body: BrokenBody): Generator<Finding> {
  const { text, texts } = body;
  // In Markdown, spans of code may go from line to line.
  const mayHaveCode = text.includes('`', body.body.start);
  let line: Line | undefined;
  for (const { start, end } of texts) {
    for (const { index, 0: characters } of text.slice(start, end).matchAll(CONTROLS)) {
      const range = { start: start + index, end: start + index + characters.length };
      if (!body.isInHtml(range.start)) {
        if (mayHaveCode) continue;
        if (!line || range.start >= line.end) line = readLine(text, range.start);
        if (isMarkdownSyntax(text, range, line)) continue;
      }
      if (IN_MARKUP.test(text.slice(Math.max(start, range.start - LONGEST_BEFORE), range.start))) continue;
      yield {
        message: message('Nobody sees {characters} and it means nothing here.', {
          characters: [...new Set(characters)].map(nameOf).join(', '),
        }),
        range,
        edits: [{ range, newText: replacement(text, range) }],
      };
    }
  }
}

/** `U+0008` */
function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A form feed is white space to a browser, and a vertical tab was a line break: words stay apart. */
function replacement(text: string, { start, end }: OffsetRange): string {
  if (!/[\f\v]/.test(text.slice(start, end))) return '';
  return /\s/.test(text[start - 1] ?? ' ') || /\s/.test(text[end] ?? ' ') ? '' : ' ';
}

interface Line {
  /** Of the first character that is no white space. */
  readonly first: number;
  /** Before the line break. */
  readonly end: number;
  /** Whether it is indented as code is. */
  readonly isIndented: boolean;
}

function readLine(text: string, offset: number): Line {
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const line = text.slice(start, end);
  return { first: start + line.search(/[^ \t]|$/), end, isIndented: /^(?: {4}| {0,3}\t)/.test(line) };
}

/** Whether Markdown might read the line otherwise without these: code, the beginning or the end of a line, or
 * marks that come together. */
function isMarkdownSyntax(
  text: string,
  { start, end }: OffsetRange,
  { first, end: lineEnd, isIndented }: Line,
): boolean {
  if (isIndented) return true;
  const after = text[end] ?? '\n';
  if (start <= first) return !/\p{L}/u.test(after);
  return end >= lineEnd || MARK.test(text[start - 1]!) || MARK.test(after);
}

const MARK = /[!-/:-@[-`{-~]/;
