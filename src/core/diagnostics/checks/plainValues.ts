import type { Field, FieldValue, ScalarValue } from '../../document/postDocument.ts';
import { readPsychScalar } from '../../document/psychScalar.ts';
import { quoted } from '../../document/yamlScalar.ts';
import { PLURAL_KEYS } from '../../facts/jekyllTerms.ts';
import { KNOWN_FIELDS } from '../../schema/knownFields.ts';
import { message, type Message } from '../../text/message.ts';
import type { CheckContext, Finding, Fix } from './check.ts';

/** The fields at which Jekyll stops when they are no text. */
const ONLY_TEXT: ReadonlySet<string> = new Set(['slug', 'permalink']);

/** A text or a term without quotes that Jekyll's YAML 1.1 takes for something else: `no`, `12:30`, `007`. */
export function* checkPlainValues({ facts }: CheckContext): Generator<Finding> {
  for (const { key, type } of KNOWN_FIELDS) {
    const field = facts.fields.get(key);
    if (!field || (type !== 'text' && type !== 'terms')) continue;
    for (const value of scalarsOf(field.value)) {
      const said = misreading(field, value);
      if (said) yield { message: said, range: value.range, fixes: [quoteScalar(value)] };
    }
  }
}

/** The scalars that a field holds, in lists too. */
export function* scalarsOf(value: FieldValue): Generator<ScalarValue> {
  const open: FieldValue[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'scalar') yield next;
    else if (next.kind === 'list') for (const item of next.items.toReversed()) open.push(item);
  }
}

export function quoteScalar({ range, text }: ScalarValue): Fix {
  return { title: message('Put the value in quotes'), edits: [{ range, newText: quoted(text, 'double') }] };
}

function misreading({ key, value: whole }: Field, { style, text }: ScalarValue): Message | undefined {
  if (style !== 'plain') return undefined;
  const read = readPsychScalar(text);
  if (read.kind === 'text' || read.kind === 'nothing' || read.kind === 'symbol') return undefined;
  if (ONLY_TEXT.has(key))
    return message('Jekyll stops at a “{key}” that is not text: put it in quotes.', { key });
  if (PLURAL_KEYS.has(key) && whole.kind === 'scalar') {
    return message('Jekyll reads a number, a date or a boolean here, and no “{key}”: put it in quotes.', {
      key,
    });
  }
  if (read.kind === 'time' || read.text === text) return undefined;
  return message('Jekyll reads “{text}” as {value}: put it in quotes.', { text, value: read.text });
}
