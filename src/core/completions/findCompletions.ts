import type { ArchiveIndex, CountedField } from '../archive/archiveIndex.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { quoted, yamlScalar } from '../document/yamlScalar.ts';
import { readFacts } from '../facts/postFacts.ts';
import { KNOWN_FIELDS } from '../schema/knownFields.ts';
import { message } from '../text/message.ts';
import { touches } from '../text/offsetRange.ts';
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
      .filter(({ value }) => !taken.has(value))
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

/** The other terms of the same list: a value that stands there already is not offered again. */
function takenTerms(post: PostDocument, { key, range, place }: ValueContext): Set<string> {
  if (place === 'scalar') return new Set();
  const facts = readFacts(post);
  const terms = key === 'tags' ? facts.tags : key === 'categories' ? facts.categories : [];
  return new Set(terms.filter((term) => !touches(range, term.range.start)).map(({ value }) => value));
}

function asCompletion(value: string, count: number | undefined, context: ValueContext): Completion {
  return {
    label: value,
    kind: 'value',
    range: context.range,
    newText: (context.needsSpace ? ' ' : '') + source(value, context),
    count,
    documentation: undefined,
  };
}

/** The value as it is to be written in its place. */
function source(value: string, { key, place, quote }: ValueContext): string {
  if (quote !== '') return quoted(value, quote === "'" ? 'single' : 'double');
  // Jekyll splits a scalar of the plural keys at white space: a value that holds some needs a list.
  if (place === 'scalar' && (key === 'tags' || key === 'categories') && /\s/.test(value))
    return `[ ${yamlScalar(value, 'flow')} ]`;
  return yamlScalar(value, place === 'flow' ? 'flow' : 'block');
}
