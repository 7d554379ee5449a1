import type { ArchiveIndex, CountedField } from '../archive/archiveIndex.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { quoted, yamlScalar } from '../document/yamlScalar.ts';
import { PLURAL_KEYS } from '../facts/jekyllTerms.ts';
import { httpUrl, readTerms, type PostFacts } from '../facts/postFacts.ts';
import { KNOWN_FIELDS } from '../schema/knownFields.ts';
import { message, type Message } from '../text/message.ts';
import { overlaps } from '../text/offsetRange.ts';
import { findDates, isLiteral, type DateChoice, type Surroundings } from '../writing/fieldDefaults.ts';
import { completeKey } from './completeKey.ts';
import type { Completion } from './completion.ts';
import { caretContext, type ValueContext } from './valueContext.ts';

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
  return context?.kind === 'value' && (VALUES_OF.has(context.key) || context.key === 'from');
}

/** What may stand at `offset`, the best first: fields that the post lacks, or values. */
export function findCompletions(
  post: PostDocument,
  facts: PostFacts,
  offset: number,
  archive: ArchiveIndex,
  around: Surroundings = {},
): Completion[] {
  const context = caretContext(post, offset);
  switch (context?.kind) {
    case undefined:
      return [];
    case 'key':
      return completeKey(post, facts, context, { archive, ...around });
    case 'value':
      return completeValue(post, facts, context, { archive, ...around });
  }
}

function completeValue(
  post: PostDocument,
  facts: PostFacts,
  context: ValueContext,
  around: Surroundings & { readonly archive: ArchiveIndex },
): Completion[] {
  const { key } = context;
  const allowed = (around.schemas ?? []).flatMap((schema) => schema.field(key)?.values ?? []);
  if (allowed.length > 0) return completeAllowed(allowed, post, context);
  const field = VALUES_OF.get(key);
  if (field) {
    const taken = takenTerms(post, context);
    return around.archive
      .values(field)
      .filter(({ value }) => !taken.has(value) && fits(value, context))
      .map(({ value, count }) => asCompletion(value, context, { count }));
  }
  if (context.place !== 'scalar') return [];
  if (key === 'from') return completeAddress(facts, context, around.archive);
  const known = KNOWN_FIELDS.find((candidate) => candidate.key === key);
  if (known?.type === 'date') return completeDate(key, facts, context, around);
  if (known?.type === 'boolean') {
    return ['true', 'false'].map((value) => asCompletion(value, context, { literal: true }));
  }
  const usual = around.habits?.values.get(key);
  const values = new Set([...(usual === undefined ? [] : [usual]), ...(known?.values ?? [])]);
  return [...values].map((value) => asCompletion(value, context, { literal: isLiteral(value) }));
}

/** The values that a schema of the workspace allows: no others would do. */
function completeAllowed(
  allowed: readonly unknown[],
  post: PostDocument,
  context: ValueContext,
): Completion[] {
  const taken = takenTerms(post, context);
  return [...new Set(allowed)]
    .map((value) => ({
      value: typeof value === 'string' ? value : JSON.stringify(value),
      literal: typeof value !== 'string',
    }))
    .filter(({ value }) => !taken.has(value) && fits(value, context))
    .map(({ value, literal }) => asCompletion(value, context, { literal }));
}

/** The address that the heading link has, and the beginnings of those that the archive has. */
function completeAddress(facts: PostFacts, context: ValueContext, archive: ArchiveIndex): Completion[] {
  const heading = facts.headingUrl !== undefined && httpUrl(facts.headingUrl) ? [facts.headingUrl] : [];
  return [
    ...heading.map((url) => asCompletion(url, context, { source: message('the heading link') })),
    ...archive
      .values('sourceSite')
      .map(({ value, count }) => asCompletion(`https://${value}/`, context, { count })),
  ];
}

/** Dates that the post may have. Only `date` has to do with the file's name and the stamp. */
function completeDate(
  key: string,
  facts: PostFacts,
  context: ValueContext,
  around: Surroundings,
): Completion[] {
  return findDates(facts, around)
    .filter(({ source }) => key === 'date' || source === 'now')
    .map(({ date, source }) => asCompletion(date, context, { literal: true, source: DATE_SOURCES[source] }));
}

const DATE_SOURCES: Readonly<Record<DateChoice['source'], Message>> = {
  stamp: message('the stamp'),
  fileName: message('the file name'),
  now: message('now'),
};

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

function asCompletion(
  value: string,
  context: ValueContext,
  {
    count,
    source,
    literal = false,
  }: {
    readonly count?: number;
    readonly source?: Message;
    /** Whether the value is YAML that is no text. */
    readonly literal?: boolean;
  } = {},
): Completion {
  const written = literal && context.quote === '' ? value : writeValue(value, context);
  return {
    label: value,
    kind: 'value',
    range: context.range,
    newText: (context.needsSpace ? ' ' : '') + written + context.parting,
    placeholder: undefined,
    count,
    source,
    value: undefined,
    documentation: undefined,
  };
}

/** The value as it is to be written in its place. */
function writeValue(value: string, { key, place, quote }: ValueContext): string {
  if (quote !== '') return quoted(value, quote === "'" ? 'single' : 'double');
  // Jekyll splits a scalar of the plural keys at white space: a value that holds some needs a list.
  if (place === 'scalar' && PLURAL_KEYS.has(key) && /\s/.test(value))
    return `[ ${yamlScalar(value, 'flow')} ]`;
  return yamlScalar(value, place === 'flow' ? 'flow' : 'block');
}
