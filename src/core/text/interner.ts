/** Values that many posts share, each kept once and known by a number. */
export class Interner<Value> {
  readonly #numbers = new Map<string, number>();
  readonly #values: Value[] = [];
  readonly #keyOf: (value: Value) => string;

  /** @param keyOf what tells values apart. */
  constructor(keyOf: (value: Value) => string) {
    this.#keyOf = keyOf;
  }

  get values(): readonly Value[] {
    return this.#values;
  }

  /** The value's number, a new one if need be. */
  add(value: Value): number {
    const key = this.#keyOf(value);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#values.length);
    return this.#values.push(value) - 1;
  }

  /** The value's number, if it has one. */
  find(value: Value): number | undefined {
    return this.#numbers.get(this.#keyOf(value));
  }
}
