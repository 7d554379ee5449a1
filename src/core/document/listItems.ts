import { lineEnd, wholeLines } from '../text/lines.ts';
import { trimmed, type OffsetRange } from '../text/offsetRange.ts';
import type { ListValue } from './postDocument.ts';

/** What goes with an item: its lines in a block list; in a flow list the comma that parts it from its
 * neighbour, and the space there. */
export function itemExtent(text: string, list: ListValue, index: number): OffsetRange {
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
