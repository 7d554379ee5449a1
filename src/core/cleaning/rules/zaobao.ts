import type { Rule } from '../rule.ts';

const hosts = ['zaobao.com', 'zaobao.com.sg', 'zaobao.sg'];

/** 联合早报 */
export const ZAOBAO_RULES: readonly Rule[] = [
  {
    id: 'zaobao:slots',
    kind: 'ad',
    level: 'safe',
    hosts,
    selector: 'section#imu, [id^="innity-"], [id^="dfp-ad-"], .dfp-tag-wrapper',
    guard: { empty: true },
    note: 'Slots that a script would have filled with an advertisement.',
  },
  {
    id: 'zaobao:subscribe',
    kind: 'promo',
    level: 'safe',
    hosts,
    selector: 'a[href*="//subscribe.sph.com.sg"]',
    guard: { noText: true },
    note: 'A banner for subscriptions. A link with words may be part of a sentence.',
  },
];
