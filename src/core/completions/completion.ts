import type { OffsetRange } from '../text/offsetRange.ts';
import type { Message } from '../text/message.ts';

/** Something to put at the caret. */
export interface Completion {
  /** What the list shows and what typed text is compared with. */
  readonly label: string;
  readonly kind: 'field' | 'value';
  /** What the completion replaces; it holds the caret. */
  readonly range: OffsetRange;
  readonly newText: string;
  /** The number of posts that use a value. */
  readonly count: number | undefined;
  readonly documentation: Message | undefined;
}
