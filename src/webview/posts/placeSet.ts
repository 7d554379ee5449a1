import type { PlaceRange, SelectedPlaces } from '../../protocol/postsMessages.ts';

/** Places in a table, as ranges: all of a hundred thousand are one. */
export class PlaceSet {
  /** In their order, with something between each two. */
  #ranges: readonly PlaceRange[] = [];
  #isAll = false;

  constructor(places: SelectedPlaces = []) {
    if (places === 'all') this.#isAll = true;
    else this.#ranges = places;
  }

  /** To be told. */
  get places(): SelectedPlaces {
    return this.#isAll ? 'all' : this.#ranges;
  }

  has(place: number): boolean {
    return this.#isAll || this.#ranges.some(([from, to]) => from <= place && place < to);
  }

  /** @param all how many places there are. */
  count(all: number): number {
    return this.#isAll ? all : this.#ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /** @param all how many places there are. */
  toggle(place: number, all: number): PlaceSet {
    const ranges = this.#isAll ? [[0, all] as const] : this.#ranges;
    const others = ranges.flatMap(([from, to]): PlaceRange[] =>
      from <= place && place < to
        ? [[from, place] as const, [place + 1, to] as const].filter(([start, end]) => start < end)
        : [[from, to]],
    );
    return this.has(place) ? new PlaceSet(others) : new PlaceSet(joined([...others, [place, place + 1]]));
  }

  /** With all places between two, both included, in any order. */
  with(one: number, other: number): PlaceSet {
    if (this.#isAll) return this;
    return new PlaceSet(joined([...this.#ranges, [Math.min(one, other), Math.max(one, other) + 1]]));
  }
}

function joined(ranges: readonly PlaceRange[]): PlaceRange[] {
  const all: [from: number, to: number][] = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}
