import { HashChains, hashText } from '../archive/hashChains.ts';
import { packColumns, unpackColumns } from '../archive/packedColumns.ts';
import { STAMP, stampNumbers, type Stamp } from '../archive/tableRow.ts';
import { TextBlob, type BlobReader } from '../archive/textBlob.ts';
import { JUNK_KINDS, type JunkKind } from '../cleaning/rule.ts';
import { Interner } from '../text/interner.ts';
import type { JunkAmount, PostSurvey, ProblemCount } from './surveyPost.ts';
import { FORM, NONE, PLACE, SKETCH_PLACE, WIDTH, type Column } from './surveyRow.ts';

/** So many rows of posts that are not known any more stay where they are, and as many as there are others. */
const MOST_GONE = 1000;

/**
 * Surveys by path, in columns of numbers and one blob of names: some 300 bytes a post. A row is only ever added,
 * or written anew; those that are not known any more are left out when there are many. Rows are good as long as
 * `generation` is the same.
 */
export class SurveyTable {
  #folders = new Interner<string>((text) => text);
  #bases = new Interner<string>((text) => text);
  #problems = new Interner<readonly ProblemCount[]>((list) => JSON.stringify(list));
  #rows: Int32Array = new Int32Array(0);
  #names = new TextBlob();
  #chain = this.#newChain();
  /** Of all rows, and of those that are gone. */
  #count = 0;
  #gone = 0;
  #generation = 0;
  #version = 0;

