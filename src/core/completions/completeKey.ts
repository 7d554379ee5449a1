import { NO_HABITS } from '../archive/fieldHabits.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import { ARCHIVED_POST_FIELDS, KNOWN_FIELDS } from '../schema/knownFields.ts';
import { lineBreakOf } from '../text/lines.ts';
import { message } from '../text/message.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { defaultValue, type Surroundings } from '../writing/fieldDefaults.ts';
import type { Completion } from './completion.ts';
import type { KeyContext } from './valueContext.ts';

/** Jekyll reads one of the two. */
const SAME_FIELD = [
  ['tag', 'tags'],
  ['category', 'categories'],
] as const;

/** The fields that the post lacks, each as a line with the value that it most likely gets: first those that it
 * must have, then those that its archive has, then all that its schemas and Galley know. */
export function completeKey(
  post: PostDocument,
  facts: PostFacts,
  { range, hasColon }: KeyContext,
  around: Surroundings,
): Completion[] {
  const taken = takenKeys(post, range);
  const { usual, common } = around.habits ?? NO_HABITS;
  const known = new Map(KNOWN_FIELDS.map(({ key, description }) => [key, description]));
  const required = around.requiredFields ?? (facts.archived ? ARCHIVED_POST_FIELDS : []);
  const { schemas = [] } = around;
  const keys = [
    ...schemas.flatMap((schema) => schema.required),
    ...required,
    ...usual,
    ...common,
    ...schemas.flatMap((schema) => schema.keys),
    ...known.keys(),
  ];
  return [...new Set(keys)]
    .filter((key) => !taken.has(key))
    .map((key) => {
      const description = known.get(key);
      const line = hasColon ? undefined : completeLine(key, defaultValue(key, facts, around), post.text);
      return {
        label: key,
        kind: 'field',
        range,
        newText: line?.newText ?? key,
        placeholder: line?.placeholder,
        count: undefined,
        source: undefined,
        value: line?.value,
        documentation: description === undefined ? undefined : message(description),
      };
    });
}

function takenKeys({ frontMatter }: PostDocument, range: OffsetRange): Set<string> {
  const fields = frontMatter.kind === 'absent' ? [] : frontMatter.fields;
  const taken = new Set(
    fields.filter(({ keyRange }) => keyRange.start !== range.start).map(({ key }) => key),
  );
  for (const [singular, plural] of SAME_FIELD) {
    if (taken.has(singular)) taken.add(plural);
    else if (taken.has(plural)) taken.add(singular);
  }
  return taken;
}

interface CompletedLine {
  readonly newText: string;
  readonly placeholder: OffsetRange | undefined;
  /** What the list shows of the value. */
  readonly value: string | undefined;
}

/** @param value YAML, which begins with a line break where it is a list of lines. */
function completeLine(key: string, value: string, text: string): CompletedLine {
  const before = value.startsWith('\n') ? `${key}:` : `${key}: `;
  const newText = before + value.replaceAll('\n', lineBreakOf(text));
  if (value === '') return { newText, placeholder: undefined, value: undefined };
  const [open = ''] = /^(?:["']|\[ ?|\s*- )/.exec(newText.slice(before.length)) ?? [];
  // What stands in quotes or brackets is typed over, they are not.
  const close = /^["']/.test(open) ? 1 : open.startsWith('[') ? open.length : 0;
  const placeholder = { start: before.length + open.length, end: newText.length - close };
  const isEmpty = placeholder.end === placeholder.start;
  return { newText, placeholder, value: isEmpty ? undefined : value.replace(/\n- /g, ' ').trim() };
}
