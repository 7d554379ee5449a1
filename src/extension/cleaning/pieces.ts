import type { CleaningOptions, Post, PostService, Removal } from '../../core/postService.ts';
import { withLevels } from './cleanRequest.ts';

/** Something that may be junk, in a review. */
export interface Piece {
  readonly removal: Removal;
  /** Whether it goes unless the person says otherwise. */
  readonly ticked: boolean;
}

/**
 * All that may be junk, in the order of the text: what is found at the level thorough, and what is safe within
 * something that is not, so that the one can go and the other stay. Ticked is what `options` ask for; where
 * they say `off` for all, what is safe.
 */
export function findPieces(
  service: PostService,
  post: Post,
  options: CleaningOptions,
): { readonly pieces: readonly Piece[] } & Pick<ReturnType<PostService['clean']>, 'leftAlone'> {
  const { level = 'safe', levels } = options;
  const all = service.clean(post, { ...options, level: 'thorough', levels: {} });
  if (all.leftAlone) return { pieces: [], leftAlone: all.leftAlone };
  const safe = service.clean(
    post,
    withLevels(options, () => 'safe'),
  );
  const known = new Set(all.removals.map(placeOf));
  const removals = [...all.removals, ...safe.removals.filter((removal) => !known.has(placeOf(removal)))];
  removals.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  return {
    leftAlone: undefined,
    pieces: removals.map((removal) => {
      const asked = levels?.[removal.kind] ?? (level === 'off' ? 'safe' : level);
      return { removal, ticked: asked === 'thorough' || asked === removal.by.level };
    }),
  };
}

function placeOf({ range }: Removal): string {
  return `${range.start}-${range.end}`;
}

/** The removals that do all of these, in order and without overlaps: what lies in another one goes with it. */
export function joinRemovals(removals: readonly Removal[]): Removal[] {
  const joined: Removal[] = [];
  for (const removal of removals) {
    const last = joined.at(-1);
    if (!last || removal.range.start >= last.range.end) joined.push(removal);
    else if (removal.range.end > last.range.end) {
      joined[joined.length - 1] = { ...last, range: { start: last.range.start, end: removal.range.end } };
    }
  }
  return joined;
}
