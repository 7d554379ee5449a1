import type { Field, FrontMatterContent } from '../../document/postDocument.ts';
import { placeOfValue, yamlScalar, type ScalarPlace } from '../../document/yamlScalar.ts';
import { writtenTime } from '../../facts/dates.ts';
import type { PostFacts } from '../../facts/postFacts.ts';
import { KNOWN_FIELDS, OTHER_KEYS } from '../../schema/knownFields.ts';
import { editDistance } from '../../text/editDistance.ts';
import { lineBreakOf, lineStart, wholeLines } from '../../text/lines.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding, Fix } from './check.ts';

/** A key that stands twice: YAML forbids it, Jekyll takes the last one. */
export function* checkDuplicateKeys({ post }: CheckContext): Generator<Finding> {
  if (post.frontMatter.kind === 'absent') return;
  const seen = new Map<string, Field>();
  for (const field of post.frontMatter.fields) {
    const first = seen.get(field.key);
    seen.set(field.key, field);
    if (!first) continue;
    const remove = (which: Field, title: Fix['title']): Fix => ({
      title,
      edits: [{ range: wholeLines(post.text, which.range), newText: '' }],
    });
    yield {
      message: message('“{key}” stands twice: the last one counts.', { key: field.key }),
      range: field.keyRange,
      fixes: hasOwnLines(post.text, post.frontMatter)
        ? [
            remove(first, message('Remove the first “{key}”, which has no effect', { key: field.key })),
            remove(field, message('Remove this “{key}”', { key: field.key })),
          ]
        : [],
    };
  }
}

/** Whether every field begins a line: those of `{title: x, date: y}` do not, and no line of theirs can be
 * added or taken away. */
function hasOwnLines(text: string, { fields }: FrontMatterContent): boolean {
  return fields.every(({ keyRange: { start } }) => start === lineStart(text, start));
}

/** A required field that is not there, or has no value. */
export function* checkMissingFields({ post, facts, requiredFields }: CheckContext): Generator<Finding> {
  const { frontMatter, text } = post;
  if (frontMatter.kind === 'absent' || frontMatter.engine !== '') return;
  const meant = new Set(frontMatter.fields.map((field) => meantKey(field.key, facts)));
  for (const key of requiredFields) {
    // A misspelt field is there: its spelling is what is wrong.
    if (meant.has(key)) continue;
    const field = facts.fields.get(key) ?? facts.fields.get(SINGULAR.get(key) ?? key);
    if (field && field.value.kind !== 'empty') continue;
    const value = valueFor(key, facts, field ? placeOfValue(text, field) : 'block');
    if (field) {
      yield {
        message: message('“{key}” has no value.', { key }),
        range: field.keyRange,
        fixes:
          value === ''
            ? []
            : [
                {
                  title: message('Set “{key}” to {value}', { key, value }),
                  edits: [
                    {
                      range: { start: field.keyRange.end, end: field.range.end },
                      // A comment behind it stays one.
                      newText: `: ${value}${text[field.range.end] === '#' ? ' ' : ''}`,
                    },
                  ],
                },
              ],
      };
    } else {
      yield {
        message: message('“{key}” is missing.', { key }),
        range: frontMatter.openFence,
        fixes: additionsOf(key, text, frontMatter, facts, requiredFields),
      };
    }
  }
}

/** What adds a field with the value that the rest of the post gives, if any.
 * @param order the keys in their usual order */
export function additionsOf(
  key: string,
  text: string,
  frontMatter: FrontMatterContent,
  facts: PostFacts,
  order: readonly string[],
): Fix[] {
  if (!hasOwnLines(text, frontMatter)) return [];
  const value = valueFor(key, facts, 'block');
  const line = value === '' ? `${key}:` : `${key}: ${value}`;
  const at = placeFor(key, frontMatter, order, text);
  const lineBreak = lineBreakOf(text);
  const before = at === lineStart(text, at) ? '' : lineBreak;
  return [
    {
      title: message('Add “{line}”', { line }),
      edits: [{ range: { start: at, end: at }, newText: before + line + lineBreak }],
    },
  ];
}

const SINGULAR = new Map([
  ['tags', 'tag'],
  ['categories', 'category'],
]);

/** A key that looks like a known one that the post lacks. */
export function* checkMisspeltKeys({ post, facts }: CheckContext): Generator<Finding> {
  if (post.frontMatter.kind === 'absent') return;
  for (const { key, keyRange } of post.frontMatter.fields) {
    const meant = meantKey(key, facts);
    if (meant === undefined) continue;
    yield {
      message: message('“{key}” is not a known key. Did you mean “{meant}”?', { key, meant }),
      range: keyRange,
      fixes: [
        { title: message('Change to “{meant}”', { meant }), edits: [{ range: keyRange, newText: meant }] },
      ],
    };
  }
}

/** A key that resembles no known one is nobody's mistake: themes read keys of their own. */
function meantKey(key: string, facts: PostFacts): string | undefined {
  if (OTHER_KEYS.has(key) || KNOWN_FIELDS.some((field) => field.key === key)) return undefined;
  // One of several: `image1`, `author2`.
  if (/\d/.test(key)) return undefined;
  const lower = key.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const { key: known } of KNOWN_FIELDS) {
    // Who has the right key as well means something else by this one. A plural is a word of its own.
    if (facts.fields.has(known) || `${known}s` === lower || known === `${lower}s`) continue;
    // Nothing that is longer or shorter by more is near; and a key may be as long as a hostile author likes.
    if (Math.abs(lower.length - known.length) > 2) continue;
    const away = editDistance(lower, known);
    const sameStart = lower[0] === known[0] && known.length >= 6;
    if (away < bestDistance && (away === 0 || (known.length >= 4 && away <= (sameStart ? 2 : 1)))) {
      best = known;
      bestDistance = away;
    }
  }
  return best;
}

/** What the rest of the post says that the field should be, as YAML; '' where it says nothing. */
function valueFor(key: string, facts: PostFacts, place: ScalarPlace): string {
  switch (key) {
    case 'layout':
      return 'post';
    case 'title':
      return facts.headingTitle === undefined ? '' : JSON.stringify(facts.headingTitle);
    case 'date':
      return writtenTime(facts.stampTime ?? NaN) ?? facts.fileDay ?? '';
    case 'from':
      return facts.headingUrl === undefined ? '' : yamlScalar(facts.headingUrl, place);
    case 'tags':
      return `[ ${facts.categories.map(({ value }) => yamlScalar(value, 'flow')).join(', ')} ]`.replace(
        '[  ]',
        '[]',
      );
    case 'categories':
      return `[ ${facts.tags.map(({ value }) => yamlScalar(value, 'flow')).join(', ')} ]`.replace(
        '[  ]',
        '[]',
      );
    default:
      return '';
  }
}

/** Where the line of a missing field goes: behind the nearest field that usually comes before it. */
function placeFor(
  key: string,
  frontMatter: FrontMatterContent,
  order: readonly string[],
  text: string,
): number {
  const earlier = order.slice(0, order.indexOf(key)).reverse();
  for (const before of earlier) {
    const field = frontMatter.fields.find((candidate) => candidate.key === before);
    if (field) return Math.min(wholeLines(text, field.range).end, frontMatter.content.end);
  }
  return frontMatter.content.start;
}
