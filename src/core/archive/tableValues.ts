import { Interner } from '../text/interner.ts';
import { TextBlob } from './textBlob.ts';

/** What many posts have in common is kept once: of each, a row has the number of the value. */
export const SHARED_FIELDS = ['layout', 'author', 'sourceSite', 'keys', 'dateForm'] as const;
export const LIST_FIELDS = ['tags', 'categories'] as const;
export type SharedField = (typeof SHARED_FIELDS)[number];
export type ListField = (typeof LIST_FIELDS)[number];

const TEXTS = [...SHARED_FIELDS, 'folder'] as const;

/** The values, by number. `folder` is all of a path but the name of the file. */
export type TableValues = Readonly<
  Record<SharedField | 'folder', Interner<string>> & Record<ListField, Interner<readonly string[]>>
>;

/** The same, without what finds a number. */
export type ValueLists = Record<(typeof TEXTS)[number], string[]> & Record<ListField, (readonly string[])[]>;

export function newValues(): TableValues {
  return internValues({
    layout: [],
    author: [],
    sourceSite: [],
    keys: [],
    dateForm: [],
    folder: [],
    tags: [],
    categories: [],
  });
}

/** The numbers that a row may have which has a value. */
export function numbersOf(
  values: TableValues,
  field: SharedField | ListField,
  value: string,
): ReadonlySet<number> {
  if (field === 'tags' || field === 'categories') {
    const lists = [...values[field].values.entries()];
    return new Set(lists.filter(([, list]) => list.includes(value)).map(([number]) => number));
  }
  const number = values[field].find(value);
  return new Set(number === undefined ? [] : [number]);
}

/** All values, in the order of their numbers. */
export function writeValues(values: TableValues): Uint8Array {
  const blob = new TextBlob();
  for (const field of TEXTS) {
    blob.number(values[field].values.length);
    for (const text of values[field].values) blob.text(text);
  }
  for (const field of LIST_FIELDS) {
    blob.number(values[field].values.length);
    for (const list of values[field].values) {
      blob.number(list.length);
      for (const text of list) blob.text(text);
    }
  }
  return blob.bytes;
}

/** Reads what `writeValues` wrote. */
export function readValues(bytes: Uint8Array): TableValues {
  const reader = new TextBlob(bytes).read(0);
  const some = <Item>(read: () => Item): Item[] => Array.from({ length: reader.number() }, read);
  const text = (): string => reader.text();
  const list = (): string[] => some(text);
  const entries = [
    ...TEXTS.map((field) => [field, some(text)] as const),
    ...LIST_FIELDS.map((field) => [field, some(list)] as const),
  ];
  return internValues(Object.fromEntries(entries) as ValueLists);
}

export function internValues(values: ValueLists): TableValues {
  const texts = (of: string[]): Interner<string> => new Interner((text) => text, of);
  const lists = (of: (readonly string[])[]): Interner<readonly string[]> => new Interner(listKey, of);
  return {
    layout: texts(values.layout),
    author: texts(values.author),
    sourceSite: texts(values.sourceSite),
    keys: texts(values.keys),
    dateForm: texts(values.dateForm),
    folder: texts(values.folder),
    tags: lists(values.tags),
    categories: lists(values.categories),
  };
}

/** What tells lists apart. Most have one term, and JSON begins with a bracket. */
function listKey(list: readonly string[]): string {
  return list.length === 1 ? ` ${list[0]!}` : JSON.stringify(list);
}
