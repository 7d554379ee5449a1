// Sums of how much of the labelled junk is gone, by tier and kind.
export const KINDS = ['ad', 'promo', 'tracker', 'ui', 'empty'];

export class Tally {
  #sums = new Map();

  /** @param share how much of the label is gone, from 0 to 1. */
  add({ tier, kind, start, end }, share) {
    for (const key of [`${tier}`, `${tier} ${kind}`]) {
      const sum = this.#sums.get(key) ?? { count: 0, found: 0, chars: 0, foundChars: 0 };
      sum.count++;
      sum.chars += end - start;
      sum.foundChars += share * (end - start);
      if (share === 1) sum.found++;
      this.#sums.set(key, sum);
    }
  }

  /** Tier, or tier and kind, for each that there is a label of. */
  keys() {
    const order = [1, 2].flatMap((tier) => [`${tier}`, ...KINDS.map((kind) => `${tier} ${kind}`)]);
    return order.filter((key) => this.#sums.has(key));
  }

  count(key) {
    return this.#sums.get(key)?.count ?? 0;
  }

  /** `98.2/99.9`: per cent by count and by characters. */
  recall(key) {
    const sum = this.#sums.get(key);
    if (!sum) return '–';
    const percent = (part, whole) => String(Number(((100 * part) / whole).toFixed(1)));
    return `${percent(sum.found, sum.count)}/${percent(sum.foundChars, sum.chars)}`;
  }
}
