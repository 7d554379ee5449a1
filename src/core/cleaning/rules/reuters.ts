import type { Rule } from '../rule.ts';

const hosts = ['reuters.com'];

/** 路透社 */
export const REUTERS_RULES: readonly Rule[] = [
  {
    id: 'reuters:adslot',
    kind: 'ad',
    level: 'safe',
    hosts,
    selector: '[class*="AdSlot__container"]',
    guard: { empty: true },
    note: 'Slots. Editors elsewhere paste paragraphs into such wrappers.',
  },
  {
    id: 'reuters:expand',
    kind: 'ui',
    level: 'safe',
    hosts,
    selector: '.Image_expand-button, [class^="Slideshow-expand-button"]',
    guard: { empty: true },
    note: 'The button that enlarges an image.',
  },
  {
    id: 'reuters:trust',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: '.StandardArticleBody_trustBadgeContainer',
    guard: { maxText: 60, links: /thomsonreuters/ },
    note: 'The line about the Trust Principles below every article.',
  },
];
