import { withoutSite } from '../navigation/address.ts';
import { escapeHtml } from './escapeHtml.ts';

/** The private use area; blocks of as many characters as ASCII has. */
const PRIVATE_START = 0xe000;
const PRIVATE_END = 0xf900;
const BLOCK = 0x80;

/** Longer pieces are no Liquid. */
const LONGEST_PIECE = 2_000;

const BLOCK_TAG = /^\{%-?\s*(comment|highlight)\b[^%]*%\}$/;
const RAW_START = /^\{%-?\s*raw\b/;
const RAW_TAG = /^\{%-?\s*(?:end)?raw\s*-?%\}$/;

type Attributes = Readonly<Record<string, string>>;

/** The attributes that hold addresses. */
const ADDRESSES = /^(?:href|src|srcset|poster|data-(?:src|original|lazy-src))$/;

/**
 * Liquid, which Jekyll runs before it reads Markdown and HTML, and Galley never runs: neither is to see it. Its
 * characters stand as private ones, one for one, so that every offset stays, until the HTML is made.
 */
export class LiquidShield {
  /** The text with its Liquid in private characters. */
  readonly text: string;
  /** The first of its private characters, which stands for the first one of a piece; the next one for the last. */
  readonly block: number;

  private constructor(text: string, first: number) {
    this.block = first;
    this.text = this.#shield(text);
  }

  /** @returns undefined for a text without Liquid. */
  static of(text: string): LiquidShield | undefined {
    if (!/\{[{%]/.test(text)) return undefined;
    const first = freeBlock(text);
    return first === undefined ? undefined : new LiquidShield(text, first);
  }

  /** The attributes of an element as a built page has them, as far as that can be told without running Liquid. */
  attributes(attributes: Attributes): Record<string, string> {
    const plain: Record<string, string> = {};
    let unknown: string | undefined;
    for (const [name, value] of Object.entries(attributes)) {
      const written = this.#unshield(value);
      const isAddress = written !== value && ADDRESSES.test(name);
      const address = isAddress ? addressOf(written) : written;
      if (address !== undefined) plain[name] = address;
      else unknown = written;
    }
    // What a picture shows that only Liquid could find: its box says so.
    if (unknown !== undefined) plain['alt'] ||= unknown;
    return plain;
  }

  /** Safe HTML with its Liquid as people wrote it: quietly, in a chip; in code, as it stands. */
  show(html: string): string {
    const [start, end] = [String.fromCharCode(this.block), String.fromCharCode(this.block + 1)];
    const piece = `${start}[^<${start}${end}]*${end}`;
    const alone = new RegExp(`<p([^>]*)>((?:${piece}|\\s)+)</p>`, 'g');
    const shown = html.replace(alone, (paragraph, attributes: string, content: string) => {
      const pieces = this.#unshield(content).trim();
      if (pieces === '' || content.match(new RegExp(piece, 'g'))!.every((each) => this.#chip(each) === ''))
        return '';
      return /^\{%-?\s*highlight\b/.test(pieces)
        ? `<figure${attributes}><pre>${this.#code(content.trim())}</pre></figure>`
        : paragraph;
    });
    let codes = 0;
    const place = new RegExp(`<(/?)(?:pre|code)\\b[^>]*>|${piece}`, 'g');
    const withChips = shown.replace(place, (found, closing: string | undefined) => {
      if (found.startsWith('<')) {
        codes = Math.max(0, codes + (closing === '/' ? -1 : 1));
        return found;
      }
      return codes > 0 ? escapeHtml(this.#unshield(found)) : this.#chip(found);
    });
    // What was taken apart on the way.
    return withChips.replace(this.#any(), (characters) => escapeHtml(this.#unshield(characters)));
  }

  #chip(piece: string): string {
    const written = this.#unshield(piece);
    if (RAW_TAG.test(written) || /^\{%-?\s*comment\b/.test(written)) return '';
    if (/^\{%-?\s*highlight\b/.test(written)) return this.#code(piece);
    return `<code class="galley-liquid">${escapeHtml(written)}</code>`;
  }

  /** What `{% highlight %}` holds. */
  #code(piece: string): string {
    const written = this.#unshield(piece);
    const code = written
      .replace(/^\{%[^%]*%\}[ \t]*\r?\n?/, '')
      .replace(/\r?\n?[ \t]*\{%-?\s*endhighlight[^%]*%\}$/, '');
    return `<code>${escapeHtml(code)}</code>`;
  }

  #shield(text: string): string {
    const parts: string[] = [];
    let at = 0;
    for (const { start, end } of findPieces(text)) {
      parts.push(text.slice(at, start), String.fromCharCode(this.block));
      for (let offset = start + 1; offset < end - 1; offset++)
        parts.push(this.#hide(text.charCodeAt(offset)));
      parts.push(String.fromCharCode(this.block + 1));
      at = end;
    }
    parts.push(text.slice(at));
    return parts.join('');
  }

  #hide(code: number): string {
    return String.fromCharCode(code > 1 && code < BLOCK ? this.block + code : code);
  }

  #unshield(text: string): string {
    return text.replace(this.#any(), (characters) =>
      Array.from(characters, (character) => {
        const code = character.charCodeAt(0) - this.block;
        return code > 1 ? String.fromCharCode(code) : '{}'[code]!;
      }).join(''),
    );
  }

  #any(): RegExp {
    return new RegExp(
      `[${String.fromCharCode(this.block)}-${String.fromCharCode(this.block + BLOCK - 1)}]+`,
      'g',
    );
  }
}

/** A block of private characters that the text has none of. */
function freeBlock(text: string): number | undefined {
  const used = new Set<number>();
  for (const [character] of text.matchAll(/[\uE000-\uF8FF]/g)) {
    used.add(Math.floor((character.charCodeAt(0) - PRIVATE_START) / BLOCK));
  }
  for (let block = 0; PRIVATE_START + (block + 1) * BLOCK <= PRIVATE_END; block++) {
    if (!used.has(block)) return PRIVATE_START + block * BLOCK;
  }
  return undefined;
}

/** The outputs and tags of a text in their order; a comment and a highlighted piece of code with what they
 * hold. What `{% raw %}` holds is no Liquid. */
function* findPieces(text: string): Generator<{ readonly start: number; readonly end: number }> {
  const ends = new Ends(text);
  let at = 0;
  for (;;) {
    const start = ends.find('{', at);
    if (start < 0) return;
    const close = text[start + 1] === '{' ? '}}' : text[start + 1] === '%' ? '%}' : '';
    const found = close === '' ? -1 : ends.find(close, start + 2);
    const end = found + 2;
    const written = found < 0 || end - start > LONGEST_PIECE ? '' : text.slice(start, end);
    if (written === '' || /\n[ \t]*\r?\n/.test(written)) {
      at = start + 1;
      continue;
    }
    const name = BLOCK_TAG.exec(written)?.[1];
    const stop = name === undefined ? -1 : ends.findTag(`end${name}`, end);
    const pieceEnd = stop < 0 ? end : stop;
    yield { start, end: pieceEnd };
    at = pieceEnd;
    if (RAW_START.test(written)) {
      const raw = ends.findTag('endraw', end);
      if (raw >= 0) at = text.lastIndexOf('{%', raw - 2);
    }
  }
}

/** Searches forward, and remembers what there is no more of. */
class Ends {
  readonly #text: string;
  readonly #none = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  find(what: string, from: number): number {
    if (this.#none.has(what)) return -1;
    const found = this.#text.indexOf(what, from);
    if (found < 0) this.#none.add(what);
    return found;
  }

  /** The end of the next tag of this name. */
  findTag(name: string, from: number): number {
    if (this.#none.has(name)) return -1;
    const tag = new RegExp(`\\{%-?\\s*${name}\\s*-?%\\}`, 'g');
    tag.lastIndex = from;
    if (tag.test(this.#text)) return tag.lastIndex;
    this.#none.add(name);
    return -1;
  }
}

/** Where an address with Liquid leads; undefined where only Liquid could tell. */
function addressOf(written: string): string | undefined {
  const file = /^\{%-?\s*(?:link\s+([^\s%]+)|post_url\s+([^\s%]+))\s*-?%\}(.*)$/s.exec(written.trim());
  if (file) return `/${file[1] ?? `_posts/${file[2]!}`}${file[3]!}`;
  const { path, isOfSite } = withoutSite(written.trim());
  if (/\{[{%]/.test(path)) return undefined;
  return isOfSite ? path.replace(/^\/*/, '/') : path;
}
