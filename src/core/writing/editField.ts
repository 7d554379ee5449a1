import { readYaml } from '../document/readYaml.ts';
import { isYaml } from '../document/frontMatter.ts';
import { parsePost } from '../document/parsePost.ts';
import type { ClosedFrontMatter, Field, FieldValue, PostDocument } from '../document/postDocument.ts';
import { placeOfValue, yamlScalar, type ScalarPlace } from '../document/yamlScalar.ts';
import { lineBreakOf, lineEnd, lineStart, wholeLines } from '../text/lines.ts';
import { slice } from '../text/offsetRange.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';

/** A value that a field can be given: a list holds texts alone. */
export type NewValue = string | number | boolean | readonly string[];

/** What a field becomes; without a value it goes. */
export interface FieldChange {
  readonly key: string;
  readonly value?: NewValue;
}

/** Keys that need no quotes, and mean what they say. */
const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/** Whether a field of this name can be set. */
export function isPlainKey(key: string): boolean {
  return PLAIN_KEY.test(key) && yamlScalar(key, 'block') === key;
}

/** What people type for a value: `true`, `12`, `[a, b]`, `"a"` mean what they mean in YAML, all else is text. */
export function readNewValue(typed: string): NewValue {
  const text = typed.trim();
  const { fields, problems } = readYaml(`key: ${text}\n`, 0);
  const [field] = problems.length > 0 || fields.length > 1 ? [] : fields;
  if (field?.value.kind === 'scalar' && /^(?:single|double)$/.test(field.value.style))
    return field.value.text;
  if (field?.value.kind === 'list' && field.value.style === 'flow') {
    const items = field.value.items.map((item) => (item.kind === 'scalar' ? item.text : undefined));
    if (items.every((item) => item !== undefined)) return items;
  }
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(?:0|[1-9]\d{0,14})$/.test(text) && text !== '-0' ? Number(text) : text;
}

/**
 * The edits that give a field a value, or take the field away, and change nothing else. None where it is so already.
 * @returns undefined where the front matter cannot be read, or another field would change with it.
 */
export function editField(post: PostDocument, change: FieldChange): readonly TextEdit[] | undefined {
  const { frontMatter, text } = post;
  if (frontMatter.kind !== 'closed' || !isYaml(frontMatter.engine) || frontMatter.problems.length > 0) {
    return undefined;
  }
  const { key, value } = change;
  const [field, ...more] = frontMatter.fields.filter((candidate) => candidate.key === key);
  if (more.length > 0) return undefined;
  if (value === undefined ? !field : field && saysThat(field.value, value)) return [];
  const edits =
    value === undefined
      ? removal(text, frontMatter, field!)
      : field
        ? replacement(text, field, value)
        : addition(text, frontMatter, key, value);
  return edits && changesOnlyThat(post, frontMatter, change, edits) ? edits : undefined;
}

function removal(text: string, { content }: ClosedFrontMatter, field: Field): TextEdit[] | undefined {
  if (field.keyRange.start !== lineStart(text, field.keyRange.start)) return undefined;
  const range = wholeLines(text, field.range);
  return [{ range: { start: range.start, end: Math.min(range.end, content.end) }, newText: '' }];
}

function replacement(text: string, field: Field, value: NewValue): TextEdit[] | undefined {
  const { keyRange, value: old } = field;
  const newText = render(value, placeOfValue(text, field));
  const colon = /^[ \t]*:/.exec(text.slice(keyRange.end, keyRange.end + 100));
  if (!colon) return undefined;
  const behind = keyRange.end + colon[0].length;
  const between = text.slice(behind, old.range.start);
  if (old.kind === 'empty' && old.range.start === old.range.end) {
    // What stands behind it, a comment for instance, stays.
    return [{ range: { start: behind, end: behind }, newText: ` ${newText}` }];
  }
  if (/^[ \t]+$/.test(between)) return [{ range: old.range, newText }];
  // In lines of its own. What stands between may be comments, and nothing else that the value has: an anchor, a tag.
  if (!/^[ \t]*(?:#[^\r\n]*)?(?:\r?\n[ \t]*(?:#[^\r\n]*)?)+$/.test(between)) return undefined;
  const lines = wholeLines(text, old.range);
  const kept = text.slice(old.range.end, lineEnd(text, old.range.end)).trim();
  if (kept !== '' && !kept.startsWith('#')) return undefined;
  return [
    { range: { start: behind, end: behind }, newText: ` ${newText}` },
    { range: lines, newText: '' },
  ];
}

function addition(
  text: string,
  { fields, content }: ClosedFrontMatter,
  key: string,
  value: NewValue,
): TextEdit[] | undefined {
  // The fields of `{title: x}` stand in one line, which takes no other.
  const haveLines = fields.every(({ keyRange: { start } }) => start === lineStart(text, start));
  if (!haveLines || !isPlainKey(key) || /^\s*\{/.test(slice(text, content))) return undefined;
  const line = `${key}: ${render(value, 'block')}${lineBreakOf(text)}`;
  return [{ range: { start: content.end, end: content.end }, newText: line }];
}

function render(value: NewValue, place: ScalarPlace): string {
  if (typeof value === 'string') return yamlScalar(value, place);
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? '[]' : `[ ${value.map((item) => yamlScalar(item, 'flow')).join(', ')} ]`;
}

/** Whether a field says a value already, however it is written. */
function saysThat(field: FieldValue, value: NewValue): boolean {
  if (typeof value === 'object') {
    return (
      field.kind === 'list' &&
      field.items.length === value.length &&
      field.items.every((item, at) => item.kind === 'scalar' && item.value === value[at])
    );
  }
  return field.kind === 'scalar' && field.value === value;
}

/** Reads what the edits make: the field says what it shall, and all others stand as they stood. */
function changesOnlyThat(
  { text }: PostDocument,
  { fields }: ClosedFrontMatter,
  { key, value }: FieldChange,
  edits: readonly TextEdit[],
): boolean {
  const after = applyEdits(text, edits);
  const { frontMatter } = parsePost(after);
  if (frontMatter.kind !== 'closed' || frontMatter.problems.length > 0) return false;
  const others = (text: string, fields: readonly Field[]): string[] =>
    fields
      .filter((field) => field.key !== key)
      .map((field) => JSON.stringify([field.key, field.value.kind, slice(text, field.range)]));
  const [before, now] = [others(text, fields), others(after, frontMatter.fields)];
  if (before.length !== now.length || before.some((field, at) => field !== now[at])) return false;
  const changed = frontMatter.fields.filter((field) => field.key === key);
  return value === undefined
    ? changed.length === 0
    : changed.length === 1 && saysThat(changed[0]!.value, value);
}
