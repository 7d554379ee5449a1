/** A tag as it stands in a text: `<p class="x">` or `</p>`, or a whole comment. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'comment';
  /** In lower case; empty for a comment. */
  readonly name: string;
  /** Of the `<`. */
  readonly start: number;
  /** After the `>`. */
  readonly end: number;
}

/** Elements without content and end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base basefont br col command embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Elements whose content is no markup, up to their end tag. */
const RAW_TEXT_ELEMENTS: ReadonlySet<string> = new Set(
  'script style textarea title xmp iframe noembed noframes'.split(' '),
);

const NAME = /[a-zA-Z][^\s/>]*/y;

/**
 * The tags and comments of a text in their order, found lexically, in one pass: `>` in a quoted attribute
 * ends no tag, and what looks like a tag in a comment or in the text of a script is none. A tag that nothing
 * ends is no tag.
 */
export function* scanTags(text: string, from = 0, to = text.length): Generator<Tag> {
  const search = new Search(text, to);
  let at = from;
  for (;;) {
    const start = search.find('<', at);
    if (start < 0) return;
    const tag = text.startsWith('!--', start + 1) ? comment(search, start) : readTag(text, search, start);
    if (!tag) {
      at = start + 1;
      continue;
    }
    yield tag;
    at = tag.end;
    if (tag.kind === 'open' && RAW_TEXT_ELEMENTS.has(tag.name)) {
      const close = search.find(`</${tag.name}`, at);
      if (close >= 0) at = close;
    }
  }
}

/** The name of the tag that begins at `start`, in lower case; empty where none begins. */
function nameAt(text: string, start: number): string {
  NAME.lastIndex = start;
  return NAME.exec(text)?.[0].toLowerCase() ?? '';
}

function comment(search: Search, start: number): Tag | undefined {
  const close = search.find('-->', start + 4);
  return close < 0 ? undefined : { kind: 'comment', name: '', start, end: close + 3 };
}

function readTag(text: string, search: Search, start: number): Tag | undefined {
  const closing = text[start + 1] === '/';
  const nameStart = start + (closing ? 2 : 1);
  const name = nameAt(text, nameStart);
  if (name === '') return undefined;
  const end = tagEnd(text, search, nameStart + name.length);
  return end < 0 ? undefined : { kind: closing ? 'close' : 'open', name, start, end };
}

/** The offset after the `>` that ends a tag whose attributes begin at `from`, or -1. */
function tagEnd(text: string, search: Search, from: number): number {
  let at = from;
  for (;;) {
    const end = search.find('>', at);
    if (end < 0) return -1;
    const quoted = quotedValue(text, at, end);
    if (quoted < 0) return end + 1;
    const close = search.find(text[quoted]!, quoted + 1);
    // A quote that nothing closes is a character like any other.
    at = close < 0 ? quoted + 1 : close + 1;
  }
}

/** Where the first quoted attribute value begins between the two offsets, or -1. */
function quotedValue(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (text[at] !== '=') continue;
    let value = at + 1;
    while (value < to && /\s/.test(text[value]!)) value++;
    if (text[value] === '"' || text[value] === "'") return value;
    at = value - 1;
  }
  return -1;
}

/** `indexOf`, case-insensitive for end tags, that remembers what there is no more of, so that a text full of
 * beginnings without ends is not searched to its end for each of them. */
class Search {
  readonly #text: string;
  readonly #to: number;
  readonly #next = new Map<string, number>();
  #lower: string | undefined;

  constructor(text: string, to: number) {
    this.#text = text;
    this.#to = to;
  }

  /** The first place of `what`, which is in lower case, at or after `from`; -1 if there is none. */
  find(what: string, from: number): number {
    // Looked for at growing offsets only: the last answer stays true until passed.
    const known = this.#next.get(what);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const text = what.length > 3 ? (this.#lower ??= asciiLower(this.#text)) : this.#text;
    const found = text.indexOf(what, from);
    const answer = found < 0 || found >= this.#to ? -1 : found;
    this.#next.set(what, answer);
    return answer;
  }
}

/** Lower case that keeps every offset: `İ` would grow. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
