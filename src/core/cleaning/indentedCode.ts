import { nextLine } from '../text/lines.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** The lines of a body that Markdown shows as code, where they are outside HTML: indented by four columns,
 * behind an empty line or another such line. */
export interface IndentedCode {
  covers(offset: number | undefined): boolean;
}

const NONE: IndentedCode = { covers: () => false };

/** Whether an offset is in HTML is for the caller to know: HTML is often indented and no code then. */
export function findIndentedCode(text: string, body: OffsetRange): IndentedCode {
  const INDENT = /^(?: {4}| {0,3}\t)[ \t]*</m;
  if (!INDENT.test(text.slice(body.start, body.end))) return NONE;
  const starts: number[] = [];
  const ends: number[] = [];
  let behindBlank = true;
  for (let at = body.start; at < body.end;) {
    const next = nextLine(text, at);
    // Nearly all lines begin with a letter or a tag.
    if (!/\s/.test(text.charAt(at))) {
      behindBlank = false;
      at = next;
      continue;
    }
    const isBlank: boolean = /^\s*$/.test(text.slice(at, Math.min(next, at + 1000)));
    const isCode: boolean = behindBlank && /^(?: {4}| {0,3}\t)/.test(text.slice(at, at + 4)) && !isBlank;
    if (isCode) {
      starts.push(at);
      ends.push(next);
    }
    behindBlank = isBlank || isCode;
    at = next;
  }
  return {
    covers(offset) {
      if (offset === undefined) return false;
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= offset) low = middle + 1;
        else high = middle;
      }
      return low > 0 && offset < ends[low - 1]!;
    },
  };
}
