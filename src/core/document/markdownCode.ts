import { lineEnd, nextLine } from '../text/lines.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIQUID_BLOCK = /\{%-?\s*(raw|highlight)\b[^%]*%\}[^]*?\{%-?\s*end\1\s*-?%\}/g;
const CODE_SPAN = /(?<!`)(`+)(?!`)[^`\r\n]*<[^`\r\n]*(?<!`)\1(?!`)/g;

/**
 * What a Markdown author shows as code and therefore is no markup: fenced blocks, Liquid's `raw` and
 * `highlight` blocks, and code spans that hold a `<`. In order, without overlaps.
 *
 * A line that begins with a tag is HTML to kramdown and keeps its backticks, so archived one-line articles
 * have no code spans. Block code by indentation is not told here: crawled HTML is often indented.
 */
export function findMarkdownCode(text: string, body: OffsetRange): OffsetRange[] {
  const source = text.slice(body.start, body.end);
  const found: OffsetRange[] = [];
  if (source.includes('{%')) {
    for (const { index, 0: block } of source.matchAll(LIQUID_BLOCK))
      found.push({ start: index, end: index + block.length });
  }
  if (source.includes('`') || source.includes('~~~')) found.push(...findFencesAndSpans(source));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const ranges: OffsetRange[] = [];
  let end = -1;
  for (const range of found) {
    if (range.start < end) continue;
    ranges.push({ start: range.start + body.start, end: range.end + body.start });
    end = range.end;
  }
  return ranges;
}

function* findFencesAndSpans(source: string): Generator<OffsetRange> {
  let at = 0;
  while (at < source.length) {
    const stop = lineEnd(source, at);
    const fence = FENCE.exec(source.slice(at, Math.min(stop, at + 80)))?.[1];
    const close = fence === undefined ? -1 : closingFence(source, nextLine(source, at), fence);
    if (close >= 0) {
      yield { start: at, end: close };
      at = close;
      continue;
    }
    if (!/^\s*</.test(source.slice(at, Math.min(stop, at + 200)))) {
      for (const { index, 0: span } of source.slice(at, stop).matchAll(CODE_SPAN)) {
        yield { start: at + index, end: at + index + span.length };
      }
    }
    at = nextLine(source, at);
  }
}

/** The end of the line that closes a fence, or -1: an unclosed fence is more likely prose than code. */
function closingFence(source: string, from: number, fence: string): number {
  for (let at = from; at < source.length; at = nextLine(source, at)) {
    const stop = lineEnd(source, at);
    const line = source.slice(at, Math.min(stop, at + 200)).trim();
    if (line.length >= fence.length && line === fence[0]!.repeat(line.length)) return stop;
  }
  return -1;
}
