import type { Rule } from '../rule.ts';

/** What feeds and the relays that pass them on add to every item. */
export const FEED_RULES: readonly Rule[] = [
  {
    id: '*:feedx',
    kind: 'promo',
    level: 'safe',
    selector: 'div',
    guard: {
      maxText: 80,
      text: /^(?:获取更多|獲取更多) ?RSS ?[:：]/,
      links: /^https?:\/\/(?:www\.)?feedx\.\w+\/?$/,
    },
    takes: { before: ['hr', 'br'] },
    note: 'The line of an RSS relay, with the rule above it.',
  },
  {
    id: 'cdt:betterfeed',
    kind: 'promo',
    level: 'safe',
    selector: 'p',
    guard: {
      maxText: 400,
      text: /^(?:©|\(c\)).*(?:Permalink|No comment|Add to)|Feed enhanced by Better Feed/i,
      someLink: /\/\/(?:www\.)?(?:del\.icio\.us|delicious\.com)\/(?:post|save)|planetozh\.com/,
    },
    takes: {
      before: ['hr'],
      after: { selector: 'p', guard: { maxText: 60, text: /^Feed enhanced by Better Feed/i }, joined: true },
    },
    note: 'The footer of the Better Feed plugin: copyright, permalink, bookmarks.',
  },
  {
    id: '*:rss-footer',
    kind: 'promo',
    level: 'thorough',
    selector: 'p, div',
    guard: {
      maxText: 400,
      text: /^(?:The post|文章|本文) .+ (?:appeared first on|最早出现在|最先出現於) .+$/,
      someLink: /^https?:/,
    },
    note: 'WordPress: “The post … appeared first on …”.',
  },
];
