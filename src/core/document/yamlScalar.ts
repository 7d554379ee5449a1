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

/** Words of letters and digits that begin with a letter: no number, no date, no mark of YAML's. The parser
 * takes `e1` for a number of YAML 1.1, whose mantissa it lets be empty. */
const WORDS = /^(?!e[\d_-])\p{L}[\p{L}\p{M}\p{N}]*(?:[ _-][\p{L}\p{M}\p{N}]+)*$/iu;
/** What YAML 1.1 or 1.2 reads as something else (https://yaml.org/type/bool.html). */
const YAML_WORD = /^(?:y|yes|n|no|true|false|on|off|null)$/i;

function isPlainSafe(value: string, place: ScalarPlace): boolean {
  if (value === '' || value !== value.trim() || /[\r\n]/.test(value)) return false;
  // Asking the parser takes a thousand times as long, and completion asks of every tag there is.
  if (WORDS.test(value)) return !YAML_WORD.test(value);
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
