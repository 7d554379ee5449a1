import { lineEnd, nextLine } from '../text/lines.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIQUID_TAG = /\{%-?\s*(raw|highlight|endraw|endhighlight)\b[^%]*%\}/g;

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
    found.push(...findLiquidBlocks(source));
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

function* findLiquidBlocks(source: string): Generator<OffsetRange> {
  let open: { name: string; start: number } | undefined;
  for (const { index, 0: tag, 1: name = '' } of source.matchAll(LIQUID_TAG)) {
    if (!open && !name.startsWith('end')) open = { name, start: index };
    else if (open && name === `end${open.name}`) {
      yield { start: open.start, end: index + tag.length };
      open = undefined;
    }
  }
}

function* findFencesAndSpans(source: string): Generator<OffsetRange> {
  // From this many characters on, a fence of the kind is known to have no close in the rest of the text.
  const unclosed = new Map<string, number>();
  let at = 0;
  while (at < source.length) {
    const stop = lineEnd(source, at);
    const fence = FENCE.exec(source.slice(at, Math.min(stop, at + 80)))?.[1];
    if (fence !== undefined && fence.length < (unclosed.get(fence[0]!) ?? Infinity)) {
      const close = closingFence(source, nextLine(source, at), fence);
      if (close >= 0) {
        yield { start: at, end: close };
        at = close;
        continue;
      }
      unclosed.set(fence[0]!, fence.length);
    }
    if (!/^\s*</.test(source.slice(at, Math.min(stop, at + 200)))) {
      for (const { start, end } of findCodeSpans(source.slice(at, stop))) {
        yield { start: at + start, end: at + end };
      }
    }
    at = nextLine(source, at);
  }
}

/** The code spans of a line that hold a `<`: from some backticks to the next that are as many. */
function* findCodeSpans(line: string): Generator<OffsetRange> {
  const runs = [...line.matchAll(/`+/g)].map(({ index, 0: run }) => ({
    start: index,
    end: index + run.length,
  }));
  // The next run of the same length, found from the end backwards: an author may write a million of them.
  const lastOfLength = new Map<number, number>();
  const next = new Array<number | undefined>(runs.length);
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]!.end - runs[index]!.start;
    next[index] = lastOfLength.get(length);
    lastOfLength.set(length, index);
  }
  for (let index = 0; index < runs.length; index++) {
    const close = next[index];
    if (close === undefined) continue;
    const span = { start: runs[index]!.start, end: runs[close]!.end };
    if (line.slice(span.start, span.end).includes('<')) yield span;
    index = close;
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
