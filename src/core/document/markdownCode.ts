import { lineEnd, nextLine } from '../text/lines.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** A fence, which may stand in quotes and items. */
const FENCE = /^((?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*)(`{3,}|~{3,})/;
const QUOTE = /^[ \t]*>/;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
/** Nothing, or a line that is a block of its own: a heading, a row of a table, a fence without its like. */
const NO_PARAGRAPH = /^(?:$|#{1,6}(?:[ \t]|$)|\||`{3}|~{3})/;
const LIQUID_TAG = /\{%-?\s*(raw|highlight|endraw|endhighlight)\b[^%]*%\}/g;

/**
 * What a Markdown author shows as code and therefore is no markup: fenced blocks, Liquid's `raw` and
 * `highlight` blocks, and code spans that hold a `<`. In order, without overlaps.
 *
 * A line that begins with a tag is HTML to kramdown and keeps its backticks, so archived one-line articles
 * have no code spans; only one that began before may end there. Block code by indentation is not told here: crawled HTML is often indented.
 */
export function findMarkdownCode(text: string, body: OffsetRange): OffsetRange[] {
  const source = text.slice(body.start, body.end);
  if (!mayHoldCode(source)) return [];
  const found: OffsetRange[] = [];
  if (source.includes('{%')) {
    found.push(...findLiquidBlocks(source));
  }
  found.push(...findFencesAndSpans(source, 0, source.length, false));
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

/** Whether a text has any of the signs that code in Markdown begins with. */
export function mayHoldCode(source: string): boolean {
  return source.includes('`') || source.includes('~~~') || source.includes('{%');
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

/** Backticks without others between them. */
interface Run extends OffsetRange {
  /** Whether a code span may begin here. */
  readonly opens: boolean;
  /** Where the line begins. */
  readonly line: number;
}

/** @param quoted whether all lines are of one quote. */
function* findFencesAndSpans(
  source: string,
  from: number,
  to: number,
  quoted: boolean,
): Generator<OffsetRange> {
  // From this many characters on, a fence of the kind is known to have no close in the rest of the text.
  const unclosed = new Map<string, number>();
  /** The backticks of the paragraph whose spans do not end in their line. */
  let lone: Run[] = [];
  let at = from;
  while (at < to) {
    const stop = lineEnd(source, at);
    const head = source.slice(at, Math.min(stop, at + 200));
    const fence = findFence(source, at, to, unclosed);
    const content = head.replace(/^[ \t>]+/, '').trimEnd();
    const isQuote = !quoted && QUOTE.test(head);
    const isAlone = NO_PARAGRAPH.test(content);
    if (fence || isQuote || isAlone || ITEM.test(content)) {
      yield* markup(source, pairRuns(lone).spans);
      lone = [];
    }
    if (fence) {
      yield fence;
      at = fence.end;
      continue;
    }
    if (isQuote) {
      const end = quoteEnd(source, at, to);
      yield* findFencesAndSpans(source, at, end, true);
      at = end;
      continue;
    }
    const isTag = /^\s*</.test(head);
    if (!isTag || lone.length > 0) {
      const runs = runsOf(source, at, stop, !isTag);
      const { spans, alone } = isTag ? { spans: [], alone: runs } : pairRuns(runs);
      yield* markup(source, spans);
      if (!isAlone) for (const run of alone) lone.push(run);
    }
    at = nextLine(source, at);
  }
  yield* markup(source, pairRuns(lone).spans);
}

/** The fenced block that begins at a line's beginning. */
function findFence(
  source: string,
  at: number,
  to: number,
  unclosed: Map<string, number>,
): OffsetRange | undefined {
  const [, before, fence] = FENCE.exec(source.slice(at, Math.min(lineEnd(source, at), at + 200))) ?? [];
  if (before === undefined || fence === undefined) return undefined;
  const quoted = before.includes('>');
  // What is indented so far belongs to an item, and so does its end.
  const indented = !quoted && /[^ \t]|^(?: {4}| *\t)/.test(before);
  const kind = (quoted ? '>' : indented ? ' ' : '') + fence[0]!;
  if (fence.length >= (unclosed.get(kind) ?? Infinity)) return undefined;
  const start = quoted ? /^[ \t]*>[ \t>]*/ : indented ? /^[ \t]+/ : /^[ \t]*/;
  const end = closingFence(source, nextLine(source, at), to, fence, start);
  if (end >= 0) return { start: at, end };
  unclosed.set(kind, fence.length);
  return undefined;
}

/** The end of the line that closes a fence, or -1: an unclosed fence is more likely prose than code. */
function closingFence(source: string, from: number, to: number, fence: string, start: RegExp): number {
  for (let at = from; at < to; at = nextLine(source, at)) {
    const stop = lineEnd(source, at);
    const line = source.slice(at, Math.min(stop, at + 200));
    const before = start.exec(line)?.[0];
    const mark = before === undefined ? '' : line.slice(before.length).trimEnd();
    if (mark.length >= fence.length && mark === fence[0]!.repeat(mark.length)) return stop;
  }
  return -1;
}

/** Where the first line that is not quoted begins. */
function quoteEnd(source: string, from: number, to: number): number {
  let at = from;
  while (at < to && QUOTE.test(source.slice(at, Math.min(lineEnd(source, at), at + 200)))) {
    at = nextLine(source, at);
  }
  return at;
}

function runsOf(source: string, from: number, to: number, opens: boolean): Run[] {
  return [...source.slice(from, to).matchAll(/`+/g)].map(({ index, 0: run }) => ({
    start: from + index,
    end: from + index + run.length,
    opens,
    line: from,
  }));
}

/** Code spans reach from some backticks to the next that are as many. `alone` are those outside all spans. */
function pairRuns(runs: readonly Run[]): { spans: OffsetRange[]; alone: Run[] } {
  // The next run of the same length, found from the end backwards: an author may write a million of them.
  const lastOfLength = new Map<number, number>();
  const next = new Array<number | undefined>(runs.length);
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]!.end - runs[index]!.start;
    next[index] = lastOfLength.get(length);
    lastOfLength.set(length, index);
  }
  const spans: OffsetRange[] = [];
  const alone: Run[] = [];
  let endLine = -1;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!;
    const close = next[index];
    // A line where a span ended is text, whatever it begins with.
    if (close === undefined || !(run.opens || run.line === endLine)) {
      alone.push(run);
      continue;
    }
    spans.push({ start: run.start, end: runs[close]!.end });
    endLine = runs[close]!.line;
    index = close;
  }
  return { spans, alone };
}

/** The spans that hold a `<`. */
function markup(source: string, spans: readonly OffsetRange[]): OffsetRange[] {
  return spans.filter(({ start, end }) => source.slice(start, end).includes('<'));
}
