import type { PostDocument } from '../document/postDocument.ts';
import type { FrontMatterSchema } from '../jsonSchema/frontMatterSchema.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import { ARCHIVED_POST_FIELDS } from '../schema/knownFields.ts';
import { CHECKS, type DiagnosticCode, type Severity } from './checkTable.ts';
import type { ArchiveContext } from './checks/check.ts';
import type { Diagnostic } from './diagnostic.ts';

export interface DiagnosticOptions {
  /** Overrides of the default severities, by code. */
  readonly severities?: Readonly<Partial<Record<string, Severity | 'off'>>>;
  /** The fields that every post must have. By default those of an archived post, for posts with a stamp, and
   * none for hand-written ones, whose file name gives date and title. */
  readonly requiredFields?: readonly string[];
  /** What the archive knows. Without it nothing is said of other posts. */
  readonly archive?: ArchiveContext;
  /** Schemas that the workspace names for such posts. */
  readonly schemas?: readonly FrontMatterSchema[];
}

/** What is to be mended in a post, in the order of its text. */
export function findDiagnostics(
  post: PostDocument,
  facts: PostFacts,
  options: DiagnosticOptions = {},
): Diagnostic[] {
  const { severities = {}, archive, schemas = [] } = options;
  const requiredFields = options.requiredFields ?? (facts.archived ? ARCHIVED_POST_FIELDS : []);
  const found: Diagnostic[] = [];
  for (const code of Object.keys(CHECKS) as DiagnosticCode[]) {
    const severity = severities[code] ?? CHECKS[code].severity;
    if (severity === 'off') continue;
    for (const finding of CHECKS[code].check({ post, facts, requiredFields, archive, schemas }))
      found.push({ code, severity, ...finding });
  }
  return found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
