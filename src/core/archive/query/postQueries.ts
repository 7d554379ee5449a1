import { momentText } from '../moment.ts';
import { parseQuery, queryTerm } from './parseQuery.ts';
import { asksAmounts } from './postQuery.ts';
import { PostSearch } from './postSearch.ts';
import { renderPosts } from './renderPosts.ts';

/** What looks for posts in the archive ask. */
export const POST_QUERIES = Object.freeze({
  parse: parseQuery,
  asksAmounts,
  term: queryTerm,
  /** @param compare the order of words in the person's language. */
  search: (compare: (a: string, b: string) => number) => new PostSearch(compare),
  momentText,
  render: renderPosts,
});
