import type { ArchiveEntry } from './archiveEntry.ts';
import { momentsOf, periodOf, type Period, type PeriodUnit } from './moment.ts';

/** Tells what is known of the post at a row. */
export interface RowReader {
  pathAt(row: number): string;
  entryAt(row: number): ArchiveEntry;
  momentAt(row: number): number;
}

/** Posts of one period, one behind the other. */
export interface PeriodCount {
  readonly period: Period;
  readonly count: number;
}

/** Posts in an order. Good until the index changes: not to be kept. */
export class PostList {
  readonly #reader: RowReader;
  readonly #rows: Int32Array;

  constructor(reader: RowReader, rows: Int32Array) {
    this.#reader = reader;
    this.#rows = rows;
  }

  get length(): number {
    return this.#rows.length;
  }

  pathAt(place: number): string {
    return this.#reader.pathAt(this.#rows[place]!);
  }

  entryAt(place: number): ArchiveEntry {
    return this.#reader.entryAt(this.#rows[place]!);
  }

  /** See `momentOf`. */
  momentAt(place: number): number {
    return this.#reader.momentAt(this.#rows[place]!);
  }

  /** The periods that the posts fall into, in their order, and how many are in each. */
  periods(unit: PeriodUnit): PeriodCount[] {
    const counts = new Map<Period, number>();
    let period = '';
    let bounds = { from: 0, to: 0 };
    for (const row of this.#rows) {
      const moment = this.#reader.momentAt(row);
      // Posts in order are mostly of the period of the one before.
      if (moment < bounds.from || moment >= bounds.to) {
        period = periodOf(moment, unit);
        bounds = momentsOf(period);
      }
      counts.set(period, (counts.get(period) ?? 0) + 1);
    }
    return [...counts].map(([period, count]) => ({ period, count }));
  }
}
