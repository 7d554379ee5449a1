import type { PostDocument } from '../../document/postDocument.ts';
import type { PostFacts } from '../../facts/postFacts.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** What a check may ask. */
export interface CheckContext {
  readonly post: PostDocument;
  readonly facts: PostFacts;
  /** The fields that this post must have. */
  readonly requiredFields: readonly string[];
}

/** What a check finds: a diagnostic, whose code and severity the table of checks adds. */
export type Finding = Omit<Diagnostic, 'code' | 'severity'>;

export type Check = (context: CheckContext) => Iterable<Finding>;
