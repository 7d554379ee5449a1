import type { PostDocument } from '../document/postDocument.ts';
import { scalarOf, type PostFacts } from '../facts/postFacts.ts';
import { touches, type OffsetRange } from '../text/offsetRange.ts';

/** Something in the front matter that a file of the site stands for: its layout, the page of a category or tag. */
export interface SiteReference {
  readonly kind: 'layout' | 'categories' | 'tags';
  /** The names that its file may have, without extension. */
  readonly names: readonly string[];
  /** As written, with its quotes. */
  readonly range: OffsetRange;
}

/** What stands at `offset`, if it is such a thing. */
export function findReference(
  { frontMatter }: PostDocument,
  facts: PostFacts,
  offset: number,
): SiteReference | undefined {
  if (frontMatter.kind === 'absent') return undefined;
  for (const kind of ['categories', 'tags'] as const) {
    const term = facts[kind].find(({ range }) => touches(range, offset));
    if (term) return { kind, names: pageNames(term.value), range: term.range };
  }
  const layout = scalarOf(facts.fields.get('layout'));
  return layout && layout.text !== '' && touches(layout.range, offset)
    ? { kind: 'layout', names: [layout.text], range: layout.range }
    : undefined;
}

/** A term as it is, and as Jekyll makes a part of an address of it (`Jekyll::Utils.slugify`). */
function pageNames(term: string): string[] {
  const slug = term
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return [...new Set([term, slug])].filter((name) => name !== '');
}
