import type { OffsetRange } from '../text/offsetRange.ts';
import type { Field, FieldValue, ScalarValue, YamlProblem } from './postDocument.ts';

/** Text without quotes that no sign changes. */
const PLAIN = /[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\s:#]|:(?=[^\s])| +(?=[^\s:#])|(?<=\S)#)*/.source;
const KEY = /([A-Za-z][\w-]*):/.source;
const QUOTED = /(?:"[^"\\\r\n]*"|'[^'\r\n]*')/.source;
const FLOW_LIST = /\[((?:[^\s[\]{}"'#:&*!|>%@`?-]| )*)\]/.source;

/** A line that YAML can only read in one way, whatever stands above and below it: a key and, on the same line,
 * nothing, a whole value in quotes, a flow list of plain words, or plain text. */
const LINE = new RegExp(`${KEY}(?:( +)(?:(${QUOTED})|${FLOW_LIST}|(${PLAIN})))?( *)(?:\\r\\n|\\n)`, 'y');

/** A plain value with a colon too many, on a line of its own. What follows the colon may have quotes, but no `#`,
 * which would begin a comment. */
const COLON_TOO_MANY = new RegExp(
  `^${KEY}( +)(${PLAIN}: +(?:${PLAIN}|"[^"\\\\#\\r\\n]*"|'[^'#\\r\\n]*')) *(?:\\r\\n|\\n)?$`,
);

/** Words that may be no text: numbers of any spelling, nothing, yes and no. */
const MAYBE_NO_TEXT = /^(?:[-+.\d][\w.+]*|[-+.\d]+[eE][-+]?\d+|~|null|true|false)$/i;

/** More than this is no front matter that anyone wrote. In UTF-16 code units. */
const MOST_PLAIN = 20_000;

/**
 * The fields of a front matter whose lines are all plain, as nearly all are: it takes a thirtieth of the time
 * that a YAML parser takes. undefined where a YAML parser has to say what they are.
 *
 * @param base what to add to the offsets
 */
export function readPlainLines(source: string, base: number): Field[] | undefined {
  if (source.length > MOST_PLAIN) return undefined;
  const fields: Field[] = [];
  for (let at = 0; at < source.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const match = LINE.exec(source);
    if (!match) return undefined;
    const [, key, before, quoted, list, plain, behind] = match;
    const keyRange = { start: base + at, end: base + at + key!.length };
    const start = keyRange.end + 1 + (before?.length ?? 0);
    const value =
      quoted !== undefined
        ? quotedText(quoted, start)
        : list !== undefined
          ? plainList(list, start)
          : plain !== undefined
            ? plainText(plain, start)
            : nothing(start + behind!.length);
    if (!value) return undefined;
    fields.push({ key: key!, keyRange, range: { start: keyRange.start, end: value.range.end }, value });
  }
  return fields;
}

/** A field whose value has a colon and a space in it, which is what people break YAML by most: read as they mean
 * it, with what the YAML parser says of it. undefined for any other line. */
export function readColonTooMany(
  line: string,
  base: number,
): { readonly field: Field; readonly problem: YamlProblem } | undefined {
  const [, key, before, text] = (line.length <= MOST_PLAIN && COLON_TOO_MANY.exec(line)) || [];
  if (key === undefined || before === undefined || text === undefined) return undefined;
  const keyRange = rangeAt(base, key.length);
  const range = rangeAt(keyRange.end + 1 + before.length, text.length);
  return {
    field: {
      key,
      keyRange,
      range: { start: base, end: range.end },
      value: { kind: 'scalar', range, value: text, text, style: 'plain' },
    },
    problem: {
      code: 'BLOCK_AS_IMPLICIT_KEY',
      detail: 'Nested mappings are not allowed in compact mappings',
      range: rangeAt(range.start, 1),
    },
  };
}

function rangeAt(start: number, length: number): OffsetRange {
  return { start, end: start + length };
}

function nothing(at: number): FieldValue {
  return { kind: 'empty', range: rangeAt(at, 0) };
}

function quotedText(written: string, start: number): ScalarValue {
  const text = written.slice(1, -1);
  const style = written.startsWith('"') ? 'double' : 'single';
  return { kind: 'scalar', range: rangeAt(start, written.length), value: text, text, style };
}

function plainText(text: string, start: number): ScalarValue | undefined {
  if (MAYBE_NO_TEXT.test(text)) return undefined;
  return { kind: 'scalar', range: rangeAt(start, text.length), value: text, text, style: 'plain' };
}

/** @param inside what stands between the brackets */
function plainList(inside: string, start: number): FieldValue | undefined {
  const items: ScalarValue[] = [];
  const written = inside.split(',');
  let at = start + 1;
  for (const [index, one] of written.entries()) {
    const text = one.trim();
    // Nothing stands in an empty list, and behind a last comma.
    if (text === '' && index < written.length - 1) return undefined;
    const item = text === '' ? undefined : plainText(text, at + one.indexOf(text));
    if (item) items.push(item);
    else if (text !== '') return undefined;
    at += one.length + 1;
  }
  return { kind: 'list', style: 'flow', range: rangeAt(start, inside.length + 2), items };
}
