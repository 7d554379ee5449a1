import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeWithCorpus } from '../../corpus.ts';
import { readSite, withLayouts } from '../../../src/core/site/site.ts';
import { ORDINARY_SITES } from '../../jekyll/ordinaryPosts.ts';
import { alarms, diagnose } from './diagnose.ts';

/** After all posts but those that a site means to publish in the future. */
const NOW = Date.UTC(2026, 0);

const ARCHIVED_BODY = '<!--1646370367890-->\n[早報 a](https://news.example/a)\n---\n<p>x</p>\n';
const ARCHIVED =
  'layout: post\ntitle: "早報 a"\ndate: 2022-03-04T05:06:07.890Z\nauthor: a\nfrom: https://news.example/a\ntags: [ a ]\ncategories: [ a ]';

/** A post with other values in some of an archived one's fields. */
function archived(fields: Readonly<Record<string, string>>, body = ARCHIVED_BODY): string {
  const lines = ARCHIVED.split('\n').map((line) => {
    const key = line.slice(0, line.indexOf(':'));
    return fields[key] === undefined ? line : `${key}: ${fields[key]}`;
  });
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

/** The heading link's line in an archived post. */
function heading(link: string): string {
  return ARCHIVED_BODY.replace(/^\[.*$/m, () => link);
}

/** What is right, though it looks like something wrong. */
const NEAR_MISSES: [what: string, text: string, fileName?: string][] = [
  ['words in a scalar of categories', '---\ncategories: a b\n---\n'],
  ['one tag with spaces', '---\ntag: a b\n---\n'],
  ['a list in the singular key', '---\ntag: [a, b]\ncategory:\n- c\n---\n'],
  ['a list without items', '---\ntags: []\ncategories: []\n---\n'],
  ['fields without values', '---\ntitle:\ntags:\ndate:\nlayout: # none\n---\n'],
  ['null values', '---\ntitle: ~\ntags: null\ndate: ~\nfrom: null\npublished: ~\n---\n'],
  ['the same term as tag and as category', '---\ntags: [a]\ncategories: [a]\n---\n'],
  ['terms that differ in case or width', '---\ntags: [a, A, ａ]\n---\n'],
  ['the same word twice in a scalar', '---\ntags: a a\n---\n'],
  ['a date with space and zone', '---\ndate: 2020-09-01 10:00:00 +0800\n---\n', '2020-09-01-a.md'],
  ['a date in another zone than the file name', '---\ndate: 2020-08-31T17:00:00Z\n---\n', '2020-09-01-a.md'],
  ['a date with a file name that has none', '---\ndate: 2020-09-01\n---\n', 'about.md'],
  ['a date with slashes', '---\ndate: 2020/9/1\n---\n', '2020-09-01-a.md'],
  ['a draft without date', '---\ntitle: a\n---\n', 'a-draft.md'],
  ['a file name with single digits', '---\ndate: 2020-09-01\n---\n', '2020-9-1-a.md'],
  [
    'a date as a program writes it',
    '---\ndate: Tue, 01 Sep 2020 10:00:00 +0800\nlast_modified_at: 2020-09-01T10:00:00+08:00\n---\n',
  ],
  ['published: false, plain', '---\npublished: false\n---\n'],
  ['what YAML 1.1 takes for a boolean', '---\npublished: no\nrender_with_liquid: Off\n---\n'],
  ['a number for a title', '---\ntitle: 2020\n---\n'],
  [
    'a key that is not at the margin of meaning',
    '---\ndata: x\ndates: [a]\nauthors: [a]\nimages: [a]\ntitles: a\nlanguage: en\n---\n',
  ],
  ['places of a map', '---\nlat: 1.2\nlng: 3.4\nlong: 5\n---\n'],
  [
    'keys that resemble known ones',
    '---\nform: contact\npublisher: a\nrate: 5\ntile: a.png\ntabs: true\ncontents: true\n---\n',
  ],
  ['one of several', '---\nimage1: a\nimage2: b\nauthor2: c\ntags2: [d]\n---\n'],
  ['a key next to the one it resembles', '---\ntitle: a\ntitel: b\n---\n'],
  ['keys that resemble nothing known', '---\nfoo: 1\n文字: 2\nx-y: 3\n"a b": 4\n---\n'],
  ['a permalink', '---\npermalink: /:year/:title/\n---\n'],
  [
    'a map for author and image, a list for redirect_from',
    '---\nauthor:\n  name: a\nimage: { path: a }\nredirect_from:\n- /a\n- /b\n---\n',
  ],
  ['anchors and aliases', '---\na: &x [b]\ntags: *x\n---\n'],
  [
    'a title with a colon in quotes, and one without a space',
    '---\ntitle: "a: b"\nsubtitle: a:b 10:30\n---\n',
  ],
  ['a title over two lines, the second at the margin', '---\ntitle: "a\nb"\n---\n'],
  ['a list whose bracket closes at the margin', '---\ntags: [\n  a,\n  b\n]\n---\n'],
  ['a comma behind the last item', '---\ntags: [ a, b, ]\n---\n'],
  ['comments and blank lines', '---\n# a\n\ntitle: b # c\n\n---\n'],
  ['Windows line ends and a byte order mark', '\uFEFF---\r\ntitle: a\r\ntags:\r\n- b\r\n---\r\nc\r\n'],
  ['front matter in a flow map', '---\n{title: a, tags: [b]}\n---\n'],
  ['front matter with nothing in it', '---\n---\n'],
  ['a text that begins with a thematic break', '---\n\nIt was late.\n\nThen it rained.\n'],
  [
    'a hand-written post that begins with a heading that is a link',
    '---\ntitle: Links\n---\n[One](https://a.example)\n------\n',
  ],
  ['a person in from, in a hand-written letter', '---\nfrom: Ann\n---\nDear Bob\n'],
  ['an HTML comment that is no stamp', '---\ntitle: a\n---\n<!-- more -->\n'],
  ['a comment behind a title', '---\ntitle: a # b\ntags: [a] #b\nlayout: post #c\n---\n'],
  ['a note to oneself behind a title', '---\ntitle: a #TODO shorter\n---\n'],
  ['quotes of print that belong to the words', '---\ntitle: “a”\ndescription: ‘a’\ntags: [ “双减” ]\n---\n'],
  ['odd space within words', '---\ntitle: 甲\u3000乙\ndescription: a\u00a0b:\u00a0c\n---\n'],
  ['wide punctuation', '---\ntitle: 甲：乙，“丙”。\n---\n'],
  ['a type, and an anchor that is asked for', '---\ntitle: !!str 12\ndescription: &a b\nexcerpt: *a\n---\n'],
  [
    'words of YAML 1.1 in fields of any kind',
    '---\ncomments: no\nauthor: 007\nimage: yes\nfoo: 12:30\n---\n',
  ],
  ['a date in brackets', '---\nfoo: [2021-08-26 10:00:00]\n---\n'],
  ['colons in a permalink of what may be a page', '---\npermalink: /a/:b/\n---\n'],
  ['an archived post', archived({})],
  ['an archived post, hours before its stamp', archived({ date: '2022-03-03T09:00:00.000Z' })],
  ['an archived post with a day alone', archived({ date: '2022-03-05' })],
  [
    'an archived post with the day in another zone',
    archived({ date: '2022-03-04T05:06:07Z' }),
    '2022-03-03-a.md',
  ],
  [
    'an archived post in the singular',
    archived({}).replace('tags:', 'tag:').replace('categories:', 'category:'),
  ],
  [
    'a heading link that escapes',
    archived({ title: '"[a] *b* c"' }, heading('[\\[a\\] \\*b\\* c](https://news.example/a)')),
  ],
  [
    'a heading link that escapes nothing',
    archived({ title: '"[a] *b* c"' }, heading('[[a] *b* c](https://news.example/a)')),
  ],
  [
    'a heading link with entities',
    archived({ title: '"a & b <c>"' }, heading('[a &amp; b &lt;c&gt;](https://news.example/a)')),
  ],
  ['a heading link cut short with dots', archived({}, heading('[早報...](https://news.example/a)'))],
  ['a title cut short with dots', archived({ title: '早報…' })],
  ['a heading link with other white space', archived({ title: '"早報  a "' })],
  [
    'a from with percent escapes',
    archived({ from: 'https://news.example/早' }, heading('[早報 a](https://news.example/%E6%97%A9)')),
  ],
  [
    'a from with escapes of another encoding',
    archived({ from: 'https://news.example/%B9' }, heading('[早報 a](https://news.example/%B9)')),
  ],
  ['a from with a host in capitals and the usual port', archived({ from: 'https://News.Example:443/a' })],
  ['a from in quotes', archived({ from: '"https://news.example/a"' })],
  [
    'a from with parentheses',
    archived({ from: 'https://news.example/a_(b)' }, heading('[早報 a](https://news.example/a_(b))')),
  ],
];

/** Front matter as people write it by hand, for the themes that most of them use. */
const HAND_WRITTEN: [what: string, lines: string][] = [
  [
    'the theme minima',
    'layout: post\ntitle:  "Welcome to my garden!"\ndate:   2019-05-04 09:12:31 +0200\ncategories: jekyll update',
  ],
  ['minima’s page', 'layout: page\ntitle: About\npermalink: /about/\nlist_title: Posts'],
  [
    'minimal-mistakes',
    'title: "Layout: header with an image"\nheader:\n  overlay_image: /assets/a.jpg\n  overlay_filter: 0.5\n  teaser: /assets/b.jpg\n  caption: "Photo: [**Ann**](https://a.example)"\n  actions:\n    - label: "More"\n      url: "https://a.example"\ncategories:\n  - Layout\n  - Uncategorized\ntags:\n  - edge case\n  - image\nlast_modified_at: 2016-05-02T11:39:01-04:00',
  ],
  [
    'minimal-mistakes with a table of contents',
    'title: "A guide"\nexcerpt: "How to."\ntoc: true\ntoc_label: "Contents"\ntoc_icon: "cog"\ntoc_sticky: true\nclasses: wide\nauthor_profile: false\nread_time: true\nshare: true\nrelated: true\nshow_date: true\nsidebar:\n  nav: docs',
  ],
  [
    'minimal-mistakes’ splash page',
    "layout: splash\npermalink: /splash/\nhidden: true\nintro:\n  - excerpt: 'Nullam'\nfeature_row:\n  - image_path: a.png\n    alt: b\n    btn_class: btn--primary\nentries_layout: grid\nsort_by: title\nsort_order: reverse\ntaxonomy: x",
  ],
  [
    'chirpy',
    'title: Getting Started\ndescription: >-\n  Get started with the basics.\nauthor: cotes\ndate: 2019-08-09 20:55:00 +0800\ncategories: [Blogging, Tutorial]\ntags: [getting started]\npin: true\nmath: true\nmermaid: true\ntoc: false\ncomments: false\nmedia_subpath: /posts/2019\nrender_with_liquid: false\nimage:\n  path: a.webp\n  lqip: data:image/webp;base64,AAAA\n  alt: A picture.',
  ],
  ['chirpy’s page', 'layout: archives\nicon: fas fa-archive\norder: 3'],
  [
    'just-the-docs',
    'layout: default\ntitle: Buttons\nparent: UI\ngrand_parent: Docs\nnav_order: 2\nhas_children: true\nhas_toc: false\nnav_exclude: true\nsearch_exclude: true\nnav_fold: true\nlast_modified_date: 2020-04-27T17:54:08+0000',
  ],
  [
    'beautiful-jekyll',
    'layout: post\ntitle: Flake it\nsubtitle: Excerpt from a book\ncover-img: /assets/a.jpg\nthumbnail-img: /assets/b.png\nshare-img: /assets/c.jpg\ntags: [books, test]\nauthor: Ann and Bob\ngh-repo: a/b\ngh-badge: [star, fork]\nbefore-content: a.html\next-js: //a.example/b.js\nfooter-extra: c.html\nsocial-share: false\nnav-short: true\nfull-width: true\nlast-updated: 2020-05-01\nreadtime: true',
  ],
  [
    'al-folio',
    'layout: post\ntitle: a post with tabs\ndate: 2024-05-01 00:32:13\ndescription: this is what tabs could look like\ntags: formatting code\ncategories: sample-posts\ntabs: true\ngiscus_comments: true\nrelated_posts: false\nfeatured: true\ntoc:\n  sidebar: left\nbibliography: a.bib\nimportance: 1\nimg: a.jpg\npretty_table: true\nchart:\n  plotly: true',
  ],
  [
    'al-folio’s redirect',
    'layout: page\ntitle: b\nredirect: https://a.example\ncategory: work\nhorizontal: true\ninline: false\nthumbnail: a.png',
  ],
  [
    'hydejack',
    "layout: post\ntitle: Example\ndescription: >\n  A page.\nimage:\n  path: /a.jpg\n  srcset:\n    1060w: /a.jpg\n    530w: /b.jpg\nsitemap: false\nhide_last_modified: true\naccent_color: '#268bd2'\ninvert_sidebar: true\nno_third_column: true\nselected_projects: [a]",
  ],
  [
    'Hux',
    'layout:     post\ntitle:      "你好，世界"\nsubtitle:   " \\"Hello World\\""\ndate:       2015-01-29 12:00:00\nauthor:     "Hux"\nheader-img: "img/a.jpg"\nheader-mask: 0.3\ncatalog: true\nmultilingual: true\nhidden: true\nnav-style: invert\ntags:\n    - 生活\n    - Meta',
  ],
  [
    'TeXt',
    'title: 早\nkey: a-1\nmodify_date: 2018-01-01\narticle_header:\n  type: cover\naside:\n  toc: true\nmode: immersive\nlicense: CC-BY\nshow_author_profile: true\nsharing: true\ncomment: false\nmathjax_autoNumber: true\nlightbox: true\npageview: true\ncover: /a.jpg\nfull_width: true\nnav_key: a',
  ],
  ['Lanyon', 'layout: post\ntitle: What’s Jekyll?'],
  ['Minimal', '# Only a comment\nlayout: home'],
  [
    'a redirect',
    'title: Moved\nredirect_to: https://a.example/b\nredirect_from:\n  - /a/\n  - /b.html\nsitemap: false',
  ],
  ['a hidden draft', 'title: Not yet\npublished: false\ntags:\n- "C#"\n- .NET\n- node.js'],
  [
    'Octopress',
    "layout: post\ntitle: 'It''s time'\ndate: 2012-03-04 10:11\ncomments: true\nexternal-url: https://a.example\ncategories: [Ruby, \"Rails: 4\"]\nfooter: false\nsharing: true",
  ],
  [
    'an import from WordPress',
    "id: 123\ntitle: 'Hello: world'\ndate: '2011-07-02T10:11:12+00:00'\nauthor: ann\nlayout: post\nguid: 'http://a.example/?p=123'\npermalink: /2011/07/hello/\ncategories:\n    - News\ntags:\n    - a\n    - b\nwordpress_id: 123\nmeta:\n  _edit_last: '1'\ntype: post\nparent_id: '0'\nstatus: publish",
  ],
  [
    'an import from Blogger',
    "layout: post\ntitle: a\ndate: '2009-01-02T03:04:00.001-08:00'\nauthor: Ann\ntags:\nmodified_time: '2009-01-03T00:00:00.000-08:00'\nthumbnail: http://a.example/s72-c/b.png\nblogger_id: tag:blogger.com,1999:blog-1.post-2\nblogger_orig_url: http://a.example/b.html",
  ],
  [
    'an import from Tumblr',
    "layout: post\ntitle: a\ndate: '2013-01-02T03:04:05+01:00'\ntags: []\ntumblr_url: http://a.example/post/1/b",
  ],
  [
    'a site in several languages',
    'layout: post\ntitle: Bonjour\nlang: fr\nref: hello\npage_id: hello\nlang-exclusive: [fr]\npermalink: /fr/bonjour',
  ],
  [
    'a podcast',
    'layout: episode\ntitle: "#12 – a, b & c"\ndate: 2020-01-02T03:04:05Z\nduration: "00:42:10"\nlength: 12345\nfile: https://a.example/12.mp3\nsummary: |-\n  First line.\n\n  Second: line.\nexplicit: "no"\nguests: [Ann, Bob]',
  ],
  [
    'a talk',
    "layout: talk\ntitle: A talk\nevent: Conf '20\nlocation: Berlin\nvenue: Hall\nvideo: https://a.example\nslides: https://b.example/\nlat: 52.5\nlng: 13.4",
  ],
  [
    'a recipe',
    'layout: recipe\ntitle: Soup\nimage: soup.jpg\nimagecredit: a\nyields: 4\npreptime: 10 min\ntags: [soup, quick]\ningredients:\n- 1 onion\n- 2 l water\ndirections:\n- Chop\n- Boil',
  ],
  [
    'a project',
    'title: Tool\nlayout: project\nlink: https://a.example\nlinks:\n- a: b\nweight: 10\nlogo: a.svg\nstars: 5\ntools: [x, y]\nstatus: done\nyear: 2020\nteam: []',
  ],
  [
    'a photograph',
    'layout: photo\ntitle: "夕陽"\ndate: 2018-10-01 18:30:00 +0900\ncamera: X\nlens: 35mm\nfile: a.jpg\nalt: 夕陽\nsize: large\ncaption: b',
  ],
  [
    'a book note',
    "layout: book\ntitle: 'A: B'\nbook_author: Ann\npublisher: C\nisbn: 978-3\nrating: 4.5\npages: 300\nread: 2020-05\ngenre: d\ncover: e.jpg",
  ],
  [
    'dates without time and categories with slashes',
    'layout: post\ntitle: Emoji 😀 title\ndate: 2020-2-3\ncategories: [a/b, c]\nexcerpt_separator: <!--more-->\nmathjax: true',
  ],
  [
    'a changelog with versions',
    'layout: release\nversion: 1.10\ntitle: v1.10.0\nprerelease: false\nassets:\n  - name: a.zip\n    size: 10\nchangelog: >\n  Fixed: all.',
  ],
];

describe('no diagnostic', () => {
  for (const [what, text, fileName] of NEAR_MISSES) {
    it(`for ${what}`, () => assert.deepEqual(alarms(text, fileName), []));
  }
  describe('for what people write by hand:', () => {
    for (const [what, lines] of HAND_WRITTEN) {
      it(what, () => {
        assert.deepEqual(alarms(`---\n${lines}\n---\n\nSome text.\n`), []);
        assert.deepEqual(alarms(`---\r\n${lines.replaceAll('\n', '\r\n')}\r\n---\r\n\r\nSome text.\r\n`), []);
      });
    }
  });

  describe('for the posts of ordinary sites:', () => {
    for (const { config, layouts, posts } of ORDINARY_SITES) {
      const site = withLayouts(readSite(config), layouts);
      for (const { path: place, text } of posts) {
        it(place, () =>
          assert.deepEqual(alarms(text, path.posix.basename(place), { site, path: place, now: NOW }), []),
        );
      }
    }
  });

  describeWithCorpus('for archived posts', (corpus) => {
    it('but for stamps that are no time', () => {
      let posts = 0;
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue;
        posts++;
        const text = readFileSync(path.join(corpus, name), 'utf8');
        const all = diagnose(text, path.basename(name)).filter(
          ({ code, range }) => code !== 'stamp-date' || text.slice(range.start, range.end) !== 'NaN',
        );
        assert.deepEqual(
          all.map(({ code }) => code),
          [],
          name,
        );
      }
      assert.ok(posts > 500);
    });
  });
});
