import { readTypedFields } from '../../document/typedFields.ts';
import type { FieldValue, PostDocument } from '../../document/postDocument.ts';
import { placeOfValue, quoted, yamlScalar } from '../../document/yamlScalar.ts';
import type { PostFacts } from '../../facts/postFacts.ts';
import type { SchemaIssue, SchemaPath } from '../../jsonSchema/frontMatterSchema.ts';
import { message, type Message } from '../../text/message.ts';
import { nearest } from '../../text/nearest.ts';
import { slice, type OffsetRange } from '../../text/offsetRange.ts';
import type { CheckContext, Finding, Fix } from './check.ts';
import { additionsOf } from './keys.ts';

/** What the workspace's own schemas have against the front matter. */
export function* checkSchema({ post, facts, schemas, requiredFields }: CheckContext): Generator<Finding> {
  if (schemas.length === 0) return;
  const values = readTypedFields(post);
  if (!values) return;
  for (const schema of schemas) {
    for (const issue of schema.validate(values)) {
      // Said already, and in better words.
      if (issue.kind === 'missing' && requiredFields.includes(issue.key)) continue;
      yield { ...describe(issue, schema.name), ...placeOf(issue, post, facts) };
    }
  }
}

function describe(issue: SchemaIssue, schema: string): { message: Message } {
  switch (issue.kind) {
    case 'missing':
      return { message: message('“{key}” is missing: {schema} asks for it.', { key: issue.key, schema }) };
    case 'unknown':
      return { message: message('{schema} does not know “{key}”.', { key: issue.key, schema }) };
    case 'value':
      return {
        message: message('{schema} allows these: {values}.', {
          schema,
          values: issue.allowed
            .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
            .join(', '),
        }),
      };
    case 'type':
      return {
        message: message('{schema} wants this type: {types}.', { schema, types: issue.types.join(', ') }),
      };
    case 'other':
      return { message: message('{schema} does not allow this: {detail}', { schema, detail: issue.detail }) };
  }
}

function placeOf(
  issue: SchemaIssue,
  post: PostDocument,
  facts: PostFacts,
): { range: OffsetRange; fixes: Fix[] } {
  const { frontMatter, text } = post;
  const whole = frontMatter.kind === 'absent' ? { start: 0, end: 0 } : frontMatter.openFence;
  if (issue.kind === 'missing') {
    const fixes =
      frontMatter.kind === 'absent'
        ? []
        : additionsOf(issue.key, text, frontMatter, facts, [...facts.fields.keys(), issue.key]);
    return { range: whole, fixes };
  }
  if (issue.kind === 'unknown') {
    const field = facts.fields.get(issue.key);
    const meant = nearest(issue.key, issue.known);
    return {
      range: field?.keyRange ?? whole,
      fixes:
        field && meant !== undefined
          ? [
              {
                title: message('Change to “{value}”', { value: meant }),
                edits: [{ range: field.keyRange, newText: meant }],
              },
            ]
          : [],
    };
  }
  const value = valueAt(issue.path, facts);
  const field = facts.fields.get(issue.path[0] ?? '');
  if (!field) return { range: whole, fixes: [] };
  const range = value && value.range.end > value.range.start ? value.range : field.keyRange;
  if (value?.kind !== 'scalar') return { range, fixes: [] };
  const place = issue.path.length > 1 ? 'flow' : placeOfValue(text, field);
  const change = (newText: string): Fix => ({
    title: message('Change to “{value}”', { value: newText }),
    edits: [{ range: value.range, newText }],
  });
  if (issue.kind === 'value') {
    const words = issue.allowed.filter((allowed) => typeof allowed === 'string');
    const meant = nearest(
      value.text.toLowerCase(),
      words.map((word) => word.toLowerCase()),
    );
    const best = words.find((word) => word.toLowerCase() === meant);
    return { range, fixes: best === undefined ? [] : [change(yamlScalar(best, place))] };
  }
  if (issue.kind === 'type') {
    const isQuotable = issue.types.includes('string') && value.style === 'plain';
    if (isQuotable) return { range, fixes: [change(quoted(slice(text, value.range), 'double'))] };
    const isPlain =
      value.style !== 'plain' && yamlType(value.text).some((type) => issue.types.includes(type));
    if (isPlain) return { range, fixes: [change(value.text)] };
  }
  return { range, fixes: [] };
}

function valueAt([key, index]: SchemaPath, facts: PostFacts): FieldValue | undefined {
  const value = facts.fields.get(key ?? '')?.value;
  return value?.kind === 'list' && index !== undefined ? (value.items[Number(index)] ?? value) : value;
}

/** What a plain scalar with this text would be to YAML. */
function yamlType(text: string): string[] {
  if (/^(?:true|false)$/.test(text)) return ['boolean'];
  if (/^[-+]?\d+$/.test(text)) return ['integer', 'number'];
  return /^[-+]?\d+\.\d+$/.test(text) ? ['number'] : [];
}
