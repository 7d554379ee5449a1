import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import type { Removal } from '../cleaning/findRemovals.ts';

/** `cleaned`: without its junk; `original`: as it is; `removed`: as it is, with the junk marked. */
export type PreviewView = 'cleaned' | 'original' | 'removed';

/** The preview's safe HTML: a header made from the front matter and the body. No script, style, handler,
 * form or frame of the post can be in it. */
export function renderPreview(
  _post: PostDocument,
  _facts: PostFacts,
  _removals: readonly Removal[],
  _view: PreviewView,
): string {
  return '';
}
