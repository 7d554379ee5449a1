// Front matter as people write it for Jekyll, all of it right: nothing is to be underlined, and Jekyll reads
// what Galley reads.

/** A post by its path below the site's root. */
export interface SitePost {
  readonly path: string;
  readonly text: string;
}

/** A site with posts. */
export interface PostsOfSite {
  readonly config: string;
  readonly layouts: readonly string[];
  readonly posts: readonly SitePost[];
}

function post(path: string, lines: string, body = 'Some text.\n'): SitePost {
  return { path, text: lines === '' ? `---\n---\n${body}` : `---\n${lines}\n---\n\n${body}` };
}

const LAYOUTS = ['default.html', 'post.html', 'page.html', 'notes/short.html'];

/** In a zone east of Greenwich, with the usual addresses. */
const BLOG: PostsOfSite = {
  config:
    'title: A blog\ntimezone: Asia/Singapore\nfuture: false\n' +
    'collections:\n  recipes:\n    output: true\n' +
    'defaults:\n  - scope: { path: "", type: posts }\n    values: { layout: post, comments: true }\n' +
    '  - scope: { path: notes }\n    values: { layout: notes/short }\n',
  layouts: LAYOUTS,
  posts: [
    post('_posts/2021-01-01-empty.md', ''),
    post('_posts/2021-01-02-Only-A-Title.md', 'title: Only a title'),
    post('_posts/2021-01-03-zoned.md', 'layout: post\ntitle: Zoned\ndate: 2021-01-03 10:00:00 +0800'),
    post('_posts/2021-01-04-zulu.md', 'title: Zulu\ndate: 2021-01-03T23:30:00Z'),
    post('_posts/2021-01-05-noon.md', 'title: Noon\ndate: 2021-01-05 12:00:00'),
    post('_posts/2021-01-06-minutes.md', 'title: Minutes\ndate: 2021-01-06 22:15'),
    post('_posts/2021-01-07-quoted.md', 'title: "Quoted: with a colon"\ndate: "2021-01-07 23:00:00"'),
    post('_posts/2021-01-08-fraction.md', 'title: Fraction\ndate: 2021-01-08T02:42:56.029Z'),
    post('_posts/2021-01-09-negative.md', 'title: West\ndate: 2021-01-08 22:00:00 -0500'),
    post('_posts/2021-01-10-words.md', 'title: Tags as words\ntags: a b  c\ncategories: jekyll update'),
    post(
      '_posts/2021-01-11-lists.md',
      'title: Lists\ntags: [a, "b c", 2021]\ncategories:\n  - News\n  - 早报',
    ),
    post('_posts/2021-01-12-singular.md', 'title: Singular\ntag: a b\ncategory: c d'),
    post('_posts/2021-01-13-both.md', 'title: Both\ntag: a\ntags: [b]\ncategory: x\ncategories: [y, x]'),
    post(
      '_posts/2021-01-14-folded.md',
      'title: >-\n  A title of\n  two lines\nexcerpt: |\n  One.\n\n  Two: three.',
    ),
    post('_posts/2021-01-15-multiline.md', 'title: "A title of\n  two lines"\ndescription: plain\n  goes on'),
    post(
      '_posts/2021-01-16-anchors.md',
      'defaults: &terms [a, b]\ntitle: &name Anchored\ntags: *terms\nname: *name',
    ),
    post('_posts/2021-01-17-emoji.md', 'title: 🎉 Party 👩‍👩‍👧 time\ntags: [🎉, 日本語]'),
    post('_posts/2021-01-18-number.md', 'title: 2020\ntags: [2020]'),
    post('_posts/2021-01-19-float.md', 'title: 3.14\nweight: 007\nversion: 1.10'),
    post('_posts/2021-01-20-day.md', 'title: 2021-01-20\ndate: 2021-01-20'),
    post('_posts/2021-01-21-words-like-booleans.md', 'title: Yes, no and off\ntags: [y, n, yesterday, "no"]'),
    post(
      '_posts/2021-01-22-liquid.md',
      'title: "{{ site.title }} news"\ndescription: Uses {{ x }} and {% y %}',
    ),
    post('_posts/2021-01-23-permalink.md', 'title: Permalink\npermalink: /about/this/'),
    post('_posts/2021-01-24-permalink2.md', 'title: Permalink\npermalink: /:year/:i_month/:title.html'),
    post('_posts/2021-01-25-permalink3.md', 'title: Permalink\npermalink: /x/:month_:day/:slug:output_ext'),
    post('_posts/2021-01-26-slug.md', 'title: Slug\nslug: my-own slug'),
    post('_posts/2021-01-27-hidden.md', 'title: Hidden\nlayout: none\nsitemap: false\ncomments: no'),
    post('_posts/2021-01-28-sub.layout.md', 'title: Sub\nlayout: notes/short'),
    post('_posts/2021-01-29-hash.md', 'title: C# and F#\ntags: [C#, "#tag"]\nlayout: post # the usual one'),
    post('_posts/2021-01-30-apostrophe.md', "title: It's 5 o'clock\ndescription: 'It''s 5 o''clock'\n"),
    post(
      '_posts/2021-02-01-中文-文件名.md',
      'title: 「早报」：新闻——“引文”\ndate: 2021-02-01 09:04:00 +0800',
    ),
    post('_posts/2021-02-02-dots.in.name.v1.2.md', 'title: "1.10"\nsubtitle: a:b 10:30'),
    post('_posts/2021-02-03-Case_And-Signs!.markdown', 'title: "Say \\"hi\\" \\u00e9"'),
    post('_posts/2021-02-04-html.html', 'title: HTML <b>bold</b> &amp; more'),
    post('_posts/2021-2-5-one-digit.md', 'title: One digit\ndate: 2021-2-5 8:05'),
    post('_posts/2021-02-06-slashes.md', 'title: Slashes\ndate: 2021/02/06 10:00'),
    post('_posts/2021-02-07-english.md', 'title: English\ndate: "7 February 2021 10:00"'),
    post('_posts/2021-02-08-rfc.md', 'title: RFC\ndate: Mon, 08 Feb 2021 10:00:00 +0800'),
    post(
      '_posts/2021-02-09-comments.md',
      '# a comment\ntitle: Comments # of a kind\n\n# another\ntags: [a] # b',
    ),
    post('_posts/sub/folder/2021-02-10-below.md', 'title: Below _posts'),
    post('news/_posts/2021-02-11-in-a-folder.md', 'title: In a folder\ncategories: [weather]'),
    post('news/Local/_posts/2021-02-12-in-folders.md', 'title: In two folders'),
    post('notes/_posts/2021-02-13-a-note.md', 'title: A note of the settings’ layout'),
    {
      path: '_posts/2021-02-14-crlf.md',
      text: '---\r\ntitle: Windows\r\ntags:\r\n- a\r\n---\r\n\r\nText.\r\n',
    },
    { path: '_posts/2021-02-15-bom.md', text: '\uFEFF---\ntitle: With a mark\ntags: [a]\n---\nText.\n' },
    { path: '_posts/2021-02-16-dots.md', text: '---\ntitle: Closed by dots\n...\nText.\n' },
    {
      path: '_posts/2021-02-17-spaces.md',
      text: '---  \ntitle:   Spaces   \ntags:   a   b  \n---  \nText.\n',
    },
    post('_posts/2021-02-18-nulls.md', 'title: Nulls\ntags: ~\ncategories:\ndescription: null\nlayout: post'),
    post(
      '_posts/2021-02-19-nested.md',
      'title: Nested\nimage:\n  path: /a.jpg\n  alt: "A: b"\nauthors: [{ name: Ann }]',
    ),
    post('_posts/2021-02-20-duplicates.md', 'title: Categories\ncategories: [a, B, b]\ncategory: a'),
    post('_posts/2021-02-21-flow.md', '{ title: Flow, tags: [a, b] }'),
    post('_posts/2021-02-22-long.md', `title: ${'A long title '.repeat(40).trim()}`),
    post('_posts/2021-02-23-signs.md', "title: 100% – a/b (c) [d] {e} ~ ^ | < > ? ; ' +"),
    post('_posts/2021-02-24-clock.md', 'title: At 10:30\ntags: ["10:30", 10.30 Uhr]'),
    post('_posts/2021-02-25-midnight.md', 'title: Midnight\ndate: 2021-02-25 00:00:00 +0800'),
    post(
      '_posts/2021-02-26-unpublished.md',
      'title: Unpublished\npublished: true\nrender_with_liquid: false',
    ),
    post(
      '_posts/2021-02-27-redirects.md',
      'title: Redirects\nredirect_from:\n- /a/\n- /b.html\nredirect_to: https://a.example',
    ),
    post('_posts/2021-02-28-a--b.md', 'title: Hyphens\nslug: a--b---c-'),
    post('_drafts/a-draft.md', 'title: A draft\ntags: [a]'),
    post('_recipes/soup.md', 'title: Soup\nlayout: page\npermalink: /soup/'),
    post('about.md', 'title: About\nlayout: page\npermalink: /about:us/'),
  ],
};

