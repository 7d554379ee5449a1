import { NONE, PLACE, VALUES, WIDTH } from './tableRow.ts';
import { internValues, type TableValues, type ValueLists } from './tableValues.ts';
import { TextBlob } from './textBlob.ts';

/** What the columns of a table are without the rows that are gone. */
export interface TidyRows {
  readonly count: number;
  readonly texts: TextBlob;
  readonly values: TableValues;
}

/**
 * Moves the rows that are present to the front, and leaves out the texts of the others and the values that only they
 * had. Nothing is looked up: to add each row to another table takes five times as long.
 * @param rows those of the table, which are changed.
 */
export function tidyRows(rows: Int32Array, count: number, texts: TextBlob, values: TableValues): TidyRows {
  const kept = new TextBlob(new Uint8Array(0), texts.length);
  const lists = Object.fromEntries(VALUES.map((field) => [field, []])) as unknown as ValueLists;
  const numbers = VALUES.map((field) => new Int32Array(values[field].values.length).fill(NONE));
  let to = 0;
  for (let row = 0; row < count; row++) {
    const at = row * WIDTH;
    if (rows[at + PLACE.folder] === NONE) continue;
    const start = rows[at + PLACE.texts]!;
    const end = row + 1 < count ? rows[at + WIDTH + PLACE.texts]! : texts.length;
    rows.copyWithin(to * WIDTH, at, at + WIDTH);
    for (let place = 0; place < VALUES.length; place++) {
      const number = rows[to * WIDTH + place]!;
      if (number === NONE) continue;
      const known = numbers[place]!;
      if (known[number] === NONE) {
        const field = VALUES[place]!;
        known[number] = (lists[field] as unknown[]).push(values[field].values[number]) - 1;
      }
      rows[to * WIDTH + place] = known[number]!;
    }
    rows[to * WIDTH + PLACE.texts] = kept.length;
    kept.copy(texts, start, end);
    to++;
  }
  return { count: to, texts: kept, values: internValues(lists) };
}
