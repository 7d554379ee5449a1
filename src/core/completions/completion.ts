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
  /** The part of `newText` that people may type over; empty where they are to type something. */
  readonly placeholder: OffsetRange | undefined;
  /** The number of posts that use a value. */
  readonly count: number | undefined;
  /** What says that value. */
  readonly source: Message | undefined;
  /** The value that a field gets. */
  readonly value: string | undefined;
  readonly documentation: Message | undefined;
}
