import type { FlatTree } from '../document/flatTree.ts';
import type { HtmlTree } from '../document/htmlTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { BodySurvey, type NodeRun } from './bodySurvey.ts';
import { asksForGone } from './guard.ts';
import { IndentedCode } from './indentedCode.ts';
import { Landmarks } from './landmarks.ts';
import { outermostWrapper } from './neighbours.ts';
import { RemovalReach } from './removalReach.ts';
import type { Rule } from './rule.ts';
import type { PreparedTarget } from './preparedTarget.ts';
import { countWithin } from './sortedNumbers.ts';
import { SurveyedElement } from './subject.ts';
import type { Candidate, TagMeanings } from './tagMeanings.ts';
import { TargetMatcher } from './targetMatcher.ts';
import { Watch } from './watch.ts';

/** What to look for, and where. */
export interface Search {
  readonly text: string;
  readonly body: OffsetRange;
  readonly tree: HtmlTree;
  /** The host of the source article. */
  readonly site: string | undefined;
  /** The rules, by what start tags tell. */
  readonly meanings: TagMeanings;
  /** What must stay. */
  readonly exceptions: readonly PreparedTarget[];
  /** Whether a rule is wanted. */
  readonly wants: (rule: Rule) => boolean;
  /** Whether a range may go. */
  readonly accepts: (range: OffsetRange) => boolean;
}

/** A range that goes, and why. */
export interface Match {
  readonly range: OffsetRange;
  readonly rule: Rule;
}

export interface JunkFound {
  /** In the order of the text, without overlaps. */
  readonly matches: readonly Match[];
  /** Whether no rule matches anything else when they have gone. */
  readonly isAll: boolean;
  /** Tells what the matches do not depend on. */
  readonly watch: Watch;
}

/** Elements without attributes that are there for what they hold alone. */
const WRAPPERS = new Set('div section aside p span center figure header footer noscript ins'.split(' '));

/**
 * The junk of a body: the outermost elements that are junk.
 *
 * An element is asked about twice: as it stands, and, when junk within it has gone, as it is then. So a
 * wrapper that only held ads goes with them.
 */
export function matchJunk(search: Search): JunkFound {
  const tags = readTags(search);
  const { flat } = search.tree;
  if (tags.nodes.length === 0) {
    return { matches: [], isAll: true, watch: new Watch(flat, undefined, tags.candidates) };
  }
  const walk = new JunkWalk(search, tags);
  const all = walk.run();
  all.sort((a, b) => a.range.start - b.range.start);
  let end = -1;
  const matches = all.filter(({ range }) => {
    // Broken tables put what they hold elsewhere in the tree than in the text.
    const apart = range.start >= end;
    if (apart) end = range.end;
    return apart;
  });
  const watch = new Watch(flat, walk.survey, tags.candidates);
  return { matches, isAll: holdAll(matches, walk.unsettled, search.tree), watch };
}

/** Whether all the elements lie in what matches. */
function holdAll(matches: readonly Match[], elements: Iterable<number>, { flat, base }: HtmlTree): boolean {
  let next = 0;
  return [...elements]
    .map((element) => base + flat.starts[element]!)
    .sort((a, b) => a - b)
    .every((start) => {
      while (next < matches.length && matches[next]!.range.end <= start) next++;
      return next < matches.length && matches[next]!.range.start <= start;
    });
}

/** What a body's start tags tell. Most bodies have few elements that a rule may match, and many none: then
 * nothing need be known of what they hold. */
interface Tags {
  /** The elements that some rule may match, in order, and the rules. */
  readonly nodes: readonly number[];
  readonly candidates: ReadonlyMap<number, readonly Candidate[]>;
  readonly landmarks: Landmarks;
}

function readTags({ tree: { flat }, site, meanings, wants }: Search): Tags {
  const landmarks = new Landmarks(flat, site);
  const concerned: number[] = [];
  const lists: (readonly Candidate[])[] = [];
  for (let node = 0; node < flat.length; node++) {
    if (!flat.isElement(node)) continue;
    const meaning = meanings.of(flat, node);
    landmarks.add(node, meaning.isThing, meaning.isLink);
    if (meaning.candidates.length === 0) continue;
    concerned.push(node);
    lists.push(meaning.candidates);
  }
  /** Of the candidates that elements share, those that may match anything in this body. */
  const shared = new Map<readonly Candidate[], readonly Candidate[]>();
  const nodes: number[] = [];
  const candidates = new Map<number, readonly Candidate[]>();
  for (const [index, node] of concerned.entries()) {
    const list = lists[index]!;
    let possible = shared.get(list);
    if (!possible) {
      possible = list.filter(
        ({ rule, linkTest }) =>
          wants(rule.target) && (!linkTest || landmarks.linksPassing(linkTest).length > 0),
      );
      shared.set(list, possible);
    }
    const mayHold = ({ linkTest }: Candidate): boolean =>
      !linkTest || countWithin(landmarks.linksPassing(linkTest), node, flat.afters[node]!) > 0;
    if (!possible.some(mayHold)) continue;
    nodes.push(node);
    candidates.set(node, possible);
  }
  return { nodes, candidates, landmarks };
}

/** An element that the walk is inside of, and what there was when it began. */
interface OpenElement {
  readonly node: number;
  readonly matches: number;
  readonly runs: number;
}

