/** How many of the sorted numbers are less than `limit`. */
export function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted numbers are in `[from, to)`. */
export function countWithin(sorted: readonly number[], from: number, to: number): number {
  return sorted.length === 0 ? 0 : countBelow(sorted, to) - countBelow(sorted, from);
}
