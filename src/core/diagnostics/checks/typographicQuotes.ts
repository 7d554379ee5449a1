import type { FieldValue, ScalarValue } from '../../document/postDocument.ts';
import { placeOfValue, yamlScalar, type ScalarPlace } from '../../document/yamlScalar.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding } from './check.ts';

const QUOTED = /^(?:[“”„][^“”„]+[“”]|[‘’‚][^‘’‚]+[‘’])$/;

/** The fields that no program reads with such quotes. In a title they belong to the words. */
const NO_PROSE: ReadonlySet<string> = new Set(
  'layout date last_modified_at permalink published render_with_liquid slug lang from'.split(' '),
);
const TERMS: ReadonlySet<string> = new Set(['tags', 'categories']);

/** What must not get straight quotes in their place. */
const WORD = /^(?:true|false)$/;

/** Whether a value stands in quotes of print, “ ”, which YAML takes for part of it. */
export function inTypographicQuotes(text: string): boolean {
  return QUOTED.test(text);
}

/** Quotes of print around a value that has no use for them: a word processor made them of straight ones. */
export function* checkTypographicQuotes({ post, facts }: CheckContext): Generator<Finding> {
  for (const [key, field] of facts.fields) {
    if (NO_PROSE.has(key)) yield* quotedValue(field.value, placeOfValue(post.text, field));
    else if (TERMS.has(key) && field.value.kind === 'list') {
      const { items } = field.value;
      // A single term may well be a quotation.
      if (items.length < 2 || !items.every(isQuoted)) continue;
      for (const item of items) yield* quotedValue(item, field.value.style);
    }
  }
}

function* quotedValue(value: FieldValue, place: ScalarPlace): Generator<Finding> {
  if (!isQuoted(value)) return;
  const inner = value.text.slice(1, -1).trim();
  yield {
    message: message('YAML takes these quotes for part of the value: use straight ones, or none.'),
    range: value.range,
    fixes: [
      {
        title: message('Remove the typographic quotes'),
        edits: [{ range: value.range, newText: WORD.test(inner) ? inner : yamlScalar(inner, place) }],
      },
    ],
  };
}

function isQuoted(value: FieldValue): value is ScalarValue {
  return value.kind === 'scalar' && value.style === 'plain' && inTypographicQuotes(value.text);
}
