import type { Rule } from '../rule.ts';

const hosts = ['rfi.fr'];

/** 法国国际广播电台 */
export const RFI_RULES: readonly Rule[] = [
  {
    id: 'rfi:interstitial',
    kind: 'ad',
    level: 'safe',
    hosts,
    selector: '.m-interstitial',
    guard: { maxText: 20, text: /^(?:广告|廣告|Publicité)? ?(?:继续浏览后续)?$/ },
    note: 'An advertisement between paragraphs with its label and the button to read on.',
  },
  {
    id: 'rfi:ad-content',
    kind: 'ad',
    level: 'safe',
    hosts,
    selector: '.m-block-ad, .m-block-ad__content',
    guard: { maxText: 8, text: /^(?:广告|廣告|Publicité)?$/ },
    note: 'The slot itself, where broken markup has parted it from its wrapper.',
  },
  {
    id: 'rfi:unlock-btn',
    kind: 'ui',
    level: 'safe',
    hosts,
    selector: 'button.m-interstitial__unlock-btn',
    guard: { maxText: 20 },
    note: 'The button to read on.',
  },
  {
    id: 'rfi:play-btn',
    kind: 'ui',
    level: 'thorough',
    hosts,
    selector: 'button.m-main-media-btn',
    guard: { noText: true },
    note: 'The triangle on a video’s still.',
  },
  {
    id: 'rfi:self-promo',
    kind: 'promo',
    level: 'safe',
    hosts,
    selector: '.o-self-promo',
    guard: { empty: true },
    note: 'Where a script would have put an appeal for the newsletter or the app.',
  },
];
