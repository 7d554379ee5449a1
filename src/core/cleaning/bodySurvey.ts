import { COMMENT, TEXT, type FlatTree } from '../document/flatTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { isThing } from './things.ts';
import { foldSpace, visibleLength } from './visibleText.ts';

/** Not text for a reader. */
const RAW_TEXT = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'template', 'title']);

/** Formatting elements come back behind an element that closed without them
 * (https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements). */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** Elements that are but a start tag. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** How much of something stands before each node; one more than there are nodes, so that `[to] - [from]` is
 * what stands in a run of nodes, however long it is. */
type Column = Int32Array;

/** What a body holds, counted so that a question about an element costs the same however much it holds. */
export class BodySurvey {
  readonly tree: FlatTree;
  /** Characters of text that a reader sees, and of those the ones outside links. */
  readonly text: Column;
  readonly looseText: Column;
  /** Elements to see, hear, fill in or run, and of those the ones outside links. */
  readonly things: Column;
  readonly looseThings: Column;
  #links: Column | undefined;
  #leaks: Column | undefined;
  #tagOffsets: number[] | undefined;

  /** @param isThing 1 for each node that is something to see, hear, fill in or run */
  constructor(tree: FlatTree, isThing: Uint8Array) {
    const { names, afters, length } = tree;
    this.tree = tree;
    this.text = new Int32Array(length + 1);
    this.looseText = new Int32Array(length + 1);
    this.things = new Int32Array(length + 1);
    this.looseThings = new Int32Array(length + 1);
    let [text, looseText, things, looseThings, linkEnd] = [0, 0, 0, 0, 0];
    let rawEnd = 0;
    for (let node = 0; node < length; node++) {
      const name = names[node]!;
      if (name === TEXT) {
        const seen = node < rawEnd ? 0 : visibleLength(tree.textOf(node));
        text += seen;
        if (node >= linkEnd) looseText += seen;
      } else if (name !== COMMENT) {
        if (isThing[node] === 1) {
          things++;
          if (node >= linkEnd) looseThings++;
        }
        if (name === 'a') linkEnd = Math.max(linkEnd, afters[node]!);
        if (RAW_TEXT.has(name)) rawEnd = Math.max(rawEnd, afters[node]!);
      }
      this.text[node + 1] = text;
      this.looseText[node + 1] = looseText;
      this.things[node + 1] = things;
      this.looseThings[node + 1] = looseThings;
    }
  }

  /** Links that lead somewhere. */
  get links(): Column {
    return (this.#links ??= this.#count((node) => this.hrefOf(node) !== undefined));
  }

  /** The address of a link; undefined for all else. */
  hrefOf(node: number): string | undefined {
    return this.tree.names[node] === 'a' ? this.tree.attributesOf(node)['href'] : undefined;
  }

  /** The text of a node as a reader sees it, white space folded; a space for one that holds nothing else. */
  seenText(node: number): string {
    return this.text[node] === this.text[node + 1] ? ' ' : foldSpace(this.tree.textOf(node));
  }

  /** What goes when the element goes: start tag to end tag, if that takes nothing of any other element along.
   * undefined where it would, or where no end tag says where the element ends. */
  removableRange(element: number): OffsetRange | undefined {
    const { names, afters, starts, startTagEnds, endTagStarts, ends, isNested } = this.tree;
    const start = starts[element]!;
    const leaks = (this.#leaks ??= this.#count((node) => this.#leavesOpen(node)));
    if (start < 0 || leaks[afters[element]!] !== leaks[element]) return undefined;
    if (endTagStarts[element]! < 0) {
      return VOID.has(names[element]!) ? { start, end: startTagEnds[element]! } : undefined;
    }
    const range = { start, end: ends[element]! };
    return isNested || this.#holdsItsOwnTags(element, range) ? range : undefined;
  }

  /** Whether an element stays open behind the one that it is in, as `<b>` does. */
  #leavesOpen(node: number): boolean {
    const { names, starts, endTagStarts } = this.tree;
    return endTagStarts[node]! < 0 && starts[node]! >= 0 && FORMATTING.has(names[node]!);
  }

  /** Whether the tags in a range are those of the element and of what it holds. */
  #holdsItsOwnTags(element: number, { start, end }: OffsetRange): boolean {
    const { afters } = this.tree;
    const tags = (this.#tagOffsets ??= this.#tagsOf(0, this.tree.length).sort((a, b) => a - b));
    const own = this.#tagsOf(element, afters[element]!);
    return (
      own.every((offset) => offset >= start && offset < end) &&
      countBelow(tags, end) - countBelow(tags, start) === own.length
    );
  }

  /** Where the tags of a run of nodes begin. */
  #tagsOf(from: number, to: number): number[] {
    const { starts, endTagStarts } = this.tree;
    const offsets: number[] = [];
    for (let node = from; node < to; node++) {
      if (!this.tree.isElement(node) || starts[node]! < 0) continue;
      offsets.push(starts[node]!);
      if (endTagStarts[node]! >= 0) offsets.push(endTagStarts[node]!);
    }
    return offsets;
  }

  #count(counts: (node: number) => boolean): Column {
    const column = new Int32Array(this.tree.length + 1);
    for (let node = 0; node < this.tree.length; node++) {
      column[node + 1] = column[node]! + (counts(node) ? 1 : 0);
    }
    return column;
  }
}

/** Surveys a body for whom no rules have read its tags. */
export function surveyBody(tree: FlatTree): BodySurvey {
  const things = new Uint8Array(tree.length);
  for (let node = 0; node < tree.length; node++) {
    if (!tree.isElement(node)) continue;
    if (isThing(tree.names[node]!, tree.attributesOf(node))) things[node] = 1;
  }
  return new BodySurvey(tree, things);
}

/** How many of the sorted numbers are less than `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
