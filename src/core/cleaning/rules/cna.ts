import type { Rule } from '../rule.ts';

const hosts = ['cna.com.tw'];

/** 中央社 */
export const CNA_RULES: readonly Rule[] = [
  {
    id: 'cna:adslot',
    kind: 'ad',
    level: 'safe',
    hosts,
    selector: '.bottomArticleBanner, .adslot_infinite, [data-dfp]',
    guard: { empty: true },
    note: 'Slots at the end. Their wrapper has the class of article paragraphs as well.',
  },
  {
    id: 'cna:moreArticle',
    kind: 'promo',
    level: 'safe',
    hosts,
    selector: 'div.moreArticle',
    guard: { maxLooseText: 12, mediaInLinksOnly: true, links: 'sameSite' },
    note: 'A block of related articles under 延伸閱讀. Digests use the class of its links for their headlines.',
  },
  {
    id: 'cna:insertGroup',
    kind: 'promo',
    level: 'safe',
    hosts,
    selector: 'div.insertGroup',
    guard: { maxLooseText: 0, mediaInLinksOnly: true, links: 'sameSite' },
    note: 'A link to a related article between two paragraphs.',
  },
  {
    id: 'cna:newsletter',
    kind: 'promo',
    level: 'safe',
    hosts,
    selector: 'div.SubscriptionInner:has(input.myEpaperInputInner)',
    guard: { maxText: 160 },
    note: 'A form to sign up for the newsletter. Other sites’ editors paste paragraphs into this class.',
  },
  {
    id: 'cna:newsletter-text',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'p',
    guard: { maxText: 300, text: /電子報|訂閱/, someLink: /\.list-manage\.com\/subscribe/ },
    note: 'A paragraph that asks to sign up for the newsletter.',
  },
  {
    id: 'cna:dic-buttons',
    kind: 'ui',
    level: 'safe',
    hosts,
    selector: '.seeArticlemore, .closeBox',
    guard: { maxText: 8, text: /^(?:看更多|關閉)?$/ },
    note: 'Buttons of the glossary boxes.',
  },
];
