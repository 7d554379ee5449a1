import { parse } from 'yaml';
import { lineStart } from '../text/lines.ts';
import type { Field } from './postDocument.ts';

/** How a value stands in the source: `flow` inside `[ ]`, `block` after `key:` or `- `. */
export type ScalarPlace = 'flow' | 'block';

/** The place of a field's value: the fields of `{title: x, date: y}` begin no line. */
export function placeOfValue(text: string, { keyRange }: Field): ScalarPlace {
  return keyRange.start === lineStart(text, keyRange.start) ? 'block' : 'flow';
}

/**
 * The value as YAML source that reads back as that very string, in YAML 1.2 and in the 1.1 of Jekyll:
 * plain where it can be, else in double quotes.
 */
export function yamlScalar(value: string, place: ScalarPlace): string {
  return isPlainSafe(value, place) ? value : quoted(value, 'double');
}

/** The value in quotes of the given kind; single quotes only where the value has no line break. */
export function quoted(value: string, style: 'single' | 'double'): string {
  return style === 'single' && !/[\r\n]/.test(value)
    ? `'${value.replaceAll("'", "''")}'`
    : // A JSON string is a YAML double-quoted one (https://yaml.org/spec/1.2.2/#12-relation-to-json).
      JSON.stringify(value);
}

/** The value in the quotes that need fewer escapes inside. */
export function leastQuoted(value: string): string {
  const [double, single] = [quoted(value, 'double'), quoted(value, 'single')];
  return single.length < double.length ? single : double;
}

/** Letters, marks and punctuation of most scripts; no white space or control character is among them. A regular
 * expression with `\p{L}` takes twice as long. */
const LETTER = String.raw`A-Za-z\u00c0-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2c00-\u2fff\u3001-\ud7ff\uf900-\ufdff\uff01-\uffdc`;
const SIGN = String.raw`\d_./+&()'!?%*@$;^~=\-`;

/**
 * What is plain text wherever it stands: no number, no date, no mark of YAML's. It begins with a letter, or with
 * digits and a letter that no number goes on with. The parser takes `e1` for a number of YAML 1.1, whose mantissa it
 * lets be empty.
 */
const SURELY_TEXT = new RegExp(
  `^(?![eE][\\d_+-])(?:[${LETTER}]|\\d+(?![eEbBoOxX])[${LETTER}])[${LETTER}${SIGN}#]*(?: [${LETTER}${SIGN}][${LETTER}${SIGN}#]*)*$`,
);
/** What YAML 1.1 or 1.2 reads as something else (https://yaml.org/type/bool.html). */
const YAML_WORD = /^(?:y|yes|n|no|true|false|on|off|null)$/i;
const LONGEST_YAML_WORD = 'false'.length;

function isPlainSafe(value: string, place: ScalarPlace): boolean {
  // Asking the parser takes a thousand times as long, and completion asks of every tag there is.
  if (SURELY_TEXT.test(value)) return value.length > LONGEST_YAML_WORD || !YAML_WORD.test(value);
  if (value === '' || value !== value.trim() || /[\r\n]/.test(value)) return false;
  const source = place === 'flow' ? `[ ${value} ]` : `key: ${value}`;
  return (['1.1', '1.2'] as const).every((version) => {
    try {
      const read: unknown = parse(source, { version, logLevel: 'error' });
      const back: unknown =
        place === 'flow'
          ? (read as unknown[]).length === 1 && (read as unknown[])[0]
          : (read as { key: unknown }).key;
      return back === value;
    } catch {
      // A value that breaks the source needs quotes.
      return false;
    }
  });
}