class JunkWalk {
  readonly #search: Search;
  readonly #tags: Tags;
  readonly #flat: FlatTree;
  readonly survey: BodySurvey;
  readonly #matcher: TargetMatcher;
  readonly #reach: RemovalReach;
  readonly #wrapper: number | undefined;
  readonly #matches: Match[] = [];
  readonly #open: OpenElement[] = [];
  /** Elements that go because of one before them. */
  readonly #alongWith = new Map<number, Rule | 'joined'>();
  /** What has gone so far. */
  readonly #runs: NodeRun[] = [];
  /** Elements that another look may find to be junk when all that matches has gone. */
  readonly unsettled = new Set<number>();

  constructor(search: Search, tags: Tags) {
    const { tree } = search;
    this.#search = search;
    this.#tags = tags;
    this.#flat = tree.flat;
    this.survey = new BodySurvey(tags.landmarks);
    this.#matcher = new TargetMatcher(tree, this.survey);
    this.#reach = new RemovalReach({ ...search, survey: this.survey, matcher: this.#matcher });
    this.#wrapper = outermostWrapper(tree.flat);
  }

  run(): Match[] {
    const { afters, starts, parents, length } = this.#flat;
    const { text, body, tree } = this.#search;
    const { nodes } = this.#tags;
    const code = new IndentedCode(text, body);
    let node = 0;
    let next = 0;
    while (node < length) {
      while (this.#open.length > 0 && afters[this.#open.at(-1)!.node]! <= node) this.#leave();
      while (next < nodes.length && nodes[next]! < node) next++;
      const after = afters[node]!;
      const isConcerned = next < nodes.length && nodes[next]! < after;
      if (!isConcerned && !this.#alongWith.has(node)) {
        node = after;
      } else if (parents[node]! < 0 && starts[node]! >= 0 && code.covers(tree.base + starts[node]!)) {
        // Whether it is code depends on the lines around it.
        this.unsettled.add(node);
        node = after;
      } else if (node !== this.#wrapper && this.#matchAsItStands(node)) {
        node = after;
      } else {
        if (after > node + 1) this.#enter(node);
        node++;
      }
    }
    while (this.#open.length > 0) this.#leave();
    return this.#matches;
  }

  #enter(node: number): void {
    this.#open.push({
      node,
      matches: this.#matches.length,
      runs: this.#runs.length,
    });
  }

  #leave(): void {
    const open = this.#open.pop()!;
    if (this.#matches.length === open.matches || open.node === this.#wrapper) return;
    const gone = this.#runs.slice(open.runs);
    const remains = new SurveyedElement(this.survey, open.node, gone);
    const rule = this.#ruleFor(remains, true) ?? this.#ruleOfEmptied(open, remains);
    if (rule) this.#remove(open.node, rule, open);
  }

  #matchAsItStands(node: number): boolean {
    const along = this.#alongWith.get(node);
    if (along === 'joined') {
      this.#countAsGone(node);
      return true;
    }
    const rule =
      along ??
      (this.#tags.candidates.has(node) ? this.#ruleFor(this.#matcher.asItStands(node), false) : undefined);
    return rule !== undefined && this.#remove(node, rule, undefined);
  }

  #ruleFor(element: SurveyedElement, isLess: boolean): Rule | undefined {
    const { node } = element;
    for (const candidate of this.#tags.candidates.get(node) ?? []) {
      const { rule, isSure, maxText } = candidate;
      // Most paragraphs are too long for most rules about them.
      if (maxText !== undefined && element.hasMoreText(maxText)) continue;
      if (this.#matcher.holds(rule, element, isSure)) return rule.target;
      if (!candidate.isLocal || (isLess && asksForGone(rule.target.guard))) this.unsettled.add(node);
    }
    return undefined;
  }

  /** A wrapper that held nothing but junk goes by the rule of the first piece. */
  #ruleOfEmptied({ node, matches }: OpenElement, remains: SurveyedElement): Rule | undefined {
    if (!WRAPPERS.has(remains.name) || remains.things > 0 || remains.hasMoreText(0)) return undefined;
    const isBare = Object.keys(this.#flat.attributesOf(node)).length === 0;
    return isBare ? this.#matches[matches]!.rule : undefined;
  }

  /** @returns whether the element goes: its tags, the neighbours and the caller may all be against it. */
  #remove(node: number, rule: Rule, open: OpenElement | undefined): boolean {
    const reach = this.#reach.of(node, rule);
    if (!reach || !this.#search.accepts(reach.range)) {
      this.unsettled.add(node);
      return false;
    }
    if (open) {
      this.#matches.length = open.matches;
      this.#runs.length = open.runs;
    }
    this.#matches.push({ range: reach.range, rule });
    this.#countAsGone(node);
    // What goes before it has not been counted where it was looked for.
    if (rule.takes?.before) {
      for (const outer of this.#open)
        if (this.#tags.candidates.has(outer.node)) this.unsettled.add(outer.node);
    }
    const withoutExtent = { ...rule, takes: {} };
    for (const at of reach.along) this.#alongWith.set(at, reach.isJoined ? 'joined' : withoutExtent);
    return true;
  }

  #countAsGone(node: number): void {
    this.#runs.push({ from: node, to: this.#flat.afters[node]! });
  }
}
