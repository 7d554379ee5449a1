import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { Message } from '../text/message.ts';
import type { CleaningLevel, JunkKind } from './rule.ts';

/** A range of the post that goes, and the rule that justifies it. */
export interface Removal {
  readonly range: OffsetRange;
  readonly kind: JunkKind;
  /** The rule's id, such as `zaobao:slots`. */
  readonly rule: string;
}

export interface CleaningOptions {
  /** `safe` by default; `thorough` adds to it. */
  readonly level?: CleaningLevel;
  /** The kinds to remove; all by default. */
  readonly kinds?: readonly JunkKind[];
  /** Only junk that lies within these ranges; the whole post by default. */
  readonly within?: readonly OffsetRange[];
}

export interface CleaningResult {
  /** In order, without overlaps. */
  readonly removals: readonly Removal[];
  /** Why the post was left alone as a whole, if it was: then there are no removals. */
  readonly leftAlone: Message | undefined;
}

/** Finds the junk of a post. Deleting the removals' ranges, and nothing else, cleans it. */
export function findRemovals(
  _post: PostDocument,
  _facts: PostFacts,
  _options: CleaningOptions = {},
): CleaningResult {
  return { removals: [], leftAlone: undefined };
}
