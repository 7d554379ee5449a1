import type { OffsetRange } from '../text/offsetRange.ts';

/** What a piece of junk is: an advertisement, the source site's own promotion, a tracker, a leftover of its
 * user interface, or an empty shell. */
export type JunkKind = 'ad' | 'promo' | 'tracker' | 'ui' | 'empty';

export const JUNK_KINDS: readonly JunkKind[] = ['ad', 'promo', 'tracker', 'ui', 'empty'];

/** `safe`: stands in a container of its own and needs no judgement. `thorough`: told by text or structure. */
export type CleaningLevel = 'safe' | 'thorough';

/** What to remove of a kind: nothing, what is safe, or what only text or structure tells as well. */
export type CleaningChoice = CleaningLevel | 'off';

/** What a condition asks of a text: a regular expression, or one that looks at texts of some length only. */
export interface Pattern {
  test(text: string): boolean;
}

/** What a condition asks of the URL of a link: to match, or to lead to the source site. */
export type LinkTest = Pattern | 'sameSite';

/** One filter, as data: which elements of which sites are junk. */
export interface Rule {
  /** Names the site family, or `*` for any site: `zaobao:slots`, `*:feedx`. Lines of rule text may share one. */
  readonly id: string;
  readonly kind: JunkKind;
  readonly level: CleaningLevel;
  /** Source sites, subdomains included: `rfi.fr` means `www.rfi.fr` as well. Any site when absent. */
  readonly hosts?: readonly string[];
  /** A CSS selector: where junk may stand. */
  readonly selector: string;
  /** What must hold as well. A rule by name alone needs `empty`: article text is pasted into ad slots. */
  readonly guard: Guard;
  /** The element is junk because of one that it holds. */
  readonly upward?: Upward;
  /** What goes along with the element. */
  readonly takes?: Extent;
  /** What this is, for people. */
  readonly note: string;
  /** Where the rule was read, for people: a file, the settings. */
  readonly source: string;
  /** The line that says it, in the text of its source. */
  readonly range: OffsetRange;
}

/** What must stay, whatever a rule says: an element that matches, all that it holds, and all that holds it. */
export interface Exception extends Target {
  /** Source sites, as in `Rule`. */
  readonly hosts?: readonly string[];
}

/** What rules would take and must not: all that one rule takes, or one piece of junk wherever it stands. */
export type Keep = { readonly hosts?: readonly string[] } & (
  | { readonly rule: string }
  /** See `hashPiece`. */
  | { readonly piece: string }
);

/** Elements that match a selector and a guard. */
export interface Target {
  readonly selector: string;
  readonly guard: Guard;
  readonly upward?: Upward;
}

/** From an element to one around it. */
export interface Upward {
  readonly from: Target;
  /** How many steps up; without it, the nearest element around it that the selector matches. */
  readonly steps?: number;
}

/** Conditions on an element; all that are given must hold. White space never counts as text, nor does the
 * source of scripts and style sheets. */
export interface Guard {
  /** No text, and nothing else to see, hear, fill in or run. */
  readonly empty?: true;
  /** No text; images and the like may be there. */
  readonly noText?: true;
  /** At least so many characters of text. */
  readonly minText?: number;
  /** At most so many characters of text. */
  readonly maxText?: number;
  /** At most so many characters of text outside links. */
  readonly maxLooseText?: number;
  /** Images and media stand in links only, if at all. */
  readonly mediaInLinksOnly?: true;
  /** Of all that is not text there are only drawings (`<svg>`), if at all: no image, no media. */
  readonly drawingsOnly?: true;
  /** The text, white space folded, matches. A text longer than `maxText` (by default 400) does not. */
  readonly text?: Pattern;
  /** The words of the id and the classes match: `AdSlot__box pcBox_2` reads as ` ad slot box pc box `. */
  readonly named?: Pattern;
  /** There are links, and every one's URL matches, or leads to the source site. */
  readonly links?: LinkTest;
  /** Some link's URL matches. */
  readonly someLink?: Pattern;
  /** There is a field to fill in. */
  readonly holdsField?: true;
  /** The element's own URL (`src`, `data-src` or `href`) leads to one of these hosts or a subdomain. */
  readonly sourceHosts?: ReadonlySet<string>;
  /** The element's own URL matches. */
  readonly source?: Pattern;
  /** The source of a script matches. */
  readonly code?: Pattern;
  /** Each is a pattern that the value of an attribute matches whose name matches. */
  readonly attributes?: readonly { readonly name: Pattern; readonly value: Pattern }[];
  /** None of these holds. */
  readonly not?: readonly Guard[];
  /** All of these hold as well. */
  readonly also?: readonly Guard[];
}

/** Neighbours that belong to a piece of junk. */
export interface Extent {
  /** Elements right before it, the nearest first, as far as they are there: `['hr', 'br']`. */
  readonly before?: readonly string[];
  /** The siblings after it, as long as they match: each a removal of its own, or part of this one. */
  readonly after?: Target & { readonly joined?: true };
}
