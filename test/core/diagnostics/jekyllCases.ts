// What Jekyll reads otherwise than it looks. Each was tried with Jekyll 4.3.
import type { CHECKS } from '../../../src/core/diagnostics/checkTable.ts';
import type { Case } from './case.ts';

const POST = '_posts/2021-08-26-a.md';
const SINGAPORE = 'timezone: Asia/Singapore\n';

/** Of the code `yaml-syntax`. */
export const YAML_CASES: readonly Case[] = [
  { what: 'a colon at the end', lines: 'title: One:', at: 'One:', fixed: ['title: "One:"'] },
  {
    what: 'a colon before a number',
    lines: 'title: One: part #2',
    at: 'One: part #2',
    fixed: ['title: "One: part #2"'],
    path: POST,
  },
  {
    what: 'a colon and more double quotes than single ones',
    lines: `title: "A": it's "B"`,
    at: `"A": it's "B"`,
    fixed: [`title: '"A": it''s "B"'`],
  },
  {
    what: 'a colon in quotes of print',
    lines: 'title: “One: two”',
    at: '“One: two”',
    fixed: ['title: "One: two"', 'title: "“One: two”"'],
  },
  {
    what: 'a value that is a symbol',
    lines: 'title: :tada: yes',
    at: ':tada: yes',
    fixed: ['title: ":tada: yes"'],
  },
  { what: 'a symbol in a list', lines: 'foo: [a, :b]', at: ':b', fixed: ['foo: [a, ":b"]'] },
  {
    what: 'a permalink that is a symbol',
    lines: 'permalink: :title',
    at: ':title',
    fixed: ['permalink: ":title"'],
  },
  {
    what: 'a control character',
    lines: 'title: "a\u0007b"',
    at: '\u0007',
    fixed: ['title: "ab"'],
  },
  {
    what: 'a control character in a comment',
    lines: 'title: a # \u0001',
    at: '\u0001',
    fixed: ['title: a # '],
  },
  { what: 'a line separator', lines: 'title: a\u2028b', at: '\u2028', fixed: ['title: ab'] },
  {
    what: 'a wide space behind the colon',
    lines: 'layout: b\ntitle:\u3000a',
    at: '\u3000',
    fixed: ['layout: b\ntitle: a'],
  },
  { what: 'a no-break space behind the colon', lines: 'title:\u00a0a', at: '\u00a0', fixed: ['title: a'] },
  { what: 'a wide space behind a dash', lines: 'tags:\n-\u3000a', at: '\u3000', fixed: ['tags:\n- a'] },
  { what: 'a wide space for indentation', lines: 'tags:\n\u3000- a', at: '\u3000', fixed: ['tags:\n  - a'] },
  {
    what: 'no-break spaces behind plain ones',
    lines: 'tags:\n \u00a0- a',
    at: '\u00a0',
    fixed: ['tags:\n   - a'],
  },
  { what: 'a wide colon', lines: 'layout: b\ntitle：a', at: '：', fixed: ['layout: b\ntitle: a'] },
  { what: 'a wide colon and a wide space', lines: 'title：　a', at: '：　', fixed: ['title: a'] },
  { what: 'a tab in a block', lines: 'excerpt: |\n\ta', at: '\t', fixed: ['excerpt: |\n  a'] },
];

/** Of the code `file-name-date`, where the site's zone is known. */
export const FILE_NAME_CASES: readonly Case[] = [
  {
    what: 'a day that it is in other zones alone',
    lines: 'date: 2021-08-26T02:00:00Z',
    config: 'timezone: Asia/Singapore\n',
    path: '_posts/2021-08-25-a.md',
    at: '2021-08-26T02:00:00Z',
    fixed: ['date: 2021-08-25T02:00:00Z'],
  },
  {
    what: 'another day in a zone that Ruby does not know',
    lines: 'date: 2021-08-26 02:00:00 JST',
    path: '_posts/2021-08-25-a.md',
    at: '2021-08-26 02:00:00 JST',
    fixed: ['date: 2021-08-25 02:00:00 JST'],
  },
];

