import { itemExtent } from '../../document/listItems.ts';
import type { Term } from '../../facts/postFacts.ts';
import { readTerms } from '../../facts/postFacts.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding, Fix } from './check.ts';

/** A category that the folder around `_posts` gives already. */
export function* checkFolderCategory(context: CheckContext): Generator<Finding> {
  const { post, facts, home } = context;
  const field = facts.fields.get('categories');
  if (!home || home.place.folders.length === 0 || !field) return;
  const terms = readTerms(post.text, field);
  for (const folder of new Set(home.place.folders)) {
    // What stands there once more is told of as a term that stands twice.
    const index = terms.findIndex(({ value }) => value.toLowerCase() === folder.toLowerCase());
    const term = terms[index];
    if (!term) continue;
    yield {
      message:
        folder === term.value
          ? message('The folder “{folder}” gives this category already.', { folder })
          : message('The folder “{folder}” gives this category too, spelt otherwise.', { folder }),
      range: term.range,
      fixes: terms.length > 1 ? fixes(context, terms, index) : [],
    };
  }
}

function fixes({ post: { text }, facts }: CheckContext, terms: readonly Term[], index: number): Fix[] {
  const value = facts.fields.get('categories')!.value;
  const { range } = terms[index]!;
  const title = message('Remove the category');
  if (value.kind === 'list') {
    const item = value.items.findIndex((one) => one.range.start === range.start);
    return [{ title, edits: [{ range: itemExtent(text, value, item), newText: '' }] }];
  }
  if (value.kind !== 'scalar' || value.style !== 'plain') return [];
  const previous = terms[index - 1];
  const extent = previous
    ? { start: previous.range.end, end: range.end }
    : { start: range.start, end: terms[index + 1]!.range.start };
  return [{ title, edits: [{ range: extent, newText: '' }] }];
}
