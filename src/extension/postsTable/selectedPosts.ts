import type { PostList } from '../../core/postService.ts';
import type { PlaceRange, SelectedPlaces } from '../../protocol/postsMessages.ts';
import { inTurns } from '../turns.ts';

/** The posts that are selected in a table, known by their paths: places change with the archive. */
export class SelectedPosts {
  #posts: 'all' | ReadonlySet<string> = new Set();
  /** Settles when the posts are known that were selected last. */
  #known = Promise.resolve();
  #selections = 0;

  /** Takes others.
   * @param isGood whether the list still tells what it told. */
  select(list: PostList, places: SelectedPlaces, isGood: () => boolean): void {
    const selection = ++this.#selections;
    const isWanted = (): boolean => selection === this.#selections && isGood();
    if (places === 'all') {
      this.#posts = places;
      this.#known = Promise.resolve();
      return;
    }
    this.#known = inTurns(pathsAt(list, places), isWanted).then((paths) => {
      if (selection === this.#selections) this.#posts = paths ?? new Set();
    });
  }

  /**
   * Where they are in a list. Those that are not in it are not selected any more: what is done is done to posts that
   * a person sees.
   * @returns undefined where it is not wanted any more.
   */
  async placesIn(list: PostList, isWanted: () => boolean): Promise<SelectedPlaces | undefined> {
    await this.#known;
    const posts = this.#posts;
    if (posts === 'all' || posts.size === 0) return posts === 'all' ? posts : [];
    const places = isWanted() ? await inTurns(list.placesOf(posts), isWanted) : undefined;
    if (places && places.length < posts.size)
      this.#posts = new Set(places.map((place) => list.pathAt(place)));
    return places && rangesOf(places);
  }
}

function* pathsAt(list: PostList, places: readonly PlaceRange[]): Generator<undefined, Set<string>> {
  const paths = new Set<string>();
  for (const [from, to] of places) {
    for (let place = Math.max(0, from); place < Math.min(to, list.length); place++) {
      paths.add(list.pathAt(place));
      yield;
    }
  }
  return paths;
}

/** @param places in their order. */
function rangesOf(places: readonly number[]): PlaceRange[] {
  const ranges: [from: number, to: number][] = [];
  for (const place of places) {
    const last = ranges.at(-1);
    if (last?.[1] === place) last[1]++;
    else ranges.push([place, place + 1]);
  }
  return ranges;
}
