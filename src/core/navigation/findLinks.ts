import { attributesOf } from '../document/attributes.ts';
import { elementsOf, placeOf } from '../document/htmlTree.ts';
import { findMarkdownCode } from '../document/markdownCode.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { httpUrl, scalarOf, type PostFacts } from '../facts/postFacts.ts';
import { slice, type OffsetRange } from '../text/offsetRange.ts';
import { readAddress, type Address } from './address.ts';

/** Something in a post that leads elsewhere. */
export interface PostLink {
  /** The address as written, without quotes. */
  readonly range: OffsetRange;
  readonly address: Address;
}

/** More links than any article has. */
const MOST_LINKS = 5000;

/** The attributes that lead somewhere. */
const ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href']],
  ['area', ['href']],
  ['img', ['src', 'data-src', 'data-original']],
  ['source', ['src']],
  ['video', ['src', 'poster']],
  ['audio', ['src']],
  ['iframe', ['src', 'data-src']],
  ['embed', ['src']],
]);

/** `](address "title")`, `](<address>)`, and a definition `[name]: address`. */
const MARKDOWN =
  /\]\([ \t]*(?:<([^<>\r\n]{1,4000})>|((?:\{\{[^{}\r\n]{1,200}\}\}|[^\s()]|\([^\s()]{0,200}\)){1,4000}))/dg;
const DEFINITION = /^ {0,3}\[[^\]\r\n]{1,200}\]:[ \t]*<?(\S{1,4000}?)>?[ \t]*(?:["'(].*)?$/dgm;
/** `{% link _posts/2021-08-26-x.md %}`, `{% post_url 2021-08-26-x %}` */
const LIQUID_TAG = /\{%-?\s*(?:post_url|link)\s+([^\s%]{1,500})\s*-?%\}/dg;

/** The links of a post in the order of the text: `from` and other addresses of the front matter, the heading
 * link, and those of the body that are no code. */
export function findLinks(post: PostDocument, facts: PostFacts): PostLink[] {
  const found = [...frontMatterLinks(post, facts), ...headingLinks(post)];
  for (const link of bodyLinks(post)) {
    if (found.length >= MOST_LINKS) break;
    found.push(link);
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

function* frontMatterLinks({ text }: PostDocument, { fields }: PostFacts): Generator<PostLink> {
  for (const [key, field] of fields) {
    const scalar = scalarOf(field);
    if (!scalar || scalar.style === 'block') continue;
    const isAddress = httpUrl(scalar.text) !== undefined || key === 'image';
    const address = isAddress ? readAddress(scalar.text) : undefined;
    if (!address) continue;
    const quotes = /^["']/.test(slice(text, scalar.range)) ? 1 : 0;
    yield { range: { start: scalar.range.start + quotes, end: scalar.range.end - quotes }, address };
  }
}

function* headingLinks({ text, headingLink }: PostDocument): Generator<PostLink> {
  const address = headingLink && readAddress(slice(text, headingLink.urlRange));
  if (address) yield { range: headingLink.urlRange, address };
}

function* bodyLinks(post: PostDocument): Generator<PostLink> {
  yield* htmlLinks(post);
  yield* markdownLinks(post);
}

function* htmlLinks({ text, html }: PostDocument): Generator<PostLink> {
  for (const element of elementsOf(html)) {
    const names = ATTRIBUTES.get(element.name);
    const place = names && placeOf(html, element);
    if (!place) continue;
    const attributes = attributesOf(text, place.startTag);
    for (const name of names) {
      const { value = '', valueRange } = attributes.get(name) ?? {};
      const address = valueRange && readAddress(value);
      if (address) yield { range: valueRange, address };
    }
  }
}

function* markdownLinks(post: PostDocument): Generator<PostLink> {
  const { text, body } = post;
  const source = slice(text, body);
  const inOrder = (ranges: Iterable<OffsetRange>): OffsetRange[] =>
    [...ranges].sort((a, b) => a.start - b.start);
  const code = inOrder([...findMarkdownCode(text, body), ...codeSpans(source, body.start)]);
  const tags = inOrder(tagsOf(post));
  for (const pattern of [MARKDOWN, DEFINITION, LIQUID_TAG]) {
    for (const match of source.matchAll(pattern)) {
      const [from, to] = match.indices![1] ?? match.indices![2]!;
      const range = { start: body.start + from, end: body.start + to };
      const at = body.start + match.index;
      if (inSome(code, at) || (pattern !== LIQUID_TAG && inSome(tags, at))) continue;
      const written = slice(text, range);
      const address = pattern === LIQUID_TAG ? sourceFile(match[0], written) : readAddress(written);
      if (address) yield { range, address };
    }
  }
}

function sourceFile(tag: string, name: string): Address {
  return { kind: 'source', path: /^\{%-?\s*post_url/.test(tag) ? `_posts/${name}` : name };
}

/** Code in a line of Markdown: what stands between as many backticks. */
function* codeSpans(source: string, base: number): Generator<OffsetRange> {
  if (!source.includes('`')) return;
  let open: { readonly start: number; readonly length: number } | undefined;
  for (const { index, 0: run } of source.matchAll(/`+|\n[ \t]*\r?\n/g)) {
    if (run.startsWith('\n')) open = undefined;
    else if (!open) open = { start: index, length: run.length };
    else if (run.length === open.length) {
      yield { start: base + open.start, end: base + index + run.length };
      open = undefined;
    }
  }
}

/** What stands in tags is not Markdown, though it may be Liquid. */
function* tagsOf({ html }: PostDocument): Generator<OffsetRange> {
  for (const element of elementsOf(html)) {
    const place = placeOf(html, element);
    if (place) yield place.startTag;
  }
}

/** @param ranges in the order of their beginnings; one may lie in the one before. */
function inSome(ranges: readonly OffsetRange[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  // Nested ones are few: tags nest in nothing, spans lie in blocks.
  for (let at = low - 1; at >= Math.max(0, low - 8); at--) if (offset < ranges[at]!.end) return true;
  return false;
}
