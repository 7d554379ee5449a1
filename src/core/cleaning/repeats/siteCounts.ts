import { hashPiece } from '../pieceHash.ts';
import type { RepeatableBlock } from './repeatableBlocks.ts';

/** A block and how often it was seen. */
export interface CountedBlock extends Pick<RepeatableBlock, 'likeness' | 'doubtful' | 'html'> {
  /** The posts that have it: at least so many. */
  readonly posts: number;
  /** What one of these posts is called. */
  readonly example: string;
}

/** After so many posts, what was hardly ever seen is forgotten. */
const WINDOW = 500;

interface Entry {
  posts: number;
  /** In how many windows before it may have been forgotten. */
  readonly missed: number;
  /** From the second post on: most blocks are seen once. */
  seen: Omit<CountedBlock, 'posts'> | undefined;
}

/**
 * Counts the blocks of one site's posts in bounded memory: “lossy counting” (Manku and Motwani, 2002). What
 * stands in more than one of 500 posts is never forgotten, and counted short by one of 500 at most.
 */
export class SiteCounts {
  readonly #entries = new Map<string, Entry>();
  #posts = 0;

  /** How many posts were added. */
  get posts(): number {
    return this.#posts;
  }

  /** How many blocks are remembered. */
  get size(): number {
    return this.#entries.size;
  }

  add(blocks: readonly RepeatableBlock[], example: string): void {
    const missed = Math.floor(this.#posts / WINDOW);
    for (const block of blocks) {
      const key = hashPiece(block.signature);
      const known = this.#entries.get(key);
      if (known) {
        known.posts++;
        const { likeness, doubtful, html } = block;
        known.seen ??= { likeness, doubtful, html: copyOf(html), example };
      } else {
        this.#entries.set(key, { posts: 1, missed, seen: undefined });
      }
    }
    this.#posts++;
    if (this.#posts % WINDOW === 0) this.forget(this.#posts / WINDOW);
  }

  /** Forgets what was seen in no more than so many posts. */
  forget(most: number): void {
    for (const [key, { posts, missed }] of this.#entries) {
      if (posts + missed <= most) this.#entries.delete(key);
    }
  }

  /** The blocks that at least so many posts have. */
  atLeast(posts: number): CountedBlock[] {
    return [...this.#entries.values()].flatMap((entry) =>
      entry.seen && entry.posts >= posts ? [{ ...entry.seen, posts: entry.posts }] : [],
    );
  }
}

/** Engines let a piece of a text keep all of that text in memory: this one stands alone. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
