import type { Field, FieldValue, ListValue, PostDocument, ScalarValue } from '../document/postDocument.ts';
import { placeOfValue, yamlScalar } from '../document/yamlScalar.ts';
import { PLURAL_KEYS } from '../facts/jekyllTerms.ts';
import { readTerms } from '../facts/postFacts.ts';
import { lineBreakOf, lineEnd, lineStart } from '../text/lines.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { fieldOf, type TermField } from './termFields.ts';

/** Posts have several of these. */
export type ListedTerm = Exclude<TermField, 'author'>;

/**
 * The edits that give a post a tag or a category; none where it has it already.
 * @returns undefined where the front matter is not written in a way that one can be added to.
 */
export function addTerm(post: PostDocument, field: ListedTerm, name: string): TextEdit[] | undefined {
  const { text, frontMatter } = post;
  if (frontMatter.kind !== 'closed' || frontMatter.engine !== '' || frontMatter.problems.length > 0) {
    return undefined;
  }
  const { fields, content } = frontMatter;
  if (fields.some((one) => placeOfValue(text, one) === 'flow')) return undefined;
  const heeded = heededFields(fields.filter((one) => fieldOf(one) === field));
  if (heeded.some((one) => readTerms(text, one).some(({ value }) => value === name))) return [];
  const target = heeded.find(({ value }) => value.kind !== 'empty') ?? heeded[0];
  if (!target) return [insert(content.end, `${field}: ${listOf([name])}${lineBreakOf(text)}`)];
  const edit = addToValue(text, target, target.value, name);
  return edit && [edit];
}

/** Those that Jekyll reads: `tags` says nothing where `tag` says something. */
function heededFields(fields: readonly Field[]): readonly Field[] {
  const says = ({ value }: Field): boolean =>
    value.kind === 'list' ? value.items.length > 0 : value.kind !== 'empty';
  const tag = fields.filter((field) => field.key === 'tag' && says(field));
  return tag.length > 0 ? tag : fields;
}

function addToValue(text: string, field: Field, value: FieldValue, name: string): TextEdit | undefined {
  switch (value.kind) {
    case 'empty':
      return addToNothing(text, field, value, name);
    case 'scalar':
      return addToScalar(field, value, name);
    case 'list':
      return value.style === 'flow' ? addToFlow(text, value, name) : addToBlock(text, value, name);
    case 'map':
    case 'other':
      return undefined;
  }
}

function addToNothing(text: string, { keyRange }: Field, { range }: FieldValue, name: string): TextEdit {
  // YAML has words for nothing.
  if (range.end > range.start) return { range, newText: listOf([name]) };
  return insert(text.indexOf(':', keyRange.end) + 1, ` ${listOf([name])}`);
}

function addToScalar({ key }: Field, value: ScalarValue, name: string): TextEdit | undefined {
  if (value.style === 'block') return undefined;
  const terms = PLURAL_KEYS.has(key) ? value.text.split(/\s+/).filter(Boolean) : [value.text];
  const isWord = PLURAL_KEYS.has(key) && !/\s/.test(name);
  const longer = `${value.text} ${name}`;
  if (isWord && value.style === 'plain' && yamlScalar(longer, 'block') === longer) {
    return insert(value.range.end, ` ${name}`);
  }
  return { range: value.range, newText: listOf([...terms, name]) };
}

function addToFlow(text: string, { items, range }: ListValue, name: string): TextEdit {
  const last = items.at(-1);
  const written = yamlScalar(name, 'flow');
  if (last) return insert(last.range.end, `, ${written}`);
  const isWide = /\s/.test(text[range.start + 1]!);
  return insert(range.start + 1, isWide ? ` ${written}` : written);
}

/** @returns undefined where the last item does not stand behind a dash on a line of its own. */
function addToBlock(text: string, { items }: ListValue, name: string): TextEdit | undefined {
  const last = items.at(-1);
  if (last?.kind !== 'scalar' || last.style === 'block') return undefined;
  const dash = text.slice(lineStart(text, last.range.start), last.range.start);
  if (!/^[ \t]*-[ \t]+$/.test(dash)) return undefined;
  return insert(lineEnd(text, last.range.end), lineBreakOf(text) + dash + yamlScalar(name, 'block'));
}

function listOf(names: readonly string[]): string {
  return `[ ${names.map((name) => yamlScalar(name, 'flow')).join(', ')} ]`;
}

function insert(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}
