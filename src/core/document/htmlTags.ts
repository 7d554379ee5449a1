import { html } from 'parse5';

/** What an element means to the tree construction of the HTML standard, as bits: https://html.spec.whatwg.org/multipage/parsing.html */
export const SPECIAL = 1;
/** Comes back behind an element that closes without it. */
export const FORMATTING = 2;
/** Ends the search for an open element "in scope". */
export const SCOPE = 4;
/** Formatting elements outside of it do not count inside. */
export const MARKER = 8;
/** Its end tag may be left out. */
export const IMPLIED = 16;
/** The same, and the parts of a table. */
export const IMPLIED_THOROUGHLY = 32;
export const HEADING = 64;
/** `table` and all that has its place in it. */
export const TABLE_PART = 128;
/** Of these, the ones that hold no text but white space. */
export const TABLE_FRAME = 256;
/** What may stand in a `<head>`. */
export const HEAD = 512;
/** Holds text only: up to its end tag nothing is a tag. */
export const RAW = 1024;
/** The same, but for character references. */
export const RAW_WITH_REFERENCES = 2048;
export const CELL = 4096;
export const ROW_GROUP = 8192;
/** Holds list items. */
export const LIST = 16384;

/** How an element begins. */
export type Beginning =
  | 'plain'
  | 'block'
  | 'void'
  | 'rule'
  | 'heading'
  | 'item'
  | 'term'
  /** Formatting of which none is within another. */
  | 'link'
  | 'formatting'
  | 'pre'
  | 'form'
  | 'button'
  | 'option'
  | 'rubyBase'
  | 'rubyText'
  | 'raw'
  | 'table'
  | 'tablePart'
  | 'drawing'
  | 'ignored'
  | 'refused';

/** What is known of a tag's name. */
export interface TagKind {
  readonly name: string;
  /** Small, and another one for each kind. */
  readonly id: number;
  readonly traits: number;
  readonly beginning: Beginning;
}

const BEGINNINGS: Readonly<Partial<Record<Beginning, string>>> = {
  block:
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer ' +
    'header hgroup main menu nav ol p search section summary ul',
  void: 'area base basefont bgsound br embed img input keygen link meta param source track wbr',
  rule: 'hr',
  heading: 'h1 h2 h3 h4 h5 h6',
  item: 'li',
  term: 'dd dt',
  link: 'a nobr',
  formatting: 'b big code em font i s small strike strong tt u',
  pre: 'pre listing',
  form: 'form',
  button: 'button',
  option: 'option optgroup',
  rubyBase: 'rb rtc',
  rubyText: 'rt rp',
  raw: 'iframe noembed noframes script style textarea title xmp',
  table: 'table',
  tablePart: 'caption col colgroup tbody td tfoot th thead tr',
  drawing: 'svg',
  // There is no such element to take them: the body is a fragment.
  ignored: 'body frame frameset head html',
  refused: 'applet image marquee math object plaintext select template',
};

const TRAITS: readonly (readonly [trait: number, names: string])[] = [
  [FORMATTING, `${BEGINNINGS.link} ${BEGINNINGS.formatting}`],
  [SCOPE, 'caption table td th'],
  [MARKER, 'caption td th'],
  [IMPLIED, 'dd dt li optgroup option p rb rp rt rtc'],
  [IMPLIED_THOROUGHLY, 'dd dt li optgroup option p rb rp rt rtc caption colgroup tbody td tfoot th thead tr'],
  [HEADING, BEGINNINGS.heading!],
  [TABLE_PART, 'table caption col colgroup tbody td tfoot th thead tr'],
  [TABLE_FRAME, 'table colgroup tbody tfoot thead tr'],
  [CELL, 'td th'],
  [ROW_GROUP, 'tbody tfoot thead'],
  [LIST, 'ol ul'],
  [HEAD, 'base basefont bgsound link meta noframes script style title'],
  [RAW, BEGINNINGS.raw!],
  [RAW_WITH_REFERENCES, 'textarea title'],
];

const words = (list: string): string[] => list.split(' ');

const KNOWN: ReadonlyMap<string, TagKind> = (() => {
  const beginnings = new Map(
    Object.entries(BEGINNINGS).flatMap(([beginning, names]) =>
      words(names).map((name) => [name, beginning as Beginning] as const),
    ),
  );
  const names = new Set([...Object.values(html.TAG_NAMES), ...beginnings.keys()]);
  return new Map(
    [...names].map((name, id) => {
      let traits = html.SPECIAL_ELEMENTS[html.NS.HTML].has(html.getTagID(name)) ? SPECIAL : 0;
      for (const [trait, list] of TRAITS) if (words(list).includes(name)) traits |= trait;
      return [name, { name, id, traits, beginning: beginnings.get(name) ?? 'plain' }] as const;
    }),
  );
})();

/** The kind of a name that HTML knows. @param name in lower case */
export function kindOf(name: string): TagKind | undefined {
  return KNOWN.get(name);
}

/** Tells the kinds of one body's tags, those of names that nobody knows included. */
export class TagKinds {
  readonly #unknown = new Map<string, TagKind>();

  /** Whether a kind is the same for all bodies. */
  isLasting({ id }: TagKind): boolean {
    return id < KNOWN.size;
  }

  /** @param name in lower case */
  of(name: string): TagKind {
    return KNOWN.get(name) ?? this.#unknown.get(name) ?? this.#add(name);
  }

  #add(name: string): TagKind {
    const kind: TagKind = { name, id: KNOWN.size + this.#unknown.size, traits: 0, beginning: 'plain' };
    this.#unknown.set(name, kind);
    return kind;
  }
}
