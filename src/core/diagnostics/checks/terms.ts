import { itemExtent } from '../../document/listItems.ts';
import type { ListValue } from '../../document/postDocument.ts';
import { trimmed } from '../../text/offsetRange.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding } from './check.ts';

const TERM_FIELDS = ['tags', 'categories'];

/** A tag or category that the list already has. */
export function* checkDuplicateTerms({ post, facts }: CheckContext): Generator<Finding> {
  for (const [key, list] of termLists(facts.fields)) {
    const seen = new Set<string>();
    for (const [index, item] of list.items.entries()) {
      if (item.kind !== 'scalar' || item.text === '') continue;
      if (seen.has(item.text)) {
        yield {
          message: message('“{term}” stands twice in “{key}”.', { term: item.text, key }),
          range: item.range,
          fixes: [
            {
              title: message('Remove the second “{term}”', { term: item.text }),
              edits: [{ range: itemExtent(post.text, list, index), newText: '' }],
            },
          ],
        };
      }
      seen.add(item.text);
    }
  }
}

/** An item of a list of tags or categories with nothing in it. */
export function* checkEmptyTerms({ post, facts }: CheckContext): Generator<Finding> {
  for (const [key, list] of termLists(facts.fields)) {
    for (const [index, item] of list.items.entries()) {
      const empty = item.kind === 'empty' || (item.kind === 'scalar' && item.text.trim() === '');
      if (!empty) continue;
      const extent = itemExtent(post.text, list, index);
      yield {
        message: message('“{key}” has an empty item.', { key }),
        range: item.range.end > item.range.start ? item.range : trimmed(post.text, extent),
        fixes: isBare(post.text, item.range.start)
          ? [{ title: message('Remove the empty item'), edits: [{ range: extent, newText: '' }] }]
          : [],
      };
    }
  }
}

function* termLists(fields: CheckContext['facts']['fields']): Generator<[string, ListValue]> {
  for (const key of TERM_FIELDS) {
    const value = fields.get(key)?.value;
    if (value?.kind === 'list') yield [key, value];
  }
}

/** Whether an item that is empty has no anchor and no type either. */
function isBare(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && /\s/.test(text[at]!)) at--;
  return at >= 0 && '[,-'.includes(text[at]!);
}
