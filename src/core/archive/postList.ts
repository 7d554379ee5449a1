import { fileTitle } from '../facts/fileTitle.ts';
import type { ArchiveEntry } from './archiveEntry.ts';
import { decodedName } from './decodedName.ts';
import { momentsOf, periodOf, type Period, type PeriodUnit } from './moment.ts';
import type { ListField, SharedField } from './tableValues.ts';

/** Tells what is known of the post at a row. */
export interface RowReader {
  /** Another number: the rows are not those of before. */
  readonly generation: number;
  pathAt(row: number): string;
  entryAt(row: number): ArchiveEntry;
  momentAt(row: number): number;
  titleAt(row: number): string;
  /** The number of the row's value among `texts` or `lists`. */
  numberAt(row: number, field: SharedField | ListField): number;
  texts(field: SharedField): readonly string[];
  lists(field: ListField): readonly (readonly string[])[];
  /** The row of a post's path. */
  rowOf(path: string): number | undefined;
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
  readonly reader: RowReader;
  /** In the list's order. */
  readonly rows: Int32Array;

  constructor(reader: RowReader, rows: Int32Array) {
    this.reader = reader;
    this.rows = rows;
  }

  get length(): number {
    return this.rows.length;
  }

  pathAt(place: number): string {
    return this.reader.pathAt(this.rows[place]!);
  }

  entryAt(place: number): ArchiveEntry {
    return this.reader.entryAt(this.rows[place]!);
  }

  /** See `momentOf`. */
  momentAt(place: number): number {
    return this.reader.momentAt(this.rows[place]!);
  }

  /** Some of the posts, or all in another order. */
  pick(rows: Int32Array): PostList {
    return new PostList(this.reader, rows);
  }

  /** The place of a post; undefined where it is not in the list. */
  placeOf(path: string): number | undefined {
    const row = this.reader.rowOf(path);
    const place = row === undefined ? -1 : this.rows.indexOf(row);
    return place < 0 ? undefined : place;
  }

  /** The places of those of the posts that are in the list, from the first place on. It pauses, since there may be
   * many. */
  *placesOf(paths: Iterable<string>): Generator<undefined, number[]> {
    const rows = new Set<number>();
    for (const path of paths) {
      const row = this.reader.rowOf(path);
      if (row !== undefined) rows.add(row);
      yield;
    }
    const places: number[] = [];
    if (rows.size > 0) for (const [place, row] of this.rows.entries()) if (rows.has(row)) places.push(place);
    return places;
  }

  /** The post with its title; one without is called after its file. */
  titledAt(place: number): TitledPost {
    const path = this.pathAt(place);
    const title = this.reader.titleAt(this.rows[place]!) || fileTitle(decodedName(/[^/\\]*$/.exec(path)![0]));
    return { path, title, moment: this.momentAt(place) };
  }

  /** The periods that the posts fall into, in their order, and how many are in each. */
  periods(unit: PeriodUnit): PeriodCount[] {
    const counts = new Map<Period, number>();
    let period = '';
    let bounds = { from: 0, to: 0 };
    for (const row of this.rows) {
      const moment = this.reader.momentAt(row);
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
