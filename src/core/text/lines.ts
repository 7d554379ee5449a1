import type { OffsetRange } from './offsetRange.ts';

/** Where the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** Where the text of the line that holds `offset` ends: before its line break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  // Numbers: some articles are one line of half a million characters.
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) break;
  }
  return at;
}

/** Where the next line begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

/** The whole lines that a range touches, with the last one's line break. */
export function wholeLines(text: string, range: OffsetRange): OffsetRange {
  return { start: lineStart(text, range.start), end: nextLine(text, Math.max(range.start, range.end)) };
}

/** The line break that the text uses: that of its first line, or LF. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
