import type { RowReader } from '../archive/postList.ts';
import type { AmountField, RowAmounts } from '../archive/query/postQuery.ts';
import { JUNK_KINDS } from '../cleaning/rule.ts';
import { CHECKS } from '../diagnostics/checkTable.ts';
import type { SurveyTable } from './surveyTable.ts';

/** What a filter may name. */
export const AMOUNT_NAMES = Object.freeze({ junk: JUNK_KINDS, problems: Object.keys(CHECKS) });

/** What surveys tell of the posts of an index, by the rows that they have there. Rows of both are looked up once. */
export class SurveyedRows implements RowAmounts {
  readonly #reader: RowReader;
  readonly #surveys: SurveyTable;
  /** Of which generations the rows are. */
  #generations: readonly [number, number] = [0, 0];
  /** By the index's row: that of the survey. */
  readonly #rows = new Map<number, number>();
  /** By the index's row: the version of the surveys in which there was none. */
  readonly #missing = new Map<number, number>();

  constructor(reader: RowReader, surveys: SurveyTable) {
    this.#reader = reader;
    this.#surveys = surveys;
  }

  /** Whether it tells of these. */
  isOf(reader: RowReader, surveys: SurveyTable): boolean {
    return reader === this.#reader && surveys === this.#surveys;
  }

  get version(): number {
    return this.#surveys.version;
  }

  /** The row of the survey of the post at a row of the index. */
  rowOf(row: number): number | undefined {
    const [first, second] = this.#generations;
    if (this.#reader.generation !== first || this.#surveys.generation !== second) {
      this.#generations = [this.#reader.generation, this.#surveys.generation];
      this.#rows.clear();
      this.#missing.clear();
    }
    const known = this.#rows.get(row);
    if (known !== undefined && this.#surveys.has(known)) return known;
    if (this.#missing.get(row) === this.version) return undefined;
    const found = this.#surveys.rowOf(this.#reader.pathAt(row));
    if (found === undefined) this.#missing.set(row, this.version);
    else this.#rows.set(row, found);
    return found;
  }

  amountAt(row: number, field: AmountField, of?: string): number | undefined {
    const found = this.rowOf(row);
    if (found === undefined) return undefined;
    const surveys = this.#surveys;
    switch (field) {
      case 'words':
        return surveys.wordsAt(found);
      case 'junk': {
        const kind = JUNK_KINDS.find((one) => one === of);
        return kind ? surveys.junkAt(found, kind).count : surveys.junkCountAt(found);
      }
      case 'problems':
        return surveys
          .problemsAt(found)
          .reduce((sum, { code, count }) => (of === undefined || of === code ? sum + count : sum), 0);
    }
  }
}
