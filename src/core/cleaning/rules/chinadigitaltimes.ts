import type { Rule } from '../rule.ts';

const hosts = ['chinadigitaltimes.net'];

/** 中国数字时代 */
export const CHINADIGITALTIMES_RULES: readonly Rule[] = [
  {
    id: 'cdt:empty',
    kind: 'empty',
    level: 'safe',
    hosts,
    selector: 'i[class*="W_icon"], i[class*="W_ico"], div.mceTemp, div#fb-root',
    guard: { empty: true },
    note: 'Icons of quoted microblogs and shells of the editor.',
  },
  {
    id: 'cdt:affiliate',
    kind: 'ad',
    level: 'thorough',
    hosts,
    selector: 'p',
    guard: {
      maxText: 60,
      links: /^https?:\/\/(?:www\.)?amazon\.[\w.]+\/.*[?&;](?:tag|linkCode|linkId)=/,
      text: /购买|購買|選購|选购|buy/i,
    },
    note: 'A line that offers a book by an affiliate link.',
  },
  {
    id: 'cdt:related',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'p',
    guard: { maxText: 6, text: /^(?:相关阅读|相關閱讀) ?[:：]$/ },
    takes: {
      after: {
        selector: 'blockquote.wp-embedded-content, p:has(> iframe.wp-embedded-content)',
        guard: { maxText: 200 },
      },
    },
    note: 'Embedded articles of the same site. Without the line above them they are part of the article.',
  },
];
