import type { ArchiveIndex } from '../archive/archiveIndex.ts';
import { NO_MOMENT, periodOf } from '../archive/moment.ts';
import type { PostList } from '../archive/postList.ts';
import { bestOf } from './bestOf.ts';
import type { ComparedPost } from './comparedPost.ts';

/** How far before and behind a post's day its copies are looked for first. */
const DAYS_AROUND = 2;
const MINUTES_A_DAY = 1440;

/** A post of a list that is like another one. */
interface Ranked {
  readonly row: number;
  /** How much they have in common: more is better. */
  readonly weight: number;
  /** In time. */
  readonly distance: number;
}

/** The other posts of the same source and day, the nearest in time first. Good until the index changes. */
export function postsOfSameDay(index: ArchiveIndex, post: ComparedPost, most: number): PostList {
  const { sourceSite } = post.entry;
  const isKnown = sourceSite !== '' && post.moment !== NO_MOMENT;
  const period = periodOf(post.moment, 'day');
  const posts = index.posts({ field: 'sourceSite', value: sourceSite, period });
  return pickBest(posts, post, isKnown ? most : 0, () => 1);
}

/** The other posts that share tags: those that share most and the rarest ones first, then the nearest in time. */
export function postsWithSameTags(index: ArchiveIndex, post: ComparedPost, most: number): PostList {
  const posts = index.posts();
  const weights = new Map(post.entry.tags.map((tag) => [tag, rarity(index, tag)]));
  // Posts have few different lists of tags.
  const ofLists = posts.reader.lists('tags').map((tags) => {
    let weight = 0;
    for (const tag of new Set(tags)) weight += weights.get(tag) ?? 0;
    return weight;
  });
  return pickBest(posts, post, most, (row) => ofLists[posts.reader.numberAt(row, 'tags')]!);
}

/** Where a copy is most likely: posts of the same article; those of the same source and the days around, the nearest
 * first; those of the same title. */
export function likelyCopies(index: ArchiveIndex, post: ComparedPost, most: number): string[] {
  const { entry, moment, path } = post;
  const posts = index.posts({ field: 'sourceSite', value: entry.sourceSite });
  const isAround = (row: number): boolean =>
    Math.abs(posts.reader.momentAt(row) - moment) <= DAYS_AROUND * MINUTES_A_DAY;
  const isKnown = entry.sourceSite !== '' && moment !== NO_MOMENT;
  const near = pickBest(posts, post, isKnown ? most : 0, (row) => (isAround(row) ? 1 : 0));
  const paths = new Set([
    ...index.twins('from', entry),
    ...Array.from({ length: near.length }, (_, place) => near.pathAt(place)),
    ...index.twins('title', entry),
  ]);
  paths.delete(path);
  return [...paths].slice(0, most);
}

/** In whole numbers: sums of fractions differ by the order in which they are added. */
function rarity(index: ArchiveIndex, tag: string): number {
  return Math.round(1e6 * Math.log(1 + index.size / Math.max(1, index.count('tags', tag))));
}

/** @param weigh gets a row; what has no weight is left out. */
function pickBest(
  posts: PostList,
  { path, moment }: ComparedPost,
  most: number,
  weigh: (row: number) => number,
): PostList {
  const own = posts.reader.rowOf(path);
  function* ranked(): Generator<Ranked> {
    for (const row of posts.rows) {
      const weight = row === own ? 0 : weigh(row);
      if (weight > 0) yield { row, weight, distance: Math.abs(posts.reader.momentAt(row) - moment) };
    }
  }
  const best = most > 0 ? bestOf(ranked(), most, byLikeness) : [];
  return posts.pick(Int32Array.from(best, ({ row }) => row));
}

function byLikeness(a: Ranked, b: Ranked): number {
  return b.weight - a.weight || a.distance - b.distance;
}
