import type { OffsetRange } from '../text/offsetRange.ts';
import type { HtmlTree } from './htmlTree.ts';

/** A post, read: what it consists of and where. All ranges mean `text`. Reading never fails: what is wrong
 * is part of the result. */
export interface PostDocument {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  /** `<!--1629968640000-->` right after the front matter. */
  readonly stamp: Stamp | undefined;
  /** `[title](url)` over `------`, after the stamp. */
  readonly headingLink: HeadingLink | undefined;
  /** All that follows front matter, stamp and heading link, to the end of the text. */
  readonly body: OffsetRange;
  /** The body's HTML, read on first use, then kept. Its offsets mean `text`. */
  readonly html: HtmlTree;
}

/** `absent`: the text does not begin with a fence. `unclosed`: it does, but nothing closes it, and
 * `content` is what looks like YAML. */
export type FrontMatter = AbsentFrontMatter | OpenFrontMatter | ClosedFrontMatter;

export interface AbsentFrontMatter {
  readonly kind: 'absent';
}

export interface OpenFrontMatter extends FrontMatterContent {
  readonly kind: 'unclosed';
}

export interface ClosedFrontMatter extends FrontMatterContent {
  readonly kind: 'closed';
  /** `---` or `...`, without line break or trailing space. */
  readonly closeFence: OffsetRange;
}

export interface FrontMatterContent {
  /** `---`, with the engine's name if there is one, without line break. */
  readonly openFence: OffsetRange;
  /** What stands behind the opening fence's dashes: '' for YAML. */
  readonly engine: string;
  /** The lines between the fences, with the last one's line break. */
  readonly content: OffsetRange;
  readonly fields: readonly Field[];
  readonly problems: readonly YamlProblem[];
}

/** What the YAML parser complains of. `code` is the `yaml` package's ErrorCode, NOT_A_MAP or
 * TOO_DEEP. */
export interface YamlProblem {
  readonly code: string;
  /** The parser's own words, in English. */
  readonly detail: string;
  readonly range: OffsetRange;
}

/** A top-level key of the front matter and its value. */
export interface Field {
  readonly key: string;
  /** The key as written, without the colon. */
  readonly keyRange: OffsetRange;
  /** From the key to the end of the value, without a comment behind it. */
  readonly range: OffsetRange;
  readonly value: FieldValue;
}

export type FieldValue = EmptyValue | ScalarValue | ListValue | MapValue | OtherValue;

/** Nothing stands behind the colon, and the range is empty; or YAML's word for nothing, `~` or `null`. */
export interface EmptyValue {
  readonly kind: 'empty';
  readonly range: OffsetRange;
}

export interface ScalarValue {
  readonly kind: 'scalar';
  /** As written, quotes included. */
  readonly range: OffsetRange;
  /** What YAML 1.2's core schema makes of it. */
  readonly value: string | number | boolean | null;
  /** The text: without quotes and escapes, before numbers and booleans are told. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

export interface ListValue {
  readonly kind: 'list';
  readonly style: 'flow' | 'block';
  /** Brackets included; a block list from its first dash. */
  readonly range: OffsetRange;
  readonly items: readonly FieldValue[];
}

export interface MapValue {
  readonly kind: 'map';
  readonly range: OffsetRange;
}

/** An alias, or a value that YAML cannot make out. */
export interface OtherValue {
  readonly kind: 'other';
  readonly range: OffsetRange;
}

export interface Stamp {
  /** `<!--` to `-->`. */
  readonly range: OffsetRange;
  /** The digits alone. */
  readonly valueRange: OffsetRange;
  /** Epoch milliseconds; undefined where the crawler wrote `NaN`. */
  readonly time: number | undefined;
}

export interface HeadingLink {
  /** The link's line and the underline, without the last line break. */
  readonly range: OffsetRange;
  /** What stands between `[` and `]`, as written. */
  readonly textRange: OffsetRange;
  /** What stands between `(` and `)`, as written. */
  readonly urlRange: OffsetRange;
}
