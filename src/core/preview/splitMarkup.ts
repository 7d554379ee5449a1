import { scanTags, VOID_ELEMENTS, type Tag } from '../document/tags.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** A stretch of a body's HTML. The chunks of a text cover it without a gap. */
export interface MarkupChunk extends OffsetRange {
  /** Whether it is one element with the white space behind it, which reads the same wherever it stands; what
   * is around such elements holds them. */
  readonly isWhole: boolean;
}

/** Elements that may be rendered apart from what is around them. */
const WHOLE: ReadonlySet<string> = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 div section article aside header footer main nav address center figure blockquote ' +
    'ul ol dl table pre details hr'
  ).split(' '),
);
/** Elements that are taken apart where they are long: they change nothing of what they hold. */
const CONTAINERS: ReadonlySet<string> = new Set(
  'div section article aside header footer main nav blockquote ul ol center'.split(' '),
);
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);

/** An element shorter than this is rendered as one, in UTF-16 code units. */
const SHORT = 1_500;
/** How deep containers are taken apart. */
const DEEPEST = 60;

/** What the sanitiser's parser may read otherwise than `scanTags`. */
const UNCERTAIN = /<(?:[?]|!(?!--)|\/?(?:textarea|xmp|plaintext)\b)/i;
/** What looks like the beginning of a tag or comment, in a text that should have none. */
const BEGINNING = /<[a-z/!?]/i;
const RAW_TEXT = new Set('script style title iframe noembed noframes'.split(' '));

/**
 * Cuts HTML into elements that can be rendered one by one and what is between them: sanitising all of it
 * gives the same as sanitising each whole chunk by itself and the rest with names in their places.
 *
 * @param boundaries offsets, in order, that no chunk may reach across.
 * @returns undefined where the sanitiser may read the text in another way.
 */
export function splitMarkup(html: string, boundaries: readonly number[] = []): MarkupChunk[] | undefined {
  const tags = UNCERTAIN.test(html) ? undefined : [...scanTags(html)];
  if (!tags || !isCertain(html, tags)) return undefined;
  const chunks: MarkupChunk[] = [];
  let at = 0;
  let next = 0;
  const cutAt = (to: number, isWhole: boolean): void => {
    if (to > at) chunks.push({ start: at, end: to, isWhole });
    at = Math.max(at, to);
  };
  const cutBefore = (to: number): void => {
    while (next < boundaries.length && boundaries[next]! < to) cutAt(boundaries[next++]!, false);
    cutAt(to, false);
  };
  for (const { start, end } of findWhole(html, tags, boundaries)) {
    cutBefore(start);
    cutAt(end, true);
  }
  cutBefore(html.length);
  // Whether a picture in it is shown depends on those before it.
  const isApart = ({ start, end, isWhole }: MarkupChunk): boolean =>
    isWhole || !/<\/?noscript\b/i.test(html.slice(start, end));
  return chunks.every(isApart) ? chunks : undefined;
}

/** Whether the text is one whole element of that name. */
export function isWhole(html: string, name: string): boolean {
  const chunks = splitMarkup(html);
  return chunks?.length === 1 && chunks[0]!.isWhole && nameOf(html) === name;
}

/** The name of the element that a whole chunk is. */
export function nameOf(whole: string): string {
  return /^<([a-z][^\s/>]*)/i.exec(whole)?.[1]?.toLowerCase() ?? '';
}

/** The whole chunks, in order. */
function* findWhole(
  html: string,
  tags: readonly Tag[],
  boundaries: readonly number[],
): Generator<OffsetRange> {
  const { closers, isMatched } = pairTags(tags);
  /** The open containers: their names, and the numbers of the tags that close them. */
  const names: string[] = [];
  const ends: number[] = [];
  let blockedUntil = 0;
  let boundary = 0;
  for (let number = 0; number < tags.length; number++) {
    while (ends.length > 0 && ends.at(-1)! <= number) {
      ends.pop();
      names.pop();
    }
    const { kind, name, start, end } = tags[number]!;
    if (kind !== 'open') continue;
    const isVoid = VOID_ELEMENTS.has(name);
    if (isVoid && name !== 'hr') continue;
    const closer = isVoid ? number : closers[number]!;
    const matched = isVoid || isMatched[number] === 1;
    const last = matched ? tags[closer]!.end : end;
    while (boundary < boundaries.length && boundaries[boundary]! <= start) boundary++;
    const inOne = (boundaries[boundary] ?? Infinity) >= last;
    const isContainer = CONTAINERS.has(name);
    const parent = names.at(-1);
    const fits = WHOLE.has(name) || (name === 'li' && parent !== undefined && LISTS.has(parent));
    if (number >= blockedUntil && matched && inOne && fits && !(isContainer && last - start > SHORT)) {
      yield { start, end: spaceEnd(html, last, boundaries[boundary]) };
      number = closer;
    } else if (isContainer && names.length < DEEPEST) {
      names.push(name);
      ends.push(closer);
    } else if (!isVoid) {
      blockedUntil = Math.max(blockedUntil, closer);
    }
  }
}

/** The end of the white space at `from`. */
function spaceEnd(html: string, from: number, limit = html.length): number {
  let at = from;
  while (at < limit && SPACE.has(html[at]!)) at++;
  return at;
}

const SPACE = new Set(' \n\t\r\f');

/** Whether every `<` that could begin a tag does, for the sanitiser's parser as well. */
function isCertain(html: string, tags: readonly Tag[]): boolean {
  let at = 0;
  let raw = '';
  for (const { kind, name, start, end } of tags) {
    const closesRaw = raw !== '' && kind === 'close' && name === raw;
    if (raw !== '' && !closesRaw) return false;
    if (!closesRaw && BEGINNING.test(html.slice(at, start))) return false;
    raw = kind === 'open' && RAW_TEXT.has(name) ? name : '';
    at = end;
  }
  return raw === '' && !BEGINNING.test(html.slice(at));
}

/** For each start tag the number of the tag that ends its element, which may be the end tag of one around it
 * (1 in `isMatched` where it is its own); the number of tags where nothing does. */
function pairTags(tags: readonly Tag[]): { readonly closers: Int32Array; readonly isMatched: Uint8Array } {
  const closers = new Int32Array(tags.length).fill(tags.length);
  const isMatched = new Uint8Array(tags.length);
  const open: number[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, by: number): void => {
    counts.set(name, (counts.get(name) ?? 0) + by);
  };
  for (const [number, { kind, name }] of tags.entries()) {
    if (kind === 'open' && !VOID_ELEMENTS.has(name)) {
      open.push(number);
      count(name, 1);
    } else if (kind === 'close' && (counts.get(name) ?? 0) > 0) {
      for (;;) {
        const start = open.pop()!;
        closers[start] = number;
        count(tags[start]!.name, -1);
        if (tags[start]!.name !== name) continue;
        isMatched[start] = 1;
        break;
      }
    }
  }
  return { closers, isMatched };
}
