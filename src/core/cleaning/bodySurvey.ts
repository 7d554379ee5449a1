import { COMMENT, TEXT, type FlatTree } from '../document/flatTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { Landmarks } from './landmarks.ts';
import type { LinkTest } from './rule.ts';
import { countBelow, countWithin } from './sortedNumbers.ts';
import { isThing } from './things.ts';
import { countVisible, foldSpace } from './visibleText.ts';

/** Not text for a reader. */
const RAW_TEXT = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'template', 'title']);

/** Formatting elements come back behind an element that closed without them
 * (https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements). */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** Elements that are but a start tag. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** The nodes from `from` on, up to `to`, which is not one of them. */
export interface NodeRun {
  readonly from: number;
  readonly to: number;
}

/** How much text there is before each node; one more than there are nodes, so that `[to] - [from]` is what
 * stands in a run of nodes, however long it is. */
type Column = Int32Array;

/** Where more has been counted than so many times what there is, everything is counted once and for all. */
const MOST_COUNTING = 4;

/** Tells what a body holds. Hardly any question needs all of the text read, and none does twice. */
export class BodySurvey {
  readonly tree: FlatTree;
  readonly #landmarks: Landmarks;
  #text: { readonly all: Column; readonly loose: Column } | undefined;
  #leaks: readonly number[] | undefined;
  #tagOffsets: number[] | undefined;
  /** How much counting is left. */
  #budget: number;

  constructor(landmarks: Landmarks) {
    const { tree } = landmarks;
    this.tree = tree;
    this.#landmarks = landmarks;
    this.#budget = MOST_COUNTING * (tree.length + tree.source.length);
  }

  /** Characters of text that a reader sees, before each node. */
  get text(): Column {
    return this.#columns().all;
  }

  /** Of those the ones outside links. */
  get looseText(): Column {
    return this.#columns().loose;
  }

