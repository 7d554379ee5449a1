import type { OffsetRange } from './offsetRange.ts';
import type { TextEdit } from './textEdit.ts';

/** The edit that makes `after` of what stands in `range`, without what both begin or end with. */
export function minimalEdit(range: OffsetRange, before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let end = 0;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  let start = 0;
  while (start < most - end && before[start] === after[start]) start++;
  // Both halves of a character stay together.
  if (isLow(before.charCodeAt(before.length - end))) end--;
  if (start > 0 && isLow(before.charCodeAt(start))) start--;
  return {
    range: { start: range.start + start, end: range.end - end },
    newText: after.slice(start, after.length - end),
  };
}

/** Whether the code unit is the second half of a character. */
function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
