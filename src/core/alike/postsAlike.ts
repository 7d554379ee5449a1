import { readCompared } from './comparedPost.ts';
import { findCopies } from './findCopies.ts';
import { likelyCopies, postsOfSameDay, postsWithSameTags } from './relatedPosts.ts';

/** What those ask who look for posts that are like another one. */
export const POSTS_ALIKE = Object.freeze({
  read: readCompared,
  copies: findCopies,
  likelyCopies,
  sameDay: postsOfSameDay,
  sameTags: postsWithSameTags,
});
