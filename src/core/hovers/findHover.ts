import type { ArchiveIndex, CountedField } from '../archive/archiveIndex.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { readDate } from '../facts/dates.ts';
import { scalarOf, type PostFacts } from '../facts/postFacts.ts';
import type { FrontMatterSchema } from '../jsonSchema/frontMatterSchema.ts';
import { KNOWN_FIELDS } from '../schema/knownFields.ts';
import { message, type Message } from '../text/message.ts';
import { touches, type OffsetRange } from '../text/offsetRange.ts';

/** What is shown when one points at something. */
export interface Hover {
  /** What it speaks of. */
  readonly range: OffsetRange;
  /** A paragraph each, in Markdown. */
  readonly texts: readonly Message[];
  /** An instant that the host tells in its own zone and language: epoch milliseconds. */
  readonly time: number | undefined;
}

/** What is known around a post. */
export interface HoverSurroundings {
  /** Schemas that the workspace has for such posts. */
  readonly schemas?: readonly FrontMatterSchema[];
  /** How Jekyll publishes the post, as far as its site tells. */
  readonly published?: { readonly day: string | undefined; readonly url: string | undefined };
}

/** What one points at. */
type Target =
  | { readonly kind: 'stamp'; readonly range: OffsetRange; readonly time: number }
  | { readonly kind: 'key'; readonly range: OffsetRange; readonly key: string }
  | { readonly kind: 'date'; readonly range: OffsetRange; readonly text: string }
  | CountedTarget;

/** A value that the archive counts. */
interface CountedTarget {
  readonly kind: 'value';
  readonly range: OffsetRange;
  readonly field: CountedField;
  readonly value: string;
}

/** Whether `findHover` asks the archive at this place. */
export function wantsCounts(post: PostDocument, facts: PostFacts, offset: number): boolean {
  return findTarget(post, facts, offset)?.kind === 'value';
}

/** What a field is for, in how many posts a value stands, when a date or the stamp was. */
export function findHover(
  post: PostDocument,
  facts: PostFacts,
  offset: number,
  archive: ArchiveIndex,
  { schemas = [], published }: HoverSurroundings = {},
): Hover | undefined {
  const target = findTarget(post, facts, offset);
  if (!target) return undefined;
  const hover = (texts: readonly Message[], time?: number): Hover => ({ range: target.range, texts, time });
  switch (target.kind) {
    case 'stamp':
      return hover([message('The stamp: when the post was published.')], target.time);
    case 'key': {
      const known = KNOWN_FIELDS.find(({ key }) => key === target.key);
      const texts = [
        ...(known ? [message(known.description)] : []),
        ...schemas.flatMap((schema) => describeBySchema(schema, target.key)),
      ];
      return texts.length > 0 ? hover(texts) : undefined;
    }
    case 'date': {
      const date = readDate(target.text);
      if (!date) return undefined;
      const { day, hasTime, hasZone } = date;
      if (published?.day !== undefined) {
        const texts = [message('Jekyll files the post under {day}.', { day: published.day })];
        if (published.url !== undefined) texts.push(message('Its address is {url}.', { url: published.url }));
        return hover(texts, hasTime && hasZone ? date.time : undefined);
      }
      // In which zone Jekyll looks at an instant is for the site to say; a day alone is that day everywhere.
      if (!hasTime || !hasZone) return hover([message('Jekyll files the post under {day}.', { day })]);
      const inUtc = new Date(date.time).toISOString().slice(0, 10);
      return hover(
        [
          message('Jekyll files the post under {day}, unless the site has another `timezone` than UTC.', {
            day: inUtc,
          }),
        ],
        date.time,
      );
    }
    case 'value':
      return hover([describeUse(target, archive)]);
  }
}

/** What a schema of the workspace says of a field. */
function describeBySchema(schema: FrontMatterSchema, key: string): Message[] {
  const field = schema.field(key);
  const said: Message[] = [];
  if (field?.description !== undefined) {
    said.push(message('{schema}: {text}', { schema: schema.name, text: field.description }));
  }
  if (field && field.values.length > 0) {
    const values = field.values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
    said.push(
      message('{schema} allows these: {values}.', { schema: schema.name, values: values.join(', ') }),
    );
  }
  return said;
}

function describeUse({ field, value }: CountedTarget, archive: ArchiveIndex): Message {
  const count = archive.count(field, value);
  const all = archive.size;
  if (count === 0) return message('No saved post of this workspace has “{value}”.', { value });
  const percent = (100 * count) / all;
  const share = percent < 1 ? '< 1' : String(Math.round(percent));
  return field === 'sourceSite'
    ? message('Posts from {value}: {count} of {all} ({share} %).', { value, count, all, share })
    : message('Posts with “{value}”: {count} of {all} ({share} %).', { value, count, all, share });
}

function findTarget(
  { frontMatter, stamp }: PostDocument,
  facts: PostFacts,
  offset: number,
): Target | undefined {
  if (stamp?.time !== undefined && touches(stamp.range, offset)) {
    return { kind: 'stamp', range: stamp.range, time: stamp.time };
  }
  if (frontMatter.kind === 'absent') return undefined;
  const field = frontMatter.fields.find(({ range }) => touches(range, offset));
  if (!field) return undefined;
  if (touches(field.keyRange, offset)) return { kind: 'key', range: field.keyRange, key: field.key };
  for (const key of ['tags', 'categories'] as const) {
    const term = facts[key].find(({ range }) => touches(range, offset));
    if (term) return { kind: 'value', range: term.range, field: key, value: term.value };
  }
  const scalar = scalarOf(field);
  if (!scalar || !touches(scalar.range, offset)) return undefined;
  const { range, text } = scalar;
  switch (field.key) {
    case 'date':
      return { kind: 'date', range, text };
    case 'author':
    case 'layout':
      return { kind: 'value', range, field: field.key, value: text };
    case 'from':
      return facts.sourceSite === undefined
        ? undefined
        : { kind: 'value', range, field: 'sourceSite', value: facts.sourceSite };
    default:
      return undefined;
  }
}
