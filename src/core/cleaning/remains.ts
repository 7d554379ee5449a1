import { COMMENT, TEXT, type FlatTree } from '../document/flatTree.ts';
import type { HtmlTree } from '../document/htmlTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { foldSpace, visibleLength } from './visibleText.ts';

/** Nothing that a reader misses when it is gone, or has changed. */
const UNSEEN = new Set(['script', 'style', 'template']);

/** What must still be there: one by one, so that none takes the place of another. */
const KEPT = new Set(
  'a img video audio source iframe embed object canvas svg table blockquote form'.split(' '),
);

const TAG = '\0';

/** What is left of a body for its reader. */
export interface Remains {
  /** Whether it is what was there, less what was removed: the text but for white space, and images, media,
   * links and the like. */
  readonly same: boolean;
  /** How much of the text was removed, from 0 to 1. */
  readonly share: number;
}

/** Compares the body `cleaned` with `original`, from which the ranges `removed` (in order, without overlaps)
 * have gone. */
export function compareRemains(
  cleaned: HtmlTree,
  original: HtmlTree,
  removed: readonly OffsetRange[],
): Remains {
  const gone = removed.map(({ start, end }) => ({ start: start - original.base, end: end - original.base }));
  const before = divide(original.flat, gone);
  const after = divide(cleaned.flat, []);
  // Nearly always the white space is the same too, and folding takes longer than all the rest.
  const same =
    after.kept.join('') === before.kept.join('') || withoutSpace(after.kept) === withoutSpace(before.kept);
  const goneText = before.gone.length === 0 ? 0 : lengthOf(before.gone);
  return { same, share: goneText === 0 ? 0 : goneText / (goneText + lengthOf(before.kept)) };
}

/** What a reader gets of a body, outside and within the removed ranges: its text, and tags, which begin with
 * what no text has. */
function divide(tree: FlatTree, removed: readonly OffsetRange[]): { kept: string[]; gone: string[] } {
  const { names, starts, afters } = tree;
  const kept: string[] = [];
  const gone: string[] = [];
  let unseenEnd = 0;
  for (let node = 0; node < tree.length; node++) {
    const name = names[node]!;
    const start = starts[node]!;
    if (name === COMMENT || start < 0) continue;
    if (UNSEEN.has(name)) unseenEnd = Math.max(unseenEnd, afters[node]!);
    if (name === TEXT ? node < unseenEnd : !KEPT.has(name)) continue;
    const said = name === TEXT ? tree.textOf(node) : `${TAG}${tree.startTagOf(node)}`;
    (isWithin(removed, start) ? gone : kept).push(said);
  }
  return { kept, gone };
}

function withoutSpace(said: readonly string[]): string {
  return said.map((text) => foldSpace(text).replaceAll(' ', '')).join('');
}

/** How many characters of text can be seen. */
function lengthOf(said: readonly string[]): number {
  return said.reduce((sum, text) => sum + (text.startsWith(TAG) ? 0 : visibleLength(text)), 0);
}

/** Whether an offset lies in one of the sorted ranges. */
function isWithin(ranges: readonly OffsetRange[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]!.start <= offset;
}
