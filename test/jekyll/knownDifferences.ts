/** Where Galley answers otherwise than Jekyll, and means it. */
export interface KnownDifference {
  readonly what: 'title' | 'tags' | 'categories' | 'time' | 'url';
  /** The front matter's line that makes it. */
  readonly line: RegExp;
  readonly why: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    what: 'title',
    line: /^title: (?:yes|Off|True|12:30|3:16|007|0x1F|1\.10|1,000|2021-8-6)$/,
    why: 'Galley shows what is written, and plain-value tells what Jekyll makes of it.',
  },
  {
    what: 'tags',
    line: /^tags?: (?:\[yes, 12:30, 007\]|no|2021|yes)$/,
    why: 'The same for tags.',
  },
  {
    what: 'tags',
    line: /^tags: \*terms$/,
    why: 'What an alias stands for is written elsewhere: Galley leaves it alone.',
  },
];

/** Where the preview lays a post out otherwise than Jekyll, and means it; by the name in `markdownPosts.ts`. */
export const KNOWN_LAYOUT_DIFFERENCES: ReadonlyMap<string, string> = new Map([
  [
    'a lonely mark in a list',
    'kramdown takes a lone `-` under an item for the line under a heading, which its author cannot have meant.',
  ],
  [
    'a heading right behind a list',
    'kramdown has the heading belong to the item; the outline and the folds of the editor do not.',
  ],
  [
    'options',
    '`parse_block_html` would turn the Markdown of all HTML on: no post in any archive seen has it.',
  ],
  [
    'names of links apart from their text',
    '`[k] [l]` is no link to kramdown where `l` is unknown, even if `k` is known.',
  ],
]);
