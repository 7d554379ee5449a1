import type { ArchiveIndex, CountedField } from '../archive/archiveIndex.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { quoted, yamlScalar } from '../document/yamlScalar.ts';
import { PLURAL_KEYS } from '../facts/jekyllTerms.ts';
import { readTerms } from '../facts/postFacts.ts';
import { KNOWN_FIELDS } from '../schema/knownFields.ts';
import { message } from '../text/message.ts';
import { overlaps } from '../text/offsetRange.ts';
import { caretContext, type KeyContext, type ValueContext } from './valueContext.ts';
import type { Completion } from './completion.ts';

/** Which values of the archive a field takes. */
const VALUES_OF: ReadonlyMap<string, CountedField> = new Map([
  ['tags', 'tags'],
  ['tag', 'tags'],
  ['categories', 'categories'],
  ['category', 'categories'],
  ['author', 'author'],
  ['layout', 'layout'],
]);

/** Whether what may stand at `offset` is a value that the archive knows. */
export function wantsValues(post: PostDocument, offset: number): boolean {
  const context = caretContext(post, offset);
  return context?.kind === 'value' && VALUES_OF.has(context.key);
}

/** What may stand at `offset`, the best first: field names, or values that the archive uses. */
export function findCompletions(post: PostDocument, offset: number, archive: ArchiveIndex): Completion[] {
  const context = caretContext(post, offset);
  switch (context?.kind) {
    case undefined:
      return [];
    case 'key':
      return completeKey(post, context);
    case 'value':
      return completeValue(post, context, archive);
  }
}

function completeKey(post: PostDocument, { range, hasColon }: KeyContext): Completion[] {
  const taken = new Set(
    post.frontMatter.kind === 'absent'
      ? []
      : post.frontMatter.fields
          .filter(({ keyRange }) => keyRange.start !== range.start)
          .map(({ key }) => key),
  );
  // Jekyll reads one of the two.
  for (const [singular, plural] of [
    ['tag', 'tags'],
    ['category', 'categories'],
  ] as const) {
    if (taken.has(singular)) taken.add(plural);
    else if (taken.has(plural)) taken.add(singular);
  }
  return KNOWN_FIELDS.filter(({ key }) => !taken.has(key)).map(({ key, description }) => ({
    label: key,
    kind: 'field',
    range,
    newText: hasColon ? key : `${key}: `,
    count: undefined,
    documentation: message(description),
  }));
}

function completeValue(post: PostDocument, context: ValueContext, archive: ArchiveIndex): Completion[] {
  const field = VALUES_OF.get(context.key);
  if (field) {
    const taken = takenTerms(post, context);
    return archive
      .values(field)
      .filter(({ value }) => !taken.has(value) && fits(value, context))
      .map(({ value, count }) => asCompletion(value, count, context));
  }
  const known = KNOWN_FIELDS.find(({ key }) => key === context.key);
  return known?.type === 'boolean' && context.place === 'scalar'
    ? ['true', 'false'].map((value) => ({
        ...asCompletion(value, undefined, context),
        newText: `${context.needsSpace ? ' ' : ''}${value}`,
      }))
    : [];
}

/** The other terms of the field at the caret: a value that stands there already is not offered again. */
function takenTerms({ text, frontMatter }: PostDocument, { range, place }: ValueContext): Set<string> {
  if (place === 'scalar' || frontMatter.kind === 'absent') return new Set();
  const field = frontMatter.fields.findLast((candidate) => candidate.range.start <= range.start);
  const terms = field ? readTerms(text, field) : [];
  return new Set(terms.filter((term) => !overlaps(range, term.range)).map(({ value }) => value));
}

/** Whether a value can stand where the white space in it would end it. */
function fits(value: string, { key, place, quote }: ValueContext): boolean {
  if (place === 'word') return !/\s/.test(value) && yamlScalar(value, 'block') === value;
  return quote === '' || place !== 'scalar' || !PLURAL_KEYS.has(key) || !/\s/.test(value);
}

function asCompletion(value: string, count: number | undefined, context: ValueContext): Completion {
  return {
    label: value,
    kind: 'value',
    range: context.range,
    newText: (context.needsSpace ? ' ' : '') + source(value, context) + context.parting,
    count,
    documentation: undefined,
  };
}

/** The value as it is to be written in its place. */
function source(value: string, { key, place, quote }: ValueContext): string {
  if (quote !== '') return quoted(value, quote === "'" ? 'single' : 'double');
  // Jekyll splits a scalar of the plural keys at white space: a value that holds some needs a list.
  if (place === 'scalar' && PLURAL_KEYS.has(key) && /\s/.test(value))
    return `[ ${yamlScalar(value, 'flow')} ]`;
  return yamlScalar(value, place === 'flow' ? 'flow' : 'block');
}
