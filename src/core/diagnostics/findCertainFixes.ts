import { parsePost } from '../document/parsePost.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { findDiagnostics, type DiagnosticOptions } from './findDiagnostics.ts';
import { CERTAIN_CODES, joinFixes, keysOf, mends } from './findFixes.ts';

/**
 * The edits that mend what can only be meant in one way.
 * @returns none if the front matter would lose a field, or become more broken.
 */
export function findCertainFixes(
  post: PostDocument,
  facts: PostFacts,
  options?: DiagnosticOptions,
): readonly TextEdit[] {
  const found = findDiagnostics(post, facts, options);
  const edits = joinFixes(found.filter(({ code }) => CERTAIN_CODES.has(code)));
  if (!mends(post, edits)) return [];
  const keys = keysOf(parsePost(applyEdits(post.text, edits)));
  return [...keysOf(post)].every((key) => keys.has(key)) ? edits : [];
}
