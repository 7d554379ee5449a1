import type { Field } from '../../document/postDocument.ts';
import { leastQuoted } from '../../document/yamlScalar.ts';
import { KNOWN_FIELDS, type FieldType } from '../../schema/knownFields.ts';
import { message, type Message } from '../../text/message.ts';
import { slice } from '../../text/offsetRange.ts';
import type { CheckContext, Finding, Fix } from './check.ts';
import { hasProblem } from './problems.ts';
import { inTypographicQuotes } from './typographicQuotes.ts';

/** A value of a kind that Jekyll cannot use for its field. */
export function* checkTypes({ post, facts }: CheckContext): Generator<Finding> {
  for (const { key, type } of KNOWN_FIELDS) {
    const field = facts.fields.get(key);
    if (!field || hasProblem(post, field)) continue;
    const wanted = mismatch(field, type);
    if (wanted) yield { message: wanted, range: field.value.range, fixes: fixesFor(field, type, post.text) };
  }
}

function mismatch({ key, value }: Field, type: FieldType): Message | undefined {
  // An empty value is a missing one; an alias may be anything.
  if (value.kind === 'empty' || value.kind === 'other') return undefined;
  switch (type) {
    case 'any':
      return undefined;
    case 'terms':
      if (value.kind === 'scalar') return undefined;
      if (value.kind === 'list' && value.items.every((item) => item.kind !== 'map' && item.kind !== 'list'))
        return undefined;
      return message('“{key}” must be a list of words.', { key });
    case 'boolean':
      if (
        value.kind === 'scalar' &&
        (inTypographicQuotes(value.text) ||
          typeof value.value === 'boolean' ||
          (value.style === 'plain' && YAML_1_1_BOOLEAN.test(value.text)))
      )
        return undefined;
      return message('“{key}” must be true or false.', { key });
    case 'date':
      return value.kind === 'scalar' ? undefined : message('“{key}” must be a date.', { key });
    case 'text':
    case 'url':
      return value.kind === 'scalar' ? undefined : message('“{key}” must be text.', { key });
  }
}

/** What YAML 1.1, which Jekyll's parser reads, takes for a boolean (https://yaml.org/type/bool.html). */
const YAML_1_1_BOOLEAN = /^(?:y|yes|n|no|true|false|on|off)$/i;

function fixesFor({ value }: Field, type: FieldType, text: string): Fix[] {
  if (type === 'boolean' && value.kind === 'scalar' && YAML_1_1_BOOLEAN.test(value.text)) {
    return [{ title: message('Remove the quotes'), edits: [{ range: value.range, newText: value.text }] }];
  }
  // Liquid is not read here, and its braces are those of a map.
  if (type === 'text' && value.kind === 'map' && /^\{\{.*\}\}$/.test(slice(text, value.range))) {
    return [
      {
        title: message('Put the value in quotes'),
        edits: [{ range: value.range, newText: leastQuoted(slice(text, value.range)) }],
      },
    ];
  }
  const [only, ...more] = value.kind === 'list' ? value.items : [];
  if (
    type !== 'terms' &&
    type !== 'boolean' &&
    only?.kind === 'scalar' &&
    more.length === 0 &&
    value.kind === 'list' &&
    value.style === 'flow'
  ) {
    return [
      {
        title: message('Remove the brackets'),
        edits: [{ range: value.range, newText: slice(text, only.range) }],
      },
    ];
  }
  return [];
}
