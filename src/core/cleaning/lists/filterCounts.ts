import { message, type Message } from '../../text/message.ts';

/** Why a line of a list is not used: a list is made for pages that live in a browser. */
export type SkipReason =
  /** Scripts, styles, what happens to a request, kinds of requests that a stored post has not. */
  | 'browser'
  /** Goes by text: a list removes nothing that has any. */
  | 'text'
  /** Names no host, or nothing of the element: it would have to be asked of everything. */
  | 'general'
  /** Holds under a condition (`!#if`) that is the browser's. */
  | 'conditional'
  | 'unreadable';

export const SKIP_REASONS: readonly SkipReason[] = [
  'browser',
  'text',
  'general',
  'conditional',
  'unreadable',
];

/** What became of the lines of a list, comments apart. */
export interface FilterCounts {
  readonly read: number;
  readonly skipped: Readonly<Record<SkipReason, number>>;
}

/** What was read of a list, and what was not, for people. */
export function describeCounts(name: string, { read, skipped }: FilterCounts): Message {
  const all = SKIP_REASONS.reduce((sum, reason) => sum + skipped[reason], 0);
  return message(
    '{name}: {read} filters read, {all} skipped (need a browser: {browser}; go by text: {text}; too general: {general}; conditional: {conditional}; unreadable: {unreadable}).',
    {
      name,
      read: written(read),
      all: written(all),
      browser: written(skipped.browser),
      text: written(skipped.text),
      general: written(skipped.general),
      conditional: written(skipped.conditional),
      unreadable: written(skipped.unreadable),
    },
  );
}

function written(count: number): string {
  return count.toLocaleString('en');
}
