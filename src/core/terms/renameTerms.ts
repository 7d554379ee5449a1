import { itemExtent } from '../document/listItems.ts';
import type { Field, FieldValue, ListValue, PostDocument, ScalarValue } from '../document/postDocument.ts';
import { placeOfValue, quoted, yamlScalar, type ScalarPlace } from '../document/yamlScalar.ts';
import { PLURAL_KEYS } from '../facts/jekyllTerms.ts';
import { slice, type OffsetRange } from '../text/offsetRange.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { fieldOf, type TermField } from './termFields.ts';

/** A new name for old ones: `to` stands wherever one of `from` does, or nothing does. */
export interface Renaming {
  readonly field: TermField;
  readonly from: ReadonlySet<string>;
  readonly to: string | undefined;
}

/**
 * The edits that rename tags, categories or authors in a post, or take them away, and touch nothing else. A list that has the
 * new name already, or has several of the old ones, gets it once.
 */
export function renameTerms({ text, frontMatter }: PostDocument, renaming: Renaming): TextEdit[] {
  if (frontMatter.kind === 'absent') return [];
  return frontMatter.fields
    .filter((field) => fieldOf(field) === renaming.field)
    .flatMap((field) => {
      const { value } = field;
      if (value.kind === 'list') return renameItems(text, value, renaming);
      if (value.kind !== 'scalar') return [];
      return PLURAL_KEYS.has(field.key)
        ? renameWords(text, field, value, renaming)
        : renameScalar(value, placeOfValue(text, field), renaming);
    });
}

function renameScalar(value: ScalarValue, place: ScalarPlace, { from, to }: Renaming): TextEdit[] {
  if (!from.has(value.text)) return [];
  return [{ range: value.range, newText: to === undefined ? '' : written(to, value, place) }];
}

function renameItems(text: string, list: ListValue, { from, to }: Renaming): TextEdit[] {
  const texts = list.items.map((item) => (item.kind === 'scalar' ? item.text : undefined));
  const isOld = (name: string | undefined): boolean => name !== undefined && name !== to && from.has(name);
  const edits: TextEdit[] = [];
  const gone: OffsetRange[] = [];
  // What stands already under the new name stays as it is written.
  let hasNew = to === undefined || texts.includes(to);
  const kept: FieldValue[] = [];
  for (const [index, item] of list.items.entries()) {
    if (item.kind !== 'scalar' || !isOld(item.text)) {
      kept.push(item);
    } else if (hasNew || to === undefined) {
      const items = [...kept, ...list.items.slice(index)];
      gone.push(itemExtent(text, { ...list, items }, kept.length));
    } else {
      edits.push({ range: item.range, newText: written(to, item, list.style) });
      kept.push(item);
      hasNew = true;
    }
  }
  return [...edits, ...united(gone).map((range) => ({ range, newText: '' }))];
}

/** Ranges in order, those that overlap as one. */
function united(ranges: readonly OffsetRange[]): OffsetRange[] {
  const apart: OffsetRange[] = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    if (last && range.start < last.end) {
      apart[apart.length - 1] = {
        start: Math.min(last.start, range.start),
        end: Math.max(last.end, range.end),
      };
    } else {
      apart.push(range);
    }
  }
  return apart;
}

/** Words between white space: of a scalar that the plural keys hold. */
function renameWords(text: string, field: Field, value: ScalarValue, { from, to }: Renaming): TextEdit[] {
  const words = value.text.split(/\s+/).filter(Boolean);
  if (!words.some((word) => from.has(word))) return [];
  const renamed = [...new Set(words.map((word) => (from.has(word) ? to : word)))].filter(
    (word) => word !== undefined,
  );
  const source = slice(text, value.range);
  if (
    to !== undefined &&
    renamed.length === words.length &&
    value.style === 'plain' &&
    yamlScalar(to, 'block') === to &&
    !/\s/.test(to)
  ) {
    return [...source.matchAll(/\S+/g)]
      .filter(([word]) => from.has(word))
      .map(({ index, 0: word }) => {
        const start = value.range.start + index;
        return { range: { start, end: start + word.length }, newText: to };
      });
  }
  // Words with white space in them make a list.
  const newText = renamed.some((word) => /\s/.test(word))
    ? `[ ${renamed.map((word) => yamlScalar(word, 'flow')).join(', ')} ]`
    : renamed.length === 0
      ? ''
      : written(renamed.join(' '), value, placeOfValue(text, field));
  return [{ range: value.range, newText }];
}

/** A name in the notation of the one that it takes the place of. */
function written(name: string, { style }: ScalarValue, place: ScalarPlace): string {
  return style === 'single' || style === 'double' ? quoted(name, style) : yamlScalar(name, place);
}
