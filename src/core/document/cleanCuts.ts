import type { OffsetRange } from '../text/offsetRange.ts';
import type { FlatTree } from './flatTree.ts';
import { HEAD, kindOf } from './htmlTags.ts';
import type { HtmlTree } from './htmlTree.ts';
import { mayHoldCode } from './markdownCode.ts';

/** Elements whose first line feed is no text. */
const WITHOUT_FIRST_LINE = new Set(['pre', 'listing']);
/** What nothing beside it makes a tag, a character reference, a fence or a Liquid tag of. */
const NEUTRAL_BEFORE = /[>\s]/;
const NEUTRAL_BEHIND = /[<\s]/;

/**
 * Whether what is left of a body without some ranges is read as it was read with them, so that it need not be
 * read again: the same tree, less the nodes in the ranges. false where that is not certain.
 *
 * A reader of HTML knows of what it has read only which elements are open, and little else. Where it knows
 * the same before a range as behind, it goes on as if the range had never been.
 *
 * @param cuts in order, without overlaps, in the body's text
 */
export function cutsCleanly({ flat, base }: HtmlTree, text: string, cuts: readonly OffsetRange[]): boolean {
  if (!flat.isNested || flat.mayBeGlued) return false;
  // Markdown is read by lines, and a form remembers that there was one.
  if (mayHoldCode(text.slice(base)) || flat.names.includes('form')) return false;
  const merged = mergeAdjacent(cuts).map(({ start, end }) => ({ start: start - base, end: end - base }));
  if (!beginsBefore(flat, merged[0]!.start)) return false;
  let node = 0;
  for (const cut of merged) {
    while (node < flat.length && flat.starts[node]! < cut.start) node++;
    const behind = nodeBehind(flat, node, cut);
    if (behind === undefined || !beginsWithoutClosing(flat, node) || !staysApart(flat, cut)) return false;
    node = behind;
  }
  return true;
}

/** Whether there is an element before an offset that only a body holds: until then, end tags do nothing. */
function beginsBefore(tree: FlatTree, offset: number): boolean {
  const first = tree.names.findIndex(
    (name, node) => tree.isElement(node) && !((kindOf(name)?.traits ?? 0) & HEAD),
  );
  return first >= 0 && tree.starts[first]! >= 0 && tree.starts[first]! < offset;
}

/** The node behind a range that holds `from` and siblings of it, each from start tag to end tag, and nothing
 * else; undefined where it is another one. */
function nodeBehind(tree: FlatTree, from: number, { start, end }: OffsetRange): number | undefined {
  const { parents, afters, starts, endTagStarts, ends, length } = tree;
  if (starts[from] !== start) return undefined;
  const parent = parents[from]!;
  let last = from;
  let node = from;
  for (; node < length && starts[node]! < end; node = afters[node]!) {
    const isClosed = endTagStarts[node]! >= 0 || holdsNothing(tree, node);
    if (parents[node] !== parent || starts[node]! < start || !isClosed) return undefined;
    last = node;
  }
  const closesParent = parent >= 0 && endTagStarts[last]! >= 0 && endTagStarts[last] === endTagStarts[parent];
  return ends[last] === end && !closesParent ? node : undefined;
}

/** Whether a tag begins an element where it stands, without one that ends there or is made up around it. */
function beginsWithoutClosing(tree: FlatTree, element: number): boolean {
  const { names, parents, starts, endTagStarts, ends } = tree;
  const parent = parents[element]!;
  if (parent >= 0 && (starts[parent]! < 0 || WITHOUT_FIRST_LINE.has(names[parent]!))) return false;
  // All that was open here is the node before or around that.
  for (let before = element - 1; before !== parent; before = parents[before]!) {
    if (starts[before]! < 0) return false;
    const isOpen = ends[before] === starts[element] && endTagStarts[before]! < 0;
    if (isOpen && !holdsNothing(tree, before)) return false;
  }
  return true;
}

/** Whether a node is a text, a comment or an element that is but a start tag. */
function holdsNothing(tree: FlatTree, node: number): boolean {
  const beginning = kindOf(tree.names[node]!)?.beginning;
  return !tree.isElement(node) || beginning === 'void' || beginning === 'rule';
}

/** Whether what stands on both sides of a range means the same when it stands side by side. */
function staysApart({ source }: FlatTree, { start, end }: OffsetRange): boolean {
  if (start === 0 || end === source.length) return true;
  const before = source[start - 1]!;
  const behind = source[end]!;
  const isOneLineBreak = before === '\r' && behind === '\n';
  return !isOneLineBreak && (NEUTRAL_BEFORE.test(before) || NEUTRAL_BEHIND.test(behind));
}

/** Ranges with nothing between them as one. */
function mergeAdjacent(ranges: readonly OffsetRange[]): OffsetRange[] {
  const merged: OffsetRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last?.end === range.start) merged[merged.length - 1] = { start: last.start, end: range.end };
    else merged.push(range);
  }
  return merged;
}
