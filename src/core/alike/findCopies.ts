import type { ArchiveIndex } from '../archive/archiveIndex.ts';
import type { PostList } from '../archive/postList.ts';
import { SKETCH_SIZE } from '../survey/surveyPost.ts';
import { shareInCommon, type Sketch } from '../text/sketch.ts';
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
  /** How much of the shorter text is in the other one, for each of the posts: about, from 0 to 1. */
  readonly shares: readonly number[];
}

interface Copy {
  /** In the index. */
  readonly row: number;
  readonly share: number;
  /** In time. */
  readonly distance: number;
}

/** Texts of one subject share a phrase now and then: what has less in common is no copy. */
const LEAST_SHARE = 0.3;
const LEAST_HASHES = 4;

/** Many times as many as a sketch has hashes, so that few others fall onto the place of one. A power of two. */
const PLACES = 4096;

/**
 * The other posts whose text is nearly the same, those that have most in common first, then the nearest
 * in time.
 *
 * It looks at every hash of every sketch: those of 100,000 posts take a few milliseconds. Posts by hash would take as
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
      // Of a few words all must be the same.
      const least = Math.min(LEAST_HASHES, Math.max(sketch.length, other.length));
      let common = 0;
      for (let place = 0; place < other.length; place++) common += isWanted[other[place]! & (PLACES - 1)]!;
      if (common < least) continue;
      const share = shareInCommon(sketch, other, SKETCH_SIZE) ?? 0;
      if (share < LEAST_SHARE) continue;
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

function byShare(a: Copy, b: Copy): number {
  return b.share - a.share || a.distance - b.distance;
}
