// Front matter that Jekyll reads otherwise than it looks, or not at all. Galley has to say so.
import type { PostsOfSite } from './ordinaryPosts.ts';

/** Each with the code of the problem. */
const LINES: readonly [code: string, lines: string][] = [
  ['yaml-syntax', 'title: One: two'],
  ['yaml-syntax', 'title: One:'],
  ['yaml-syntax', 'title: @home'],
  ['yaml-syntax', 'title: `x`'],
  ['yaml-syntax', 'title: %x'],
  ['yaml-syntax', 'title: *One*'],
  ['yaml-syntax', 'title: "One" two'],
  ['yaml-syntax', 'title: “One: two”'],
  ['yaml-syntax', 'title: {% x %}'],
  ['yaml-syntax', 'title: - a'],
  ['yaml-syntax', 'title: ? a'],
  ['yaml-syntax', 'title: :tada: party'],
  ['yaml-syntax', 'title: :smile'],
  ['yaml-syntax', 'foo: [a, :b]'],
  ['yaml-syntax', 'permalink: :title'],
  ['yaml-syntax', 'title: "a\\q"'],
  ['yaml-syntax', 'title: "a\u0007"'],
  ['yaml-syntax', 'title: a # \u007f'],
  ['yaml-syntax', 'title: a\u2028b'],
  ['yaml-syntax', 'title: a\u0085b'],
  ['yaml-syntax', 'title: a\n\ttag: b'],
  ['yaml-syntax', 'tags:\n\t- a'],
  ['yaml-syntax', 'excerpt: |\n\ta'],
  ['yaml-syntax', 'tags:\n\u3000- a'],
  ['yaml-syntax', 'tags:\n-\u00a0a'],
  ['yaml-syntax', 'layout: post\ntitle：a'],
  ['yaml-syntax', 'layout: post\ntitle:\u3000a'],
  ['yaml-syntax', 'tags: [a, , b]'],
  ['yaml-syntax', 'tags: [a, b'],
  ['yaml-syntax', "title: 'it's'"],
  ['yaml-syntax', '- a\n- b'],
  ['plain-value', 'title: yes'],
  ['plain-value', 'title: Off'],
  ['plain-value', 'title: True'],
  ['plain-value', 'title: 12:30'],
  ['plain-value', 'title: 3:16'],
  ['plain-value', 'title: 007'],
  ['plain-value', 'title: 0x1F'],
  ['plain-value', 'title: 1.10'],
  ['plain-value', 'title: 1,000'],
  ['plain-value', 'title: 2021-8-6'],
  ['plain-value', 'tags: [yes, 12:30, 007]'],
  ['plain-value', 'tag: no'],
  ['plain-value', 'tags: 2021'],
  ['plain-value', 'tags: yes'],
  ['plain-value', 'categories: 2021'],
  ['plain-value', 'categories: true'],
  ['plain-value', 'slug: 2021'],
  ['lost-text', 'title: Notes #12'],
  ['lost-text', 'title: #1 reason'],
  ['lost-text', 'title: !Go now'],
  ['lost-text', 'tags: #a #b'],
  ['typographic-quotes', 'layout: “post”'],
  ['invalid-permalink', 'permalink: pretty'],
  ['invalid-permalink', 'permalink: https://a.example/b'],
  ['invalid-permalink', 'permalink: /:yaer/'],
  ['date-zone', 'date: 2021-01-01 20:00:00'],
  ['date-zone', 'date: 2021-01-01T16:00:00'],
  ['invalid-date', 'date: 2021-02-31'],
  ['invalid-date', 'date: on 2021-01-01'],
  ['file-name-date', 'date: 2021-01-05 10:00:00 +0800'],
  ['duplicate-key', 'title: a\ntitle: b'],
];

/** The codes at which Jekyll cannot read the front matter, or stops. */
export const UNREADABLE: ReadonlySet<string> = new Set(['yaml-syntax']);

export interface TrickySite extends PostsOfSite {
  /** The codes by path. */
  readonly codes: ReadonlyMap<string, string>;
}

const paths = LINES.map((_, index) => `_posts/2021-01-01-tricky-${index}.md`);

export const TRICKY_SITE: TrickySite = {
  config: 'timezone: Asia/Singapore\n',
  layouts: ['post.html'],
  posts: LINES.map(([, lines], index) => ({ path: paths[index]!, text: `---\n${lines}\n---\nText.\n` })),
  codes: new Map(LINES.map(([code], index) => [paths[index]!, code])),
};
