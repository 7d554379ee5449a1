import type { ListValue } from '../../document/postDocument.ts';
import { trimmed, type OffsetRange } from '../../text/offsetRange.ts';
import { lineEnd, wholeLines } from '../../text/lines.ts';
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
        fixes: [{ title: message('Remove the empty item'), edits: [{ range: extent, newText: '' }] }],
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

/** What goes with an item: its lines in a block list; in a flow list the comma that parts it from its
 * neighbour, and the space there. */
function itemExtent(text: string, list: ListValue, index: number): OffsetRange {
  const { range } = list.items[index]!;
  if (list.style === 'block') return wholeLines(text, range);
  const previous = list.items[index - 1];
  const next = list.items[index + 1];
  const extent = previous
    ? { start: previous.range.end, end: range.end }
    : { start: range.start, end: next ? next.range.start : range.end };
  if (!/\s#/.test(text.slice(extent.start, range.start) + text.slice(range.end, extent.end))) return extent;
  // A comment between the two stays, and so does the comma before it.
  const comma = /^[ \t]*,[ \t]*/.exec(text.slice(range.end))?.[0].length ?? 0;
  const own = { start: range.start, end: range.end + comma };
  const lines = wholeLines(text, own);
  return trimmed(text, lines).start === own.start && lineEnd(text, own.end) === own.end ? lines : own;
}
