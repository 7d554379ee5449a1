import type { HtmlElement, HtmlTree } from '../document/htmlTree.ts';
import type { Message } from '../text/message.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { TextEdit } from '../text/textEdit.ts';

/** What crawlers break, in the order in which people are told of it. */
export const REPAIR_KINDS = [
  'lazy-image',
  'image-address',
  'tracking-parameters',
  'glued-tag',
  'surplus-end-tag',
  'control-character',
] as const;

export type RepairKind = (typeof REPAIR_KINDS)[number];

/** Something that a crawler broke, and what mends it. */
export interface Repair extends Finding {
  readonly kind: RepairKind;
}

/** What a finder finds: a repair, whose kind the table of finders adds. */
export interface Finding {
  /** What is broken, for people. */
  readonly message: Message;
  /** The tag, value or character that it is about. */
  readonly range: OffsetRange;
  /** In order, without overlaps with one another or those of other repairs. */
  readonly edits: readonly TextEdit[];
}

/** The body, as it is searched for what is broken. */
export interface BrokenBody {
  /** The post's text. */
  readonly text: string;
  readonly body: OffsetRange;
  /** What the HTML was read from, as long as the body: glued tags are apart, and Markdown's code is blank. */
  readonly markup: string;
  readonly tree: HtmlTree;
  /** The elements that no code holds, in the order of their start tags. */
  readonly elements: readonly HtmlElement[];
  /** Where the texts stand that a reader sees and that are no code, in order. */
  readonly texts: readonly OffsetRange[];
  /** Whether `offset` is within an element: Markdown has nothing to say there. */
  readonly isInHtml: (offset: number) => boolean;
  /** Whether `offset` is in code, a script, a comment or the like. */
  readonly isInCode: (offset: number) => boolean;
  /** Whether repairs of the kind are asked for. */
  readonly wants: (kind: RepairKind) => boolean;
}

export type FindBroken = (body: BrokenBody) => Iterable<Finding>;
