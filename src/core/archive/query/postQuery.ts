import type { Message } from '../../text/message.ts';
import type { OffsetRange } from '../../text/offsetRange.ts';

/** The fields of a post that are looked in for words. */
export type TextField = 'title' | 'tags' | 'categories' | 'author' | 'layout' | 'sourceSite';

/** What a value must hold: these pieces in this order, with anything between them. */
export interface TextPattern {
  /** As written. */
  readonly pieces: readonly string[];
  /** Whether the first piece must be its beginning and the last one its end. */
  readonly isWhole: boolean;
}

/** What only reading all of a post tells, as numbers. */
export const AMOUNT_FIELDS = ['words', 'junk', 'problems'] as const;
export type AmountField = (typeof AMOUNT_FIELDS)[number];

/** What the kinds of junk and of problems are called. */
export type AmountNames = Readonly<Record<Exclude<AmountField, 'words'>, readonly string[]>>;

/** One thing that a filter asks of a post. */
export type QueryTerm = { readonly isExcluded: boolean } & (
  | { readonly field: TextField; readonly pattern: TextPattern }
  /** See `momentOf`: `to` is the first moment behind. */
  | { readonly field: 'date'; readonly from: number; readonly to: number }
  /** How many, of all kinds or of one: `to` is the first number that is too great. */
  | { readonly field: AmountField; readonly of?: string; readonly from: number; readonly to: number }
);

/** What of a filter's text cannot be made sense of, and is left out. */
export interface QueryProblem {
  /** In the filter's text. */
  readonly range: OffsetRange;
  readonly message: Message;
}

/** A filter as it was read: a post must be all that the terms say. */
export interface PostQuery {
  readonly terms: readonly QueryTerm[];
  readonly problems: readonly QueryProblem[];
}

/** By what posts can be put in order. */
export const ORDERS = ['date', 'title', 'source', 'author', 'tags', ...AMOUNT_FIELDS] as const;

export interface PostOrder {
  /** `tags` is by their number. */
  readonly by: (typeof ORDERS)[number];
  readonly isDescending: boolean;
}

/** What is known of posts that were read as a whole, by their rows. */
export interface RowAmounts {
  /** Another number: something else is known. */
  readonly version: number;
  /** undefined where it is not known. */
  amountAt(row: number, field: AmountField, of?: string): number | undefined;
}

export function isAmountField(field: string): field is AmountField {
  return (AMOUNT_FIELDS as readonly string[]).includes(field);
}

/** Whether it takes reading all posts to answer. */
export function asksAmounts({ terms }: PostQuery, { by }: PostOrder): boolean {
  return isAmountField(by) || terms.some(({ field }) => isAmountField(field));
}
