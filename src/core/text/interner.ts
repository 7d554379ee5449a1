/** Values that many posts share, each kept once and known by a number. */
export class Interner<Value> {
  /** Made on first use: whoever only reads does without. */
  #numbers: Map<string, number> | undefined;
  readonly #values: Value[];
  readonly #keyOf: (value: Value) => string;

  /**
   * @param keyOf what tells values apart.
   * @param values those that have a number by now, in order: the interner's own from here on.
   */
  constructor(keyOf: (value: Value) => string, values: Value[] = []) {
    this.#keyOf = keyOf;
    this.#values = values;
  }

  get values(): readonly Value[] {
    return this.#values;
  }

  /** The value's number, a new one if need be. */
  add(value: Value): number {
    const numbers = this.#known();
    const key = this.#keyOf(value);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, this.#values.length);
    return this.#values.push(value) - 1;
  }

  /** The value's number, if it has one. */
  find(value: Value): number | undefined {
    return this.#known().get(this.#keyOf(value));
  }

  #known(): Map<string, number> {
    return (this.#numbers ??= new Map(this.#values.map((value, number) => [this.#keyOf(value), number])));
  }
}
