import type { Rule } from '../rule.ts';

/** Solidot */
export const SOLIDOT_RULES: readonly Rule[] = [
  {
    id: 'solidot:img',
    kind: 'promo',
    level: 'safe',
    hosts: ['solidot.org'],
    selector: 'p:has(> img[src*="/0/446/liiLIZF8Uh6yM.jpg"]:only-child)',
    guard: { noText: true },
    note: 'The picture that the feed puts into every item.',
  },
];