/** The addresses that `permalink` makes, one post each, west of Greenwich. */
const PERMALINKS: readonly PostsOfSite[] = [
  'date',
  'pretty',
  'ordinal',
  'weekdate',
  'none',
  '/:categories/:slug/',
  '/:slugified_categories/:short_year/:i_month/:i_day/:name:output_ext',
  '/:year-:y_day/:long_month/:short_month/:long_day/:short_day/:w_year/:week/:w_day/:title',
  '/:collection/:hour:minute:second/:title',
  'blog/:title/',
].map((permalink) => ({
  config: `timezone: America/New_York\npermalink: ${JSON.stringify(permalink)}\n`,
  layouts: LAYOUTS,
  posts: [
    post(
      '_posts/2021-01-03-A-Post.md',
      'title: A post\ncategories: [News & Views, 早报]\ndate: 2021-01-03 09:08:07 -0500',
    ),
    post('_posts/2020-12-31-last day.md', 'title: Last day\ndate: 2020-12-31'),
    post('a/_posts/2024-02-29-leap.md', 'title: Leap\ntags: x'),
  ],
}));

/** Of a site without settings the zone is not known. */
const BARE: PostsOfSite = {
  config: '',
  layouts: [],
  posts: [
    post('_posts/2021-01-01-a.md', 'layout: journal\ntitle: A\ndate: 2021-01-01 23:30:00'),
    post('_posts/2021-01-02-b.md', 'layout: journal\ntitle: B\ndate: 2021-01-01T20:30:00Z'),
    post('_posts/2021-01-03-c.md', 'layout: journal\ntitle: C'),
  ],
};

/** With a theme, other folders, and more settings. */
const THEMED: PostsOfSite = {
  config:
    'timezone: Europe/Berlin\ntheme: minima\nfuture: true\ncollections_dir: content\npermalink: /:title/\n',
  layouts: ['post.html'],
  posts: [
    post(
      'content/_posts/2021-07-01-summer.md',
      'layout: home\ntitle: Summer\ndate: 2021-07-01 23:30:00 +0200',
    ),
    post('content/_posts/2099-07-01-later.md', 'layout: post\ntitle: Later'),
  ],
};

export const ORDINARY_SITES: readonly PostsOfSite[] = [BLOG, ...PERMALINKS, BARE, THEMED];
