import type { PostList, RowReader } from '../postList.ts';
import { NO_MOMENT } from '../moment.ts';
import { foldText } from './foldText.ts';
import {
  isAmountField,
  type AmountField,
  type PostOrder,
  type PostQuery,
  type QueryTerm,
  type RowAmounts,
} from './postQuery.ts';
import { sortRows } from './sortRows.ts';
import { matcherOf } from './textPattern.ts';

type Test = (row: number) => boolean;

/** Nothing has been read as a whole. */
const NO_AMOUNTS: RowAmounts = { version: 0, amountAt: () => undefined };

/** How many posts are looked at between two pauses. */
const BETWEEN_PAUSES = 1024;

/** The order that was asked for last. */
interface Ordered extends PostOrder {
  /** What was put in order, and by which amounts. */
  readonly all: Int32Array;
  readonly version: number;
  readonly rows: Int32Array;
}

/**
 * Finds posts and puts them in order, again and again while a person types. What costs most is kept: titles, ready to
 * be looked through, once somebody looked for words, and the order. It pauses in between, so that whoever runs it can
 * do other things as well, or leave it.
 */
export class PostSearch {
  readonly #compare: (a: string, b: string) => number;
  /** By row. */
  #titles: (string | undefined)[] = [];
  /** Whose rows they are, and in which generation. */
  #reader: RowReader | undefined;
  #generation = 0;
  #ordered: Ordered | undefined;

  /** @param compare the order of words in the person's language. */
  constructor(compare: (a: string, b: string) => number) {
    this.#compare = compare;
  }

