import { COMMENT, TEXT, type FlatTree } from '../document/flatTree.ts';
import type { HtmlTree } from '../document/htmlTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { countVisible, foldSpace } from './visibleText.ts';

/** Nothing that a reader misses when it is gone, or has changed. */
const UNSEEN = new Set(['script', 'style', 'template']);

/** What must still be there: one by one, so that none takes the place of another. */
const KEPT = new Set(
  'a img video audio source iframe embed object canvas svg table blockquote form'.split(' '),
);

/** Elements whose text is read in a way of its own. */
const TEXT_ONLY = new Set('textarea title xmp noembed noframes'.split(' '));

/** What is left of a body for its reader. */
export interface Remains {
  /** Whether it is what was there, less what was removed: the text but for white space, and images, media,
   * links and the like. */
  readonly same: boolean;
  /** How much of the text was removed, from 0 to 1. */
  readonly share: number;
}

/** Whether a reader of the body `cleaned` gets what `original` says outside the ranges `removed`, which are in
 * order and without overlaps. */
export function remainsTheSame(
  cleaned: HtmlTree,
  original: HtmlTree,
  removed: readonly OffsetRange[],
): boolean {
  const gone = inBody(original, removed);
  return standsTheSame(cleaned.flat, original.flat, gone) || saysTheSame(cleaned.flat, original.flat, gone);
}

/** How much of a body's visible text stands in the ranges, from 0 to 1. */
export function shareOf(body: HtmlTree, removed: readonly OffsetRange[]): number {
  const { flat } = body;
  const ranges = inBody(body, removed);
  const isGone = (node: number): boolean =>
    flat.names[node] === TEXT && isWithin(ranges, flat.starts[node]!) && countVisible(flat, node) > 0;
  // Nearly always nothing: then the rest need not be counted.
  if (!flat.names.some((_, node) => isGone(node))) return 0;
  const texts = seenNodes(flat).filter((node) => flat.names[node] === TEXT);
  let gone = 0;
  for (const node of texts) if (isWithin(ranges, flat.starts[node]!)) gone += countVisible(flat, node);
  if (gone === 0) return 0;
  let all = 0;
  for (const node of texts) all += countVisible(flat, node);
  return gone / all;
}

function inBody({ base }: HtmlTree, ranges: readonly OffsetRange[]): OffsetRange[] {
  return ranges.map(({ start, end }) => ({ start: start - base, end: end - base }));
}

/** What a reader sees of a body, by its places in the text that remains: where each piece of text begins and
 * ends, and where each tag begins, with -1 behind it. */
type Outline = number[];

/** Whether all that a reader sees stands where it should: the usual case, told by comparing numbers. */
function standsTheSame(cleaned: FlatTree, original: FlatTree, gone: readonly OffsetRange[]): boolean {
  // What is shown as code is not in the source: it may have become markup, or the other way round.
  if (!isWithout(gone, original.source, cleaned.source)) return false;
  const before = outlineOf(original, gone);
  const after = outlineOf(cleaned, []);
  if (!before || !after || before.length !== after.length) return false;
  for (let index = 0; index < before.length; index++) if (before[index] !== after[index]) return false;
  return true;
}

/** Whether `shorter` is `longer` without the ranges. */
function isWithout(ranges: readonly OffsetRange[], longer: string, shorter: string): boolean {
  let from = 0;
  let at = 0;
  for (const { start, end } of [...ranges, { start: longer.length, end: longer.length }]) {
    const next = at + start - from;
    if (longer.slice(from, start) !== shorter.slice(at, next)) return false;
    from = end;
    at = next;
  }
  return at === shorter.length;
}

/** The outline of what stands outside the ranges; undefined where it does not tell what the text says. */
function outlineOf(tree: FlatTree, gone: readonly OffsetRange[]): Outline | undefined {
  const { names, starts, ends, source } = tree;
  const outline: Outline = [];
  let shift = 0;
  let next = 0;
  let lastText: OffsetRange = { start: 0, end: 0 };
  for (const node of seenNodes(tree)) {
    const start = starts[node]!;
    // Broken tables put nodes elsewhere in the tree than in the text.
    if (start < lastText.end) return undefined;
    while (next < gone.length && gone[next]!.end <= start) {
      shift += gone[next]!.end - gone[next]!.start;
      next++;
    }
    if (next < gone.length && gone[next]!.start <= start) continue;
    if (names[node] !== TEXT) {
      outline.push(start - shift, -1);
      continue;
    }
    if (outline.at(-1) === start - shift) {
      // Two pieces of text have become one, and with them perhaps two pieces of a character reference.
      if (/&#?\w*$/.test(source.slice(lastText.start, lastText.end))) return undefined;
      outline[outline.length - 1] = ends[node]! - shift;
    } else {
      outline.push(start - shift, ends[node]! - shift);
    }
    lastText = { start, end: ends[node]! };
  }
  return outline;
}

/** The texts and the tags that a reader would miss, and those that say how to read text, in order. */
export function seenNodes({ names, starts, afters, length }: FlatTree): number[] {
  const nodes: number[] = [];
  let unseenEnd = 0;
  for (let node = 0; node < length; node++) {
    const name = names[node]!;
    if (name === COMMENT || starts[node]! < 0) continue;
    if (name === TEXT) {
      if (node >= unseenEnd) nodes.push(node);
    } else {
      if (UNSEEN.has(name)) unseenEnd = Math.max(unseenEnd, afters[node]!);
      else if (KEPT.has(name) || TEXT_ONLY.has(name)) nodes.push(node);
    }
  }
  return nodes;
}

/** Whether a reader reads the same, wherever it stands. */
function saysTheSame(cleaned: FlatTree, original: FlatTree, gone: readonly OffsetRange[]): boolean {
  return withoutSpace(saidOutside(original, gone)) === withoutSpace(saidOutside(cleaned, []));
}

/** What a reader gets of a body outside the ranges: its text, and tags, which begin with what no text has. */
function saidOutside(tree: FlatTree, gone: readonly OffsetRange[]): string[] {
  const { names, starts } = tree;
  return seenNodes(tree)
    .filter((node) => !TEXT_ONLY.has(names[node]!) && !isWithin(gone, starts[node]!))
    .map((node) => (names[node] === TEXT ? tree.textOf(node) : `\0${tree.startTagOf(node)}`));
}

function withoutSpace(said: readonly string[]): string {
  return said.map((text) => foldSpace(text).replaceAll(' ', '')).join('');
}

/** Whether an offset lies in one of the sorted ranges. */
export function isWithin(ranges: readonly OffsetRange[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]!.start <= offset;
}
