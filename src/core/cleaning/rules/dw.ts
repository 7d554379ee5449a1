import type { Rule } from '../rule.ts';

const hosts = ['dw.com'];

/** 德国之声 */
export const DW_RULES: readonly Rule[] = [
  {
    id: 'dw:placeholder',
    kind: 'empty',
    level: 'safe',
    hosts,
    selector: 'span.placeholder[data-id]',
    guard: { empty: true },
    note: 'Where a script would have put an image or a video.',
  },
  {
    id: 'dw:readmore',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'p:has(a[rel="ArticleRef"])',
    guard: {
      maxText: 90,
      maxLooseText: 8,
      text: /^(?:延伸|更多|相关|相關)(?:阅读|閱讀|报道|報導)/,
      links: 'sameSite',
    },
    note: 'A pointer to another article in a paragraph of its own.',
  },
  {
    id: 'dw:podcast',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'p',
    guard: { maxText: 60, text: /^欢迎订阅德国之声.{0,12}播客/ },
    note: 'An appeal to subscribe to the podcast.',
  },
];