/** Of the codes that are about Jekyll. */
export const JEKYLL_CASES = {
  'invalid-permalink': [
    {
      what: 'a part that there is not',
      lines: 'permalink: /:categories/:yaer/',
      path: POST,
      at: '/:categories/:yaer/',
      fixed: ['permalink: /:categories/:year/'],
    },
    { what: 'a part like none', lines: 'permalink: /:somewhere/', path: POST, at: '/:somewhere/', fixed: [] },
    {
      what: 'a style',
      lines: 'permalink: pretty',
      at: 'pretty',
      fixed: ['permalink: /:categories/:year/:month/:day/:title/'],
    },
    {
      what: 'an address of the web',
      lines: 'permalink: https://a.example/b/c.html',
      at: 'https://a.example/b/c.html',
      fixed: ['permalink: /b/c.html'],
    },
    {
      what: 'a host',
      lines: "permalink: 'http://a.example'",
      at: "'http://a.example'",
      fixed: ['permalink: /'],
    },
  ],
  'plain-value': [
    { what: 'a language that is false', lines: 'lang: no', at: 'no', fixed: ['lang: "no"'] },
    { what: 'a title that is true', lines: 'title: Yes', at: 'Yes', fixed: ['title: "Yes"'] },
    { what: 'a tag that is false', lines: 'tags: [a, off]', at: 'off', fixed: ['tags: [a, "off"]'] },
    { what: 'a tag in the singular', lines: 'tag: on', at: 'on', fixed: ['tag: "on"'] },
    { what: 'a verse', lines: 'title: 3:16', at: '3:16', fixed: ['title: "3:16"'] },
    { what: 'a time of day', lines: 'tags:\n- 12:30', at: '12:30', fixed: ['tags:\n- "12:30"'] },
    { what: 'an agent', lines: 'title: 007', at: '007', fixed: ['title: "007"'] },
    { what: 'a version', lines: 'title: 1.10', at: '1.10', fixed: ['title: "1.10"'] },
    { what: 'a number with commas', lines: 'title: 1,000', at: '1,000', fixed: ['title: "1,000"'] },
    { what: 'a day with one digit', lines: 'title: 2021-8-6', at: '2021-8-6', fixed: ['title: "2021-8-6"'] },
    { what: 'tags that are a number', lines: 'tags: 2021', at: '2021', fixed: ['tags: "2021"'] },
    {
      what: 'categories that are true',
      lines: 'categories: true',
      at: 'true',
      fixed: ['categories: "true"'],
    },
    { what: 'a slug that is a number', lines: 'slug: 2021', at: '2021', fixed: ['slug: "2021"'] },
    { what: 'a permalink that is a number', lines: 'permalink: 404', at: '404', fixed: ['permalink: "404"'] },
  ],
  'lost-text': [
    { what: 'a number sign in a title', lines: 'title: We are #1', at: '#1', fixed: ['title: "We are #1"'] },
    {
      what: 'a title that is one',
      lines: 'title: #1 and more',
      at: '#1 and more',
      fixed: ['title: "#1 and more"'],
    },
    {
      what: 'a number sign behind a quotation',
      lines: 'title: Say "One" #2',
      at: '#2',
      fixed: [`title: 'Say "One" #2'`],
    },
    { what: 'tags with number signs', lines: 'tags: #a #b', at: '#a #b', fixed: ['tags: "#a #b"'] },
    {
      what: 'a word with an exclamation mark',
      lines: 'title: !Go now',
      at: '!Go',
      fixed: ['title: "!Go now"'],
    },
    {
      what: 'a word with an ampersand',
      lines: 'title: &Co is here',
      at: '&Co',
      fixed: ['title: "&Co is here"'],
    },
  ],
  'typographic-quotes': [
    { what: 'a layout', lines: 'layout: “post”', at: '“post”', fixed: ['layout: post'] },
    { what: 'a date', lines: 'date: “2021-08-26”', at: '“2021-08-26”', fixed: ['date: "2021-08-26"'] },
    { what: 'single ones', lines: 'lang: ‘en’', at: '‘en’', fixed: ['lang: en'] },
    { what: 'a boolean', lines: 'published: “false”', at: '“false”', fixed: ['published: false'] },
    {
      what: 'an address',
      lines: 'from: “https://a.example/b”',
      body: '<!--1646370367890-->\n',
      requiredFields: [],
      at: '“https://a.example/b”',
      fixed: ['from: https://a.example/b'],
    },
  ],
  'date-zone': [
    {
      what: 'an evening east of Greenwich',
      lines: 'date: 2021-08-26 20:00:00',
      config: SINGAPORE,
      path: POST,
      at: '2021-08-26 20:00:00',
      fixed: ['date: 2021-08-26 20:00:00 +0800'],
    },
    {
      what: 'a morning west of Greenwich, in summer',
      lines: 'date: 2021-08-26T01:00:00 # early',
      config: 'timezone: America/New_York\n',
      path: POST,
      at: '2021-08-26T01:00:00',
      fixed: ['date: 2021-08-26T01:00:00 -0400 # early'],
    },
  ],
  'future-date': [
    {
      what: 'a date',
      lines: 'date: 2099-01-01 08:00:00 +0800',
      path: '_posts/2099-01-01-a.md',
      at: '2099-01-01 08:00:00 +0800',
      fixed: [],
    },
    { what: 'a file name', lines: 'title: a', path: '_posts/2099-01-01-a.md', at: '---', fixed: [] },
    {
      what: 'a day in a zone',
      lines: 'date: 2099-01-01',
      config: SINGAPORE,
      path: '_posts/2099-01-01-a.md',
      at: '2099-01-01',
      fixed: [],
    },
  ],
  'unknown-layout': [
    {
      what: 'one that is nearly there',
      lines: 'layout: psot',
      path: POST,
      layouts: ['post.html', 'page.html'],
      at: 'psot',
      fixed: ['layout: post'],
    },
    {
      what: 'one like none, in quotes',
      lines: 'layout: "journal"',
      path: POST,
      layouts: ['post.html'],
      at: '"journal"',
      fixed: [],
    },
  ],
  'folder-category': [
    {
      what: 'one of a list',
      lines: 'categories: [ a, news ]',
      path: 'news/_posts/2021-08-26-a.md',
      at: 'news',
      fixed: ['categories: [ a ]'],
    },
    {
      what: 'one of some words',
      lines: 'categories: news a',
      path: 'b/news/_posts/2021-08-26-a.md',
      at: 'news',
      fixed: ['categories: a'],
    },
    {
      what: 'one in other letters',
      lines: 'categories:\n- News\n- a',
      path: 'news/_posts/2021-08-26-a.md',
      at: 'News',
      fixed: ['categories:\n- a'],
    },
    {
      what: 'the only one',
      lines: 'categories: [news]',
      path: 'news/_posts/2021-08-26-a.md',
      at: 'news',
      fixed: [],
    },
  ],
} satisfies Partial<Record<keyof typeof CHECKS, readonly Case[]>>;
