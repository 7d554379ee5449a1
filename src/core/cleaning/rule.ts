/** What a piece of junk is: an advertisement, the source site's own promotion, a tracker, a leftover of its
 * user interface, or an empty shell. */
export type JunkKind = 'ad' | 'promo' | 'tracker' | 'ui' | 'empty';

export const JUNK_KINDS: readonly JunkKind[] = ['ad', 'promo', 'tracker', 'ui', 'empty'];

/** `safe`: stands in a container of its own and needs no judgement. `thorough`: told by text or structure. */
export type CleaningLevel = 'safe' | 'thorough';

/** One filter, as data: which elements of which sites are junk. */
export interface Rule {
  /** Names the site family, or `*` for any site: `zaobao:slots`, `*:feedx`. Unique. */
  readonly id: string;
  readonly kind: JunkKind;
  readonly level: CleaningLevel;
  /** Source sites, subdomains included: `rfi.fr` means `www.rfi.fr` as well. Any site when absent. */
  readonly hosts?: readonly string[];
  /** A CSS selector: where junk may stand. */
  readonly selector: string;
  /** What must hold as well. A rule by name alone needs `empty`: article text is pasted into ad slots. */
  readonly guard: Guard;
  /** What goes along with the element. */
  readonly takes?: Extent;
  /** What this is and how it is known, for people. */
  readonly note: string;
}

/** Conditions on an element; all that are given must hold. White space never counts as text, nor does the
 * source of scripts and style sheets. */
export interface Guard {
  /** No text, and nothing else to see, hear, fill in or run. */
  readonly empty?: true;
  /** No text; images and the like may be there. */
  readonly noText?: true;
  /** At most so many characters of text. */
  readonly maxText?: number;
  /** At most so many characters of text outside links. */
  readonly maxLooseText?: number;
  /** Images and media stand in links only, if at all. */
  readonly mediaInLinksOnly?: true;
  /** Of all that is not text there are only drawings (`<svg>`), if at all: no image, no media. */
  readonly drawingsOnly?: true;
  /** The text, white space folded, matches. A text longer than `maxText` (by default 400) does not. */
  readonly text?: RegExp;
  /** The words of the id and the classes match: `AdSlot__box pcBox_2` reads as ` ad slot box pc box `. */
  readonly named?: RegExp;
  /** There are links, and every one's URL matches, or leads to the source site. */
  readonly links?: RegExp | 'sameSite';
  /** Some link's URL matches. */
  readonly someLink?: RegExp;
  /** There is a field to fill in. */
  readonly holdsField?: true;
  /** The element's own URL (`src`, `data-src` or `href`) leads to one of these hosts or a subdomain. */
  readonly sourceHosts?: readonly string[];
  /** The element's own URL matches. */
  readonly source?: RegExp;
  /** The source of a script matches. */
  readonly code?: RegExp;
}

/** Neighbours that belong to a piece of junk. */
export interface Extent {
  /** Elements right before it, the nearest first, as far as they are there: `['hr', 'br']`. */
  readonly before?: readonly string[];
  /** The siblings after it, as long as they match: each a removal of its own, or part of this one. */
  readonly after?: { readonly selector: string; readonly guard: Guard; readonly joined?: true };
}
