import type { OffsetRange } from '../text/offsetRange.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Message } from '../text/message.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something to mend in a post. */
export interface Diagnostic {
  /** One of `DIAGNOSTIC_CODES`; each has a section in docs/diagnostics.md. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly range: OffsetRange;
  /** What mends it, the best first. */
  readonly fixes: readonly Fix[];
}

/** A way to mend a diagnostic: edits of the post's text. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}