  /** @param all all posts, the latest first; they must not change meanwhile.
   * @param amounts what is known of them; they may change. */
  *find(
    all: PostList,
    query: PostQuery,
    order: PostOrder,
    amounts = NO_AMOUNTS,
  ): Generator<undefined, PostList> {
    const { reader } = all;
    if (reader !== this.#reader || reader.generation !== this.#generation) {
      [this.#reader, this.#generation, this.#titles] = [reader, reader.generation, []];
    }
    const rows = yield* this.#inOrder(all, order, amounts);
    if (query.terms.length === 0) return all.pick(rows);
    // Titles last: they cost more.
    const isOfTitle = ({ field }: QueryTerm): boolean => field === 'title';
    const terms = [...query.terms].sort((a, b) => Number(isOfTitle(a)) - Number(isOfTitle(b)));
    growTo(this.#titles, rows);
    const tests = terms.map((term) => this.#testOf(term, reader, amounts));
    const found = new Int32Array(rows.length);
    let count = 0;
    for (const [place, row] of rows.entries()) {
      if (tests.every((test) => test(row))) found[count++] = row;
      if (place % BETWEEN_PAUSES === 0) yield;
    }
    return all.pick(found.slice(0, count));
  }

  *#inOrder(
    all: PostList,
    { by, isDescending }: PostOrder,
    amounts: RowAmounts,
  ): Generator<undefined, Int32Array> {
    // That is how they are.
    if (by === 'date' && isDescending) return all.rows;
    const known = this.#ordered;
    const version = isAmountField(by) ? amounts.version : 0;
    const isKnown = known?.all === all.rows && known.by === by && known.isDescending === isDescending;
    if (isKnown && known.version === version) return known.rows;
    const compare = isAmountField(by)
      ? yield* amountComparison(all, by, isDescending, amounts)
      : this.#comparison(all, by, isDescending);
    const rows = yield* sortRows(all.rows, compare);
    this.#ordered = { all: all.rows, version, rows, by, isDescending };
    return rows;
  }

  /** What there is not to compare comes last in either direction. */
  #comparison(
    { reader, rows }: PostList,
    by: Exclude<PostOrder['by'], AmountField>,
    isDescending: boolean,
  ): (a: number, b: number) => number {
    const sign = isDescending ? -1 : 1;
    if (by === 'title') {
      const compare = this.#compare;
      const titles: (string | undefined)[] = [];
      growTo(titles, rows);
      const titleOf = (row: number): string => (titles[row] ??= reader.titleAt(row));
      return (a, b) => {
        const [left, right] = [titleOf(a), titleOf(b)];
        return left === '' || right === '' ? lastIf(left === '', right === '') : sign * compare(left, right);
      };
    }
    const rank = this.#rank(reader, by);
    return (a, b) => {
      const [left, right] = [rank(a), rank(b)];
      return left === NO_MOMENT || right === NO_MOMENT
        ? lastIf(left === NO_MOMENT, right === NO_MOMENT)
        : sign * (left - right);
    };
  }

  /** What rows are compared by; `NO_MOMENT` where there is nothing. */
  #rank(reader: RowReader, by: Exclude<PostOrder['by'], 'title' | AmountField>): (row: number) => number {
    if (by === 'date') return (row) => reader.momentAt(row);
    if (by === 'tags') {
      const counts = reader.lists('tags').map(({ length }) => length);
      return (row) => counts[reader.numberAt(row, 'tags')]!;
    }
    const field = by === 'source' ? 'sourceSite' : 'author';
    const values = reader.texts(field);
    const ranks = new Int32Array(values.length).fill(NO_MOMENT);
    const sorted = values.map((_, number) => number).sort((a, b) => this.#compare(values[a]!, values[b]!));
    for (const [rank, number] of sorted.entries()) if (values[number] !== '') ranks[number] = rank;
    return (row) => ranks[reader.numberAt(row, field)]!;
  }

  #testOf(term: QueryTerm, reader: RowReader, amounts: RowAmounts): Test {
    const { isExcluded } = term;
    if (term.field === 'date') {
      const { from, to } = term;
      return (row) => {
        const moment = reader.momentAt(row);
        return (moment >= from && moment < to) !== isExcluded;
      };
    }
    if (!('pattern' in term)) {
      const { field, of, from, to } = term;
      return (row) => {
        const amount = amounts.amountAt(row, field, of);
        // What is not known is neither so nor otherwise.
        return amount !== undefined && (amount >= from && amount < to) !== isExcluded;
      };
    }
    const matches = matcherOf(term.pattern);
    const has = (folded: string): boolean => folded !== '' && matches(folded);
    const { field } = term;
    if (field === 'title') {
      const titles = this.#titles;
      return (row) => has((titles[row] ??= foldText(reader.titleAt(row)))) !== isExcluded;
    }
    // Many posts have the same values: each is looked at once.
    const wanted =
      field === 'tags' || field === 'categories'
        ? reader.lists(field).map((values) => values.some((value) => has(foldText(value))))
        : reader.texts(field).map((value) => has(foldText(value)));
    return (row) => wanted[reader.numberAt(row, field)] !== isExcluded;
  }
}

/** By amounts as they are now: they may change while rows are put in order. What is not known comes last. */
function* amountComparison(
  { rows }: PostList,
  by: AmountField,
  isDescending: boolean,
  amounts: RowAmounts,
): Generator<undefined, (a: number, b: number) => number> {
  const found = new Map<number, number>();
  for (const [place, row] of rows.entries()) {
    const amount = amounts.amountAt(row, by);
    if (amount !== undefined) found.set(row, isDescending ? -amount : amount);
    if (place % BETWEEN_PAUSES === 0) yield;
  }
  return (a, b) => {
    const [left, right] = [found.get(a), found.get(b)];
    if (left === undefined || right === undefined) return lastIf(left === undefined, right === undefined);
    return left - right;
  };
}

/** An array that grows by leaps is slow from then on. */
function growTo(titles: (string | undefined)[], rows: Int32Array): void {
  const last = rows.reduce((most, row) => Math.max(most, row), -1);
  while (titles.length <= last) titles.push(undefined);
}

function lastIf(isNone: boolean, isOtherNone: boolean): number {
  return Number(isNone) - Number(isOtherNone);
}
