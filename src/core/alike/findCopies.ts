import type { ArchiveIndex } from '../archive/archiveIndex.ts';
import type { PostList } from '../archive/postList.ts';
import { SKETCH_SIZE } from '../survey/surveyPost.ts';
import type { Sketch } from '../text/sketch.ts';
import { bestOf } from './bestOf.ts';
import type { ComparedPost } from './comparedPost.ts';

/** Posts whose articles were sketched, by the rows of a table. */
export interface SketchedPosts {
  rows(): Iterable<number>;
  pathAt(row: number): string;
  sketchAt(row: number): Sketch;
}

/** Posts that have text in common with another one. */
export interface Copies {
  /** Good until the index changes. */
  readonly copies: PostList;
  /** How much of both texts they have in common, for each of the posts: about, from 0 to 1. */
  readonly shares: readonly number[];
}

interface Copy {
  /** In the index. */
  readonly row: number;
  readonly share: number;
  /** In time. */
  readonly distance: number;
}

/** Texts of one subject have up to two fifths in common: set phrases, names, what an agency sent to all. */
const LEAST_SHARE = 0.5;
/** Of fewer words than these all must be the same. */
const LEAST_HASHES = 8;

/** Many times as many as a sketch has hashes, so that few others fall onto the place of one. A power of two. */
const PLACES = 4096;

/**
 * The other posts whose text is nearly the same, those that have most in common first, then the nearest
 * in time.
 *
 * It looks at every hash of every sketch: those of 100,000 posts take some ten milliseconds. Posts by hash would take as
 * much memory as the sketches again, and longer to put in order than a hundred such searches.
 */
export function findCopies(
  index: ArchiveIndex,
  { path, moment }: ComparedPost,
  sketch: Sketch,
  sketched: SketchedPosts,
  most: number,
): Copies {
  const posts = index.posts();
  const isWanted = new Uint8Array(PLACES);
  for (const hash of sketch) isWanted[hash & (PLACES - 1)] = 1;
  function* copies(): Generator<Copy> {
    for (const at of sketched.rows()) {
      const other = sketched.sketchAt(at);
      const least = Math.min(LEAST_HASHES, Math.max(sketch.length, other.length));
      let places = 0;
      for (let place = 0; place < other.length; place++) places += isWanted[other[place]! & (PLACES - 1)]!;
      if (places < least) continue;
      const { common, all } = compare(sketch, other);
      const share = (2 * common) / (common + all);
      if (common < least || share < LEAST_SHARE) continue;
      const copy = sketched.pathAt(at);
      // What was surveyed may be gone by now, or no post any more.
      const row = copy !== path && index.entry(copy) ? posts.reader.rowOf(copy) : undefined;
      if (row === undefined) continue;
      yield { row, share, distance: Math.abs(posts.reader.momentAt(row) - moment) };
    }
  }
  const best = sketch.length === 0 ? [] : bestOf(copies(), most, byShare);
  return {
    copies: posts.pick(Int32Array.from(best, ({ row }) => row)),
    shares: best.map(({ share }) => share),
  };
}

/** Of the smallest hashes of two texts, as many as one sketch has, how many there are and how many are of both. */
function compare(a: Sketch, b: Sketch): { readonly common: number; readonly all: number } {
  let [atA, atB, common, all] = [0, 0, 0, 0];
  for (; all < SKETCH_SIZE && (atA < a.length || atB < b.length); all++) {
    const difference = (a[atA] ?? Infinity) - (b[atB] ?? Infinity);
    if (difference === 0) common++;
    if (difference <= 0) atA++;
    if (difference >= 0) atB++;
  }
  return { common, all };
}

function byShare(a: Copy, b: Copy): number {
  return b.share - a.share || a.distance - b.distance;
}
