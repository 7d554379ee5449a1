/**
 * The best of many, in order, without keeping or sorting the others.
 * @param compare as for sorting: what comes first is better.
 */
export function bestOf<Item>(
  items: Iterable<Item>,
  most: number,
  compare: (a: Item, b: Item) => number,
): Item[] {
  const best: Item[] = [];
  for (const item of items) {
    if (best.length === most && compare(item, best.at(-1)!) >= 0) continue;
    const place = best.findIndex((other) => compare(item, other) < 0);
    best.splice(place < 0 ? best.length : place, 0, item);
    if (best.length > most) best.pop();
  }
  return best;
}
