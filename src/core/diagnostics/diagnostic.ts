import type { Finding } from './checks/check.ts';
import type { DiagnosticCode, Severity } from './checkTable.ts';

/** Something to mend in a post. */
export interface Diagnostic extends Finding {
  /** Each has a section in docs/diagnostics.md. */
  readonly code: DiagnosticCode;
  readonly severity: Severity;
}
