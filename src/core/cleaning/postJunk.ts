import type { PostDocument } from '../document/postDocument.ts';
import { findSourceSite } from '../facts/sourceSite.ts';
import { shifted } from '../text/offsetRange.ts';
import { findChange, type TextChange } from '../text/textChange.ts';
import { Cleaning, findRemovals, type CleaningOptions, type CleaningResult } from './findRemovals.ts';

/** What was found in which version of the post. */
interface Basis {
  readonly document: PostDocument;
  readonly site: string | undefined;
  readonly rules: CleaningOptions['rules'];
  readonly result: CleaningResult;
}

/** What people type between words: nothing of it is markup, nor makes markup of what stands beside it. */
const PLAIN = /^[\p{L}\p{M}\p{N} ,.，。、；：？！…—“”‘’（）《》「」]*$/u;
const LETTER = /\p{L}/u;

/**
 * The junk of a post, found once for each way of looking. Of a post that differs from an earlier version only
 * in words that no rule looks at, or before its body, the junk is known: it has moved.
 */
export class PostJunk {
  readonly #document: PostDocument;
  /** By options, the last version whose junk was looked for. */
  readonly #bases: Map<string, Basis>;
  readonly #results = new Map<string, Basis>();

  /** @param before of an earlier version of the post. */
  constructor(document: PostDocument, before?: PostJunk) {
    this.#document = document;
    this.#bases = new Map(before ? before.#bases : []);
  }

  find(options: CleaningOptions = {}): CleaningResult {
    const document = this.#document;
    const site = findSourceSite(document);
    const { level, levels, kinds, within, rules } = options;
    if (within) return findRemovals(document, { sourceSite: site }, options);
    const key = JSON.stringify([level, levels, kinds]);
    const known = this.#results.get(key);
    if (known && known.rules === rules) return known.result;
    const basis = this.#bases.get(key);
    const isSame = basis !== undefined && basis.rules === rules && basis.site === site;
    const moved = isSame ? movedJunk(basis, document) : undefined;
    const result = moved ?? findRemovals(document, { sourceSite: site }, options);
    const found = { document, site, rules, result };
    this.#results.set(key, found);
    if (!moved) this.#bases.set(key, found);
    return result;
  }
}

/** The junk of the basis where it is now; undefined where it may be other junk. */
function movedJunk({ document: before, result }: Basis, now: PostDocument): CleaningResult | undefined {
  if (!result.watch) return undefined;
  const change = findChange(before.text, now.text);
  if (!change) return result;
  const { shift } = change;
  const isBefore = change.end <= before.body.start;
  if (now.body.start !== before.body.start + (isBefore ? shift : 0)) return undefined;
  if (!isBefore && !isInFreeText(before, now, result, change)) return undefined;
  if (isBefore && now.frontMatter.kind !== before.frontMatter.kind) return undefined;
  const removals = result.removals.map((removal) =>
    removal.range.start < change.end ? removal : { ...removal, range: shifted(removal.range, shift) },
  );
  return new Cleaning(removals, now, undefined);
}

/** Whether a change is in words that no rule looks at. */
function isInFreeText(
  { text, html: { flat, base } }: PostDocument,
  now: PostDocument,
  { watch, removals }: CleaningResult,
  { start, end, length }: TextChange,
): boolean {
  if (!PLAIN.test(text.slice(start, end)) || !PLAIN.test(now.text.slice(start, start + length))) return false;
  const node = watch!.freeTextAt(start - base, end - base);
  if (node === undefined) return false;
  const [from, to] = [flat.starts[node]!, flat.ends[node]!];
  const said = text.slice(base + from, base + to);
  // Code that Markdown shows has been blanked out, and of broken markup texts are put together.
  if (said !== flat.source.slice(from, to) || said.includes('<')) return false;
  // What is left of it is seen, and Markdown has read how the line begins.
  const isSeen = LETTER.test(text.slice(base + from, start)) || LETTER.test(text.slice(end, base + to));
  if (!isSeen || !LETTER.test(lineBefore(text, start))) return false;
  // What goes may take white space along that it stood in.
  return !removals.some(({ range }) => range.start <= base + to && range.end >= base + from);
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}
