import { fileTitle } from '../facts/fileTitle.ts';
import type { ArchiveEntry } from './archiveEntry.ts';
import { decodedName } from './decodedName.ts';
import { momentsOf, periodOf, type Period, type PeriodUnit } from './moment.ts';

/** Tells what is known of the post at a row. */
export interface RowReader {
  pathAt(row: number): string;
  entryAt(row: number): ArchiveEntry;
  momentAt(row: number): number;
}

/** What a list shows of a post. */
export interface TitledPost {
  readonly path: string;
  readonly title: string;
  /** See `momentOf`. */
  readonly moment: number;
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

  /** The post with its title; one without is called after its file. */
  titledAt(place: number): TitledPost {
    const path = this.pathAt(place);
    const title = this.entryAt(place).title || fileTitle(decodedName(/[^/\\]*$/.exec(path)![0]));
    return { path, title, moment: this.momentAt(place) };
  }

  /** The place of a post that was written at a moment, in a list that has the latest first; -1 where it is not. */
  placeOf(path: string, moment: number): number {
    let low = 0;
    for (let high = this.length; low < high;) {
      const middle = (low + high) >> 1;
      if (this.momentAt(middle) > moment) low = middle + 1;
      else high = middle;
    }
    for (; low < this.length && this.momentAt(low) === moment; low++)
      if (this.pathAt(low) === path) return low;
    return -1;
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
