import type { Field, FieldValue, PostDocument, ScalarValue } from '../document/postDocument.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { slice } from '../text/offsetRange.ts';
import { jekyllCategories, jekyllTags, PLURAL_KEYS } from './jekyllTerms.ts';
import { readDate, type WrittenDate } from './dates.ts';
import { fileTitle } from './fileTitle.ts';

/** What a post says of itself, with the ranges where it says so. */
export interface PostFacts {
  /** The last field of each key, which is the one that counts. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly title: string | undefined;
  readonly date: WrittenDate | undefined;
  readonly author: string | undefined;
  readonly layout: string | undefined;
  /** The URL of the source article, where it is an absolute http(s) one. */
  readonly from: URL | undefined;
  /** The host of `from`, in lower case: the source site. */
  readonly sourceSite: string | undefined;
  readonly tags: readonly Term[];
  readonly categories: readonly Term[];
  /** Whether a crawler made the post: it has a stamp. */
  readonly archived: boolean;
  /** Epoch milliseconds. */
  readonly stampTime: number | undefined;
  /** The heading link's text as a reader sees it, white space folded. */
  readonly headingTitle: string | undefined;
  readonly headingUrl: string | undefined;
  /** The day that the file's name begins with, `2021-08-26`. */
  readonly fileDay: string | undefined;
  /** The title that the file's name gives. */
  readonly fileTitle: string | undefined;
}

/** One tag or category. */
export interface Term {
  readonly value: string;
  /** As written, with its quotes. */
  readonly range: OffsetRange;
}

/**
 * @param fileName the file's base name, where it is known: Jekyll takes a post's date and title from it.
 */
export function readFacts(post: PostDocument, fileName?: string): PostFacts {
  const fields = new Map<string, Field>();
  if (post.frontMatter.kind !== 'absent') {
    for (const field of post.frontMatter.fields) fields.set(field.key, field);
  }
  const text = (key: string): string | undefined => scalarOf(fields.get(key))?.text;
  const termsOf = (key: string): Term[] => {
    const field = fields.get(key);
    return field ? readTerms(post.text, field) : [];
  };
  const from = httpUrl(text('from') ?? '');
  const { headingLink, stamp } = post;
  return {
    fields,
    title: text('title'),
    date: readDate(text('date') ?? ''),
    author: text('author'),
    layout: text('layout'),
    from,
    sourceSite: from?.hostname,
    tags: jekyllTags(termsOf),
    categories: jekyllCategories(termsOf),
    archived: stamp !== undefined,
    stampTime: stamp?.time,
    headingTitle: headingLink && plainTitle(slice(post.text, headingLink.textRange)),
    headingUrl: headingLink && slice(post.text, headingLink.urlRange),
    fileDay: fileName === undefined ? undefined : fileDayOf(fileName),
    fileTitle: fileName === undefined ? undefined : fileTitle(fileName),
  };
}

/** The scalar that a field holds, if it holds one. */
export function scalarOf(field: Field | undefined): ScalarValue | undefined {
  return field?.value.kind === 'scalar' ? field.value : undefined;
}

/** An absolute http or https URL, or undefined. */
export function httpUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^/\s]/i.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    // It is no address. `URL.canParse` would read those that are twice.
    return undefined;
  }
}

/** The address of an article, less what tells no articles apart: the scheme, the fragment, a slash at the end.
 */
export function articleAddress({ host, pathname, search }: URL): string {
  return `${host}${pathname.replace(/\/+$/, '')}${search}`;
}

/** A title as a reader sees it: Markdown's backslashes undone, the usual entities read, white space folded. */
export function plainTitle(source: string): string {
  // A title in Chinese has nearly always nothing of all that.
  if (!/[\\&\s]/.test(source)) return source;
  return source
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name])
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The terms of one field, whether or not it counts beside the others. */
export function readTerms(source: string, { key, value }: Field): Term[] {
  return PLURAL_KEYS.has(key) ? readPlural(source, value) : readSingular(value);
}

/** The singular key holds one, whose spaces belong to it, or a list. */
function readSingular(value: FieldValue): Term[] {
  return value.kind === 'list' ? value.items.flatMap(asTerm) : asTerm(value);
}

/** The plural key holds a list, or words between white space. */
function readPlural(source: string, value: FieldValue): Term[] {
  if (value.kind === 'list') return value.items.flatMap(asTerm);
  if (value.kind !== 'scalar') return [];
  const written = slice(source, value.range);
  if (value.style !== 'plain')
    return value.text
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => ({ value: word, range: value.range }));
  return [...written.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    value: word,
    range: { start: value.range.start + index, end: value.range.start + index + word.length },
  }));
}

function asTerm(value: FieldValue): Term[] {
  return value.kind === 'scalar' && value.text !== '' ? [{ value: value.text, range: value.range }] : [];
}

/** The day that a file's name begins with, `2021-08-26`. */
export function fileDayOf(fileName: string): string | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})-/.exec(fileName);
  return match ? readDate(`${match[1]!}-${match[2]!}-${match[3]!}`)?.day : undefined;
}
