import type { Rule } from '../rule.ts';

/** 中央廣播電臺 */
export const RTI_RULES: readonly Rule[] = [
  {
    id: 'rti:more',
    kind: 'promo',
    level: 'thorough',
    hosts: ['rti.org.tw'],
    selector: 'a',
    guard: { maxText: 7, text: /^(?:\.\.\.|…) ?more$/, links: 'sameSite' },
    note: 'The link at the end of a teaser: the only pointer to the article but for the heading link.',
  },
];
