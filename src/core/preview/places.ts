import type { StateCore, StateInline, Token } from 'markdown-it';
import { SPAN_ELEMENTS } from './htmlBlock.ts';
import { scanTags } from '../document/tags.ts';

/** What the post itself nowhere contains. */
export interface PlaceNames {
  /** The attribute that carries the offset. */
  readonly attribute: string;
  /** The attribute of marked elements: people point at all of them. */
  readonly mark?: string | undefined;
}

/** How elements are to say where in the post they begin. */
export interface Places extends PlaceNames {
  /** From an offset of the text that is rendered to one of the post. */
  readonly originOf: (offset: number) => number;
}

/** What a render with places keeps in markdown-it's environment. */
export interface PlacesEnv {
  readonly places?: Places;
  /** The text as it was given: markdown-it reads it with other line ends. */
  readonly source?: string;
}

/** Elements within a line that people point at. */
const POINTED_AT = new Set(['a', 'img']);

/** Notes where in its line each token begins. */
export function noteInlinePlaces(Base: typeof StateInline): typeof StateInline {
  return class extends Base {
    override push(...[type, tag, nesting]: Parameters<StateInline['push']>): Token {
      const at = this.pos;
      const token = super.push(type, tag, nesting);
      token.meta = { at };
      return token;
    }
  };
}

/** What stands at the top level of a text: a paragraph, a list, a piece of HTML. */
export interface MarkdownBlock {
  /** Not safe: the post's own HTML may be in it. */
  readonly html: string;
  /** The offset of the post that its places count from. */
  readonly base: number;
  /** Of a block of raw HTML, whose tags have no places yet: from an offset of `html` to one of the post. */
  readonly originOf: ((offset: number) => number) | undefined;
}

/** The tokens of each block at the top level. */
export function* blocksOf(tokens: readonly Token[]): Generator<Token[]> {
  let block: Token[] = [];
  for (const token of tokens) {
    block.push(token);
    if (token.level > 0 || token.nesting > 0) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

/**
 * markdown-it's rule that writes the places: block elements, links and pictures get the offset of where they
 * begin, from the beginning of their top-level block, as an attribute. Those of raw HTML at the top level
 * are left to `placeTags`: only what has changed needs them.
 */
export function writePlaces({ tokens, env }: StateCore): void {
  const { places, source } = env as PlacesEnv;
  if (!places || source === undefined) return;
  const lines = new Lines(source);
  for (const block of blocksOf(tokens)) {
    const first = block.find(({ map }) => map);
    const base = first ? places.originOf(lines.start(first.map![0])) : 0;
    block[0]!.meta = { base, ...(block[0]!.meta as object | null) } satisfies BlockMeta;
    if (block.length === 1 && first?.type === 'html_block') {
      const placed = new PlacedLines(first.content, first.map![0], lines);
      const originOf = (offset: number): number => places.originOf(placed.offsetOf(offset));
      first.meta = { base, originOf } satisfies BlockMeta;
    } else {
      writeBlock(block, { ...places, originOf: (offset) => places.originOf(offset) - base }, lines);
    }
  }
}

/** What `writePlaces` leaves with the first token of a block. */
export interface BlockMeta {
  readonly base: number;
  readonly originOf?: (offset: number) => number;
}

function writeBlock(tokens: readonly Token[], places: Places, lines: Lines): void {
  for (const token of tokens) {
    const { map, type, nesting, content } = token;
    if (!map) continue;
    const pieces =
      type === 'html_block' || type === 'inline' ? new PlacedLines(content, map[0], lines) : undefined;
    if (type === 'html_block') {
      token.content = placeTags(content, places, (offset) => places.originOf(pieces!.offsetOf(offset)));
    } else if (type === 'inline') {
      for (const child of token.children ?? []) writeInline(child, places, pieces!);
    } else if (nesting >= 0) {
      token.attrSet(places.attribute, String(places.originOf(lines.start(map[0]))));
    }
  }
}

function writeInline(token: Token, places: Places, lines: PlacedLines): void {
  const at = (token.meta as { at?: number } | null)?.at;
  if (at === undefined) return;
  if (token.type === 'html_inline') {
    token.content = placeTags(token.content, places, (offset) =>
      places.originOf(lines.offsetOf(at + offset)),
    );
  } else if (token.type === 'image' || token.type === 'link_open') {
    // A link's token comes when its bracket has been read.
    const start = token.type === 'link_open' && token.markup !== 'autolink' ? at - 1 : at;
    token.attrSet(places.attribute, String(places.originOf(lines.offsetOf(start))));
  }
}

/** Writes into each start tag of HTML where it stands; into that of an element within a line only where people
 * point at it. */
export function placeTags(
  html: string,
  { attribute, mark }: PlaceNames,
  placeOf: (offset: number) => number,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, name, start, end } of scanTags(html)) {
    if (kind !== 'open' || !/^[a-z][a-z\d-]*$/.test(name)) continue;
    const isMarked = mark !== undefined && html.slice(start, end).includes(mark);
    if (SPAN_ELEMENTS.has(name) && !POINTED_AT.has(name) && !isMarked) continue;
    const nameEnd = start + 1 + name.length;
    parts.push(html.slice(from, nameEnd), ` ${attribute}="${placeOf(start)}"`);
    from = nameEnd;
  }
  parts.push(html.slice(from));
  return parts.join('');
}

/** The lines of a text, as markdown-it counts them. */
class Lines {
  readonly #source: string;
  readonly #starts: number[] = [0];
  readonly #ends: number[] = [];

  constructor(source: string) {
    this.#source = source;
    for (const { index, 0: end } of source.matchAll(/\r\n?|\n/g)) {
      this.#ends.push(index);
      this.#starts.push(index + end.length);
    }
    this.#ends.push(source.length);
  }

  start(line: number): number {
    return this.#starts[line] ?? this.#source.length;
  }

  /** Where in the source `part` stands, which is all or some of a line. */
  find(line: number, part: string): number {
    const start = this.start(line);
    const end = this.#ends[line] ?? this.#source.length;
    const at = this.#source.slice(start, end).lastIndexOf(part);
    // Tabs before it, and characters that nobody sees, may read otherwise: its end is where the line's is.
    return at >= 0 ? start + at : Math.max(start, end - part.length);
  }
}

/** The content of a token, which begins in a line of the source and goes on in those below. */
class PlacedLines {
  readonly #starts: number[] = [];
  readonly #origins: number[] = [];

  constructor(content: string, firstLine: number, lines: Lines) {
    let at = 0;
    for (const [index, part] of content.split('\n').entries()) {
      this.#starts.push(at);
      this.#origins.push(lines.find(firstLine + index, part));
      at += part.length + 1;
    }
  }

  /** Where in the source an offset of the content is. */
  offsetOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return this.#origins[low]! + offset - this.#starts[low]!;
  }
}
