import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

export interface DiagnosticOptions {
  /** Overrides of the default severities, by code. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** The fields that every post must have. By default those of an archived post, for posts with a stamp. */
  readonly requiredFields?: readonly string[];
}

export function findDiagnostics(
  _post: PostDocument,
  _facts: PostFacts,
  _options: DiagnosticOptions = {},
): Diagnostic[] {
  return [];
}
