import type { StateCore, StateInline, Token } from 'markdown-it';
import { SPAN_ELEMENTS } from './htmlBlock.ts';
import { scanTags } from '../document/tags.ts';

/** How elements are to say where in the post they begin. */
export interface Places {
  /** The attribute that carries the offset. The post itself nowhere contains it. */
  readonly attribute: string;
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

/**
 * markdown-it's rule that writes the places: block elements, links and pictures get the offset of where they
 * begin as an attribute, both those of Markdown and those of HTML.
 */
export function writePlaces({ tokens, env }: StateCore): void {
  const { places, source } = env as PlacesEnv;
  if (!places || source === undefined) return;
  const lines = new Lines(source);
  for (const token of tokens) {
    const { map, type, nesting, content } = token;
    if (!map) continue;
    const pieces =
      type === 'html_block' || type === 'inline' ? new PlacedLines(content, map[0], lines) : undefined;
    if (type === 'html_block') {
      token.content = markTags(content, places, (offset) => pieces!.offsetOf(offset));
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
    token.content = markTags(token.content, places, (offset) => lines.offsetOf(at + offset));
  } else if (token.type === 'image' || token.type === 'link_open') {
    // A link's token comes when its bracket has been read.
    const start = token.type === 'link_open' && token.markup !== 'autolink' ? at - 1 : at;
    token.attrSet(places.attribute, String(places.originOf(lines.offsetOf(start))));
  }
}

/** Writes into each start tag where it stands. */
function markTags(html: string, places: Places, offsetOf: (offset: number) => number): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, name, start } of scanTags(html)) {
    if (kind !== 'open' || !/^[a-z][a-z\d-]*$/.test(name)) continue;
    if (SPAN_ELEMENTS.has(name) && !POINTED_AT.has(name)) continue;
    const nameEnd = start + 1 + name.length;
    parts.push(html.slice(from, nameEnd), ` ${places.attribute}="${places.originOf(offsetOf(start))}"`);
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