  isThing(node: number): boolean {
    return countWithin(this.#landmarks.things, node, node + 1) > 0;
  }

  /** How many of something are in all the runs. */
  count(what: 'things' | 'looseThings' | 'links', runs: readonly NodeRun[]): number {
    return countInRuns(this.#landmarks[what], runs);
  }

  /** How many links in the runs pass a test. */
  countLinks(test: LinkTest, runs: readonly NodeRun[]): number {
    return countInRuns(this.#landmarks.linksPassing(test), runs);
  }

  /** Whether a reader sees more characters of text than `limit` in the runs, or outside links there. */
  hasMoreText(runs: readonly NodeRun[], limit: number, where: 'all' | 'loose'): boolean {
    if (!this.#text) {
      const answer = this.#hasMoreTextByReading(runs, limit, where);
      if (answer !== undefined) return answer;
    }
    const column = this.#columns()[where];
    return runs.reduce((sum, { from, to }) => sum + column[to]! - column[from]!, 0) > limit;
  }

  /** undefined where that takes too long. */
  #hasMoreTextByReading(
    runs: readonly NodeRun[],
    limit: number,
    where: 'all' | 'loose',
  ): boolean | undefined {
    const { names, afters, starts, ends } = this.tree;
    let seen = 0;
    for (const { from, to } of runs) {
      let node = where === 'loose' ? Math.max(from, this.#linkEndAt(from)) : from;
      while (node < to) {
        if (this.#budget < 0) return undefined;
        this.#budget--;
        const name = names[node]!;
        if (name === TEXT) {
          this.#budget -= ends[node]! - starts[node]!;
          seen += countVisible(this.tree, node, limit - seen);
          if (seen > limit) return true;
          node++;
        } else {
          node = RAW_TEXT.has(name) || (where === 'loose' && name === 'a') ? afters[node]! : node + 1;
        }
      }
    }
    return false;
  }

  /** Where the link ends that a node is in; 0 if it is in none. */
  #linkEndAt(node: number): number {
    const { outerLinks } = this.#landmarks;
    const link = outerLinks[countBelow(outerLinks, node + 1) - 1];
    return link === undefined ? 0 : this.tree.afters[link]!;
  }

  #columns(): { readonly all: Column; readonly loose: Column } {
    return (this.#text ??= this.#countText());
  }

  #countText(): { readonly all: Column; readonly loose: Column } {
    const { names, afters, length } = this.tree;
    const all = new Int32Array(length + 1);
    const loose = new Int32Array(length + 1);
    let rawEnd = 0;
    let linkEnd = 0;
    for (let node = 0; node < length; node++) {
      const name = names[node]!;
      const seen = name === TEXT && node >= rawEnd ? countVisible(this.tree, node) : 0;
      all[node + 1] = all[node]! + seen;
      loose[node + 1] = loose[node]! + (node < linkEnd ? 0 : seen);
      if (name === TEXT || name === COMMENT) continue;
      if (name === 'a') linkEnd = Math.max(linkEnd, afters[node]!);
      if (RAW_TEXT.has(name)) rawEnd = Math.max(rawEnd, afters[node]!);
    }
    return { all, loose };
  }

  /** The addresses of the links in a run of nodes. */
  linksIn({ from, to }: NodeRun): string[] {
    const { links } = this.#landmarks;
    return links
      .slice(countBelow(links, from), countBelow(links, to))
      .map((node) => this.tree.attributesOf(node)['href']!);
  }

  /** The elements in a run of nodes that are something to see, hear, fill in or run. */
  thingsIn({ from, to }: NodeRun): number[] {
    const { things } = this.#landmarks;
    return things.slice(countBelow(things, from), countBelow(things, to));
  }

  /** The text in a run of nodes as a reader sees it, white space folded in each node. */
  seenText({ from, to }: NodeRun): string {
    const { names, afters } = this.tree;
    let text = '';
    for (let node = from; node < to; node++) {
      // What stands between tags that nobody sees keeps words apart all the same.
      if (names[node] === TEXT) text += this.seenTextOf(node);
      else if (RAW_TEXT.has(names[node]!) && afters[node]! > node + 1) {
        text += ' ';
        node = afters[node]! - 1;
      }
    }
    return text;
  }

  /** The text of a node as a reader sees it, white space folded. */
  seenTextOf(node: number): string {
    return foldSpace(this.tree.textOf(node));
  }

  /** What goes when the element goes: start tag to end tag, if that takes nothing of any other element along.
   * undefined where it would, or where no end tag says where the element ends. */
  removableRange(element: number): OffsetRange | undefined {
    const { names, afters, starts, startTagEnds, endTagStarts, ends, isNested } = this.tree;
    const start = starts[element]!;
    const leaks = (this.#leaks ??= this.#findLeaks());
    if (start < 0 || countWithin(leaks, element, afters[element]!) > 0) return undefined;
    if (endTagStarts[element]! < 0) {
      return VOID.has(names[element]!) ? { start, end: startTagEnds[element]! } : undefined;
    }
    const range = { start, end: ends[element]! };
    return isNested || this.#holdsItsOwnTags(element, range) ? range : undefined;
  }

  /** The elements that stay open behind the one that they are in, as `<b>` does. */
  #findLeaks(): number[] {
    const { names, starts, endTagStarts, length } = this.tree;
    const leaks: number[] = [];
    for (let node = 0; node < length; node++) {
      if (endTagStarts[node]! < 0 && starts[node]! >= 0 && FORMATTING.has(names[node]!)) leaks.push(node);
    }
    return leaks;
  }

  /** Whether the tags in a range are those of the element and of what it holds. */
  #holdsItsOwnTags(element: number, { start, end }: OffsetRange): boolean {
    const { afters } = this.tree;
    const tags = (this.#tagOffsets ??= this.#tagsOf(0, this.tree.length).sort((a, b) => a - b));
    const own = this.#tagsOf(element, afters[element]!);
    return (
      own.every((offset) => offset >= start && offset < end) && countWithin(tags, start, end) === own.length
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
}

function countInRuns(nodes: readonly number[], runs: readonly NodeRun[]): number {
  let count = 0;
  for (const { from, to } of runs) count += countWithin(nodes, from, to);
  return count;
}

/** Surveys a body for whom no rules have read its tags. */
export function surveyBody(tree: FlatTree): BodySurvey {
  const landmarks = new Landmarks(tree, undefined);
  for (let node = 0; node < tree.length; node++) {
    if (!tree.isElement(node)) continue;
    const attributes = tree.attributesOf(node);
    landmarks.add(node, isThing(tree.names[node]!, attributes), attributes['href'] !== undefined);
  }
  return new BodySurvey(landmarks);
}