  /** Reads what `pack` wrote. The bytes are the table's own from here on.
   * @returns undefined where it is of another origin or form, or damaged. */
  static unpack(packed: Uint8Array, origin: string): SurveyTable | undefined {
    const columns = unpackColumns(packed, origin + FORM);
    if (!columns) return undefined;
    const table = new SurveyTable();
    table.#rows = columns.rows;
    table.#names = new TextBlob(columns.texts);
    const reader = new TextBlob(columns.values).read(0);
    const some = (): string[] => Array.from({ length: reader.number() }, () => reader.text());
    table.#folders = new Interner((text) => text, some());
    table.#bases = new Interner((text) => text, some());
    const lists = some().map((text) => JSON.parse(text) as readonly ProblemCount[]);
    table.#problems = new Interner((list) => JSON.stringify(list), lists);
    table.#count = columns.rows.length / WIDTH;
    table.#chain.fill(table.#count);
    for (let row = 0; row < table.#count; row++) if (!table.has(row)) table.#gone++;
    return table;
  }

  /** The number of posts. */
  get size(): number {
    return this.#count - this.#gone;
  }

  /** Another number: something else is known. */
  get version(): number {
    return this.#version;
  }

  /** Another number: rows were left out, and the others are elsewhere. */
  get generation(): number {
    return this.#generation;
  }

  /** How much memory it takes, without the values that posts have in common. */
  get bytes(): number {
    return this.#rows.byteLength + this.#names.capacity + this.#chain.bytes;
  }

  /** All of it, to be stored; see `unpack`.
   * @param origin what tells whether it means the same to who reads it. */
  pack(origin: string): Uint8Array {
    const values = new TextBlob();
    const write = (texts: readonly string[]): void => {
      values.number(texts.length);
      for (const text of texts) values.text(text);
    };
    write(this.#folders.values);
    write(this.#bases.values);
    write(this.#problems.values.map((list) => JSON.stringify(list)));
    const rows = this.#rows.subarray(0, this.#count * WIDTH);
    return packColumns({ rows, texts: this.#names.bytes, values: values.bytes }, origin + FORM);
  }

  /** Adds a survey, or puts it in the place of an earlier one.
   * @param basis names all but the post that decided what was found. */
  set(path: string, survey: PostSurvey, stamp: Stamp, basis: string): void {
    const row = this.rowOf(path) ?? this.#add(path);
    const put = (column: Column, value: number): void =>
      void (this.#rows[row * WIDTH + PLACE[column]] = value);
    const numbers = stampNumbers(stamp);
    for (const column of STAMP) put(column, numbers[column]);
    put('basis', this.#bases.add(basis));
    put('problems', this.#problems.add(survey.problems));
    put('words', survey.words);
    put('characters', survey.characters);
    for (const kind of JUNK_KINDS) {
      const { count, characters } = survey.junk[kind] ?? { count: 0, characters: 0 };
      put(`${kind}Count`, count);
      put(`${kind}Characters`, characters);
    }
    put('sketch', survey.sketch.length);
    this.#rows.set(survey.sketch, row * WIDTH + SKETCH_PLACE);
    this.#version++;
  }

  /** Forgets a post; one that it never had is no error. */
  delete(path: string): void {
    const row = this.rowOf(path);
    if (row !== undefined) this.#drop(row);
  }

  /** Forgets all posts. */
  clear(): void {
    this.#rows.fill(NONE);
    this.#gone = this.#count;
    this.#tidy();
    this.#version++;
  }

  get(path: string): PostSurvey | undefined {
    const row = this.rowOf(path);
    return row === undefined ? undefined : this.surveyAt(row);
  }

  /** The rows of the posts, in the order in which they came. */
  *rows(): IterableIterator<number> {
    for (let row = 0; row < this.#count; row++) if (this.has(row)) yield row;
  }

  /** The posts' paths. */
  *paths(): IterableIterator<string> {
    for (const row of this.rows()) yield this.pathAt(row);
  }

  /** Whether a row has a post. */
  has(row: number): boolean {
    return row < this.#count && this.#at(row, 'folder') !== NONE;
  }

  rowOf(path: string): number | undefined {
    const hash = hashText(path);
    for (let row = this.#chain.last(hash); row >= 0; row = this.#chain.before(row)) {
      if (this.#at(row, 'path') !== hash || !this.has(row)) continue;
      const folder = this.#folders.values[this.#at(row, 'folder')]!;
      if (path.startsWith(folder) && this.#nameAt(row).isText(path, folder.length)) return row;
    }
    return undefined;
  }

  pathAt(row: number): string {
    return this.#folders.values[this.#at(row, 'folder')]! + this.#nameAt(row).text();
  }

  /** Whether a post was surveyed as the file is now, on the basis of what holds now. */
  isCurrent(row: number, stamp: Stamp, basis: string): boolean {
    const numbers = stampNumbers(stamp);
    return (
      stamp.mtime !== 0 &&
      this.basisAt(row) === basis &&
      STAMP.every((column) => this.#at(row, column) === numbers[column])
    );
  }

  /** What the file was when the post was surveyed; the time is 0 where it was not as in its file. */
  stampAt(row: number): Stamp {
    const [size, low, high] = STAMP.map((column) => this.#at(row, column)) as [number, number, number];
    return { size: size >>> 0, mtime: high * 2 ** 32 + (low >>> 0) };
  }

  /** What `set` got. */
  basisAt(row: number): string {
    return this.#bases.values[this.#at(row, 'basis')]!;
  }

  wordsAt(row: number): number {
    return this.#at(row, 'words');
  }

  charactersAt(row: number): number {
    return this.#at(row, 'characters');
  }

  junkAt(row: number, kind: JunkKind): JunkAmount {
    return { count: this.#at(row, `${kind}Count`), characters: this.#at(row, `${kind}Characters`) };
  }

  /** The pieces of all kinds. */
  junkCountAt(row: number): number {
    return JUNK_KINDS.reduce((sum, kind) => sum + this.#at(row, `${kind}Count`), 0);
  }

  problemsAt(row: number): readonly ProblemCount[] {
    return this.#problems.values[this.#at(row, 'problems')]!;
  }

  /** See `sketchOf`: not to be kept. */
  sketchAt(row: number): Int32Array {
    const start = row * WIDTH + SKETCH_PLACE;
    return this.#rows.subarray(start, start + this.#at(row, 'sketch'));
  }

  surveyAt(row: number): PostSurvey {
    const junk = JUNK_KINDS.map((kind) => [kind, this.junkAt(row, kind)] as const);
    return {
      words: this.wordsAt(row),
      characters: this.charactersAt(row),
      junk: Object.fromEntries(junk.filter(([, { count }]) => count > 0)),
      problems: this.problemsAt(row),
      sketch: [...this.sketchAt(row)],
    };
  }

  #newChain(): HashChains {
    return new HashChains((row) => this.#at(row, 'path'));
  }

  #add(path: string): number {
    const row = this.#count;
    if (this.#rows.length < (row + 1) * WIDTH) {
      const longer = new Int32Array(Math.ceil((row + 1) * 1.25) * WIDTH);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    const name = path.slice(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
    const at = row * WIDTH;
    this.#rows[at + PLACE.folder] = this.#folders.add(path.slice(0, path.length - name.length));
    this.#rows[at + PLACE.texts] = this.#names.length;
    this.#rows[at + PLACE.path] = hashText(path);
    this.#names.encoded(name);
    this.#count++;
    this.#chain.add(row);
    return row;
  }

  #drop(row: number): void {
    this.#rows[row * WIDTH + PLACE.folder] = NONE;
    this.#gone++;
    this.#version++;
    if (this.#gone > MOST_GONE && this.#gone > this.size) this.#tidy();
  }

  /** Leaves out the rows that are gone. */
  #tidy(): void {
    const names = new TextBlob();
    let count = 0;
    for (const row of this.rows()) {
      const start = row * WIDTH;
      const name = this.#rows[start + PLACE.texts]!;
      const end = row + 1 < this.#count ? this.#rows[start + WIDTH + PLACE.texts]! : this.#names.length;
      this.#rows.copyWithin(count * WIDTH, start, start + WIDTH);
      this.#rows[count * WIDTH + PLACE.texts] = names.length;
      names.copy(this.#names, name, end);
      count++;
    }
    this.#names = names;
    [this.#count, this.#gone] = [count, 0];
    this.#chain = this.#newChain();
    this.#chain.fill(count);
    this.#generation++;
  }

  #nameAt(row: number): BlobReader {
    return this.#names.read(this.#at(row, 'texts'));
  }

  #at(row: number, column: Column): number {
    return this.#rows[row * WIDTH + PLACE[column]]!;
  }
}
