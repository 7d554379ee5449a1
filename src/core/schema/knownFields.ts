/** What a field's value must be. `terms`: a list of scalars, or words in one scalar. */
export type FieldType = 'text' | 'date' | 'url' | 'terms' | 'boolean' | 'any';

/** A field that Jekyll or the archive gives a meaning. */
export interface KnownField {
  readonly key: string;
  readonly type: FieldType;
  /** What it is for, in Markdown; a template that translations are found by. */
  readonly description: string;
  /** Values that many sites use. */
  readonly values?: readonly string[];
}

/** The fields of an archived post, in their usual order. */
export const ARCHIVED_POST_FIELDS: readonly string[] = [
  'layout',
  'title',
  'date',
  'author',
  'from',
  'tags',
  'categories',
];

/** The fields that Galley documents, checks and completes. Types as Jekyll reads them
 * (https://jekyllrb.com/docs/front-matter/, https://jekyllrb.com/docs/permalinks/). */
export const KNOWN_FIELDS: readonly KnownField[] = [
  {
    key: 'layout',
    type: 'text',
    description: 'The layout file that renders the post, without its extension.',
  },
  { key: 'title', type: 'text', description: 'The title. Put it in quotes when it holds `: ` or ` #`.' },
  {
    key: 'date',
    type: 'date',
    description: 'When the post was published: `2021-08-26`, or with time and zone, `2021-08-26T02:42:56Z`.',
  },
  { key: 'author', type: 'any', description: 'Who wrote the post, or the site it comes from.' },
  { key: 'from', type: 'url', description: 'The address of the source article.' },
  { key: 'tags', type: 'terms', description: 'The tags: a list, or words between spaces.' },
  {
    key: 'categories',
    type: 'terms',
    description: 'The categories: a list, or words between spaces. They are part of the default permalink.',
  },
  { key: 'tag', type: 'terms', description: 'One tag; spaces belong to it.' },
  { key: 'category', type: 'terms', description: 'One category; spaces belong to it.' },
  { key: 'permalink', type: 'text', description: 'The address of the page on the site.' },
  { key: 'published', type: 'boolean', description: 'Set to `false` to leave the post out of the site.' },
  { key: 'slug', type: 'text', description: 'The part of the address that stands for the title.' },
  { key: 'excerpt', type: 'text', description: 'The summary, in place of the first paragraph.' },
  { key: 'excerpt_separator', type: 'text', description: 'The mark in the body that ends the excerpt.' },
  {
    key: 'lang',
    type: 'text',
    description: 'The language of the post: `zh-CN`, `zh-TW`, `en`, `ja`.',
    values: ['zh-CN', 'zh-TW', 'en', 'ja'],
  },
  { key: 'description', type: 'text', description: 'A short description, for search engines.' },
  { key: 'image', type: 'any', description: 'The picture that stands for the post.' },
  { key: 'comments', type: 'any', description: 'Whether readers may comment.' },
  { key: 'redirect_from', type: 'any', description: 'Old addresses that lead to the post.' },
  { key: 'last_modified_at', type: 'date', description: 'When the post was last changed.' },
  {
    key: 'render_with_liquid',
    type: 'boolean',
    description: 'Set to `false` to leave Liquid tags in the body alone.',
  },
];

/** Other keys that themes and plugins in wide use read. They are nobody's misspelling. */
export const OTHER_KEYS: ReadonlySet<string> = new Set(
  (
    'authors author_profile banner bio body_class breadcrumbs canonical_url caption category_list classes collection commits contents cover css data ' +
    'date_published date_modified disqus draft email excerpt_image expert ext external_url feature featured feed form gallery has_children has_toc header ' +
    'hidden hero hide highlight id images img index intro js json key keywords label last_modified_date lat latex license link links link_title list lng long ' +
    'locale location lead mathjax math menu mermaid meta modified name nav nav_order nav_exclude next no_toc noindex note number order ' +
    'page pagination parent photo photos pin pinned preview prev priority publisher rate rating read_time redirect_to ref related robots score search ' +
    'section seo sections series share short show sidebar sitemap sort source src status sticky style styles subject subtitle summary ' +
    'support tabs tagline tags_color target teaser templates text theme thumb thumbnail tile time toc toc_label toc_sticky translator translators ' +
    'twitter type update updated updated_at uid url uuid version via video videos view visible weight width words year'
  ).split(/\s+/),
);
