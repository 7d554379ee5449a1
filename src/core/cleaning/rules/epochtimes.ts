import type { Rule } from '../rule.ts';

const hosts = ['epochtimes.com', 'ntdtv.com'];

/** 大纪元 */
export const EPOCHTIMES_RULES: readonly Rule[] = [
  {
    id: 'epoch:donate',
    kind: 'promo',
    level: 'safe',
    hosts,
    selector: 'p',
    guard: {
      maxText: 90,
      text: /支持|捐|赞助|贊助/,
      links: /^https?:\/\/(?:donate\.epochtimes\.com|donation\.ntdtv\.com)(?:\/|$)/,
    },
    note: 'An appeal for donations with its link.',
  },
  {
    id: 'epoch:watch',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'h2, h3, p',
    guard: { maxText: 12, text: /^(?:网络|網路|網絡)收看方式 ?[:：]?$/ },
    takes: {
      after: {
        selector: 'p',
        guard: { maxText: 200, maxLooseText: 90, text: /https?:\/\//, mediaInLinksOnly: true },
      },
    },
    note: 'Where to watch the programme: a heading and lines of addresses.',
  },
  {
    id: 'epoch:podcast',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'p',
    guard: { maxText: 60, text: /^（听更多新闻请至/ },
    note: 'A pointer to the podcast.',
  },
  {
    id: 'epoch:subscribe',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'p',
    guard: { maxText: 120, text: /^(?:订阅频道|訂閱頻道) ?[:：]/ },
    note: 'An appeal to subscribe to the channel.',
  },
];
