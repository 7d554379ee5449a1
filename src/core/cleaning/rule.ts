/** What a piece of junk is: an advertisement, the source site's own promotion, a tracker, a leftover of its
 * user interface, or an empty shell. */
export type JunkKind = 'ad' | 'promo' | 'tracker' | 'ui' | 'empty';

export const JUNK_KINDS: readonly JunkKind[] = ['ad', 'promo', 'tracker', 'ui', 'empty'];

/** `safe`: stands in a container of its own and needs no judgement. `thorough`: told by text or structure. */
export type CleaningLevel = 'safe' | 'thorough';
