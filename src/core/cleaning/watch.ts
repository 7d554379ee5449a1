import { TEXT, type FlatTree } from '../document/flatTree.ts';
import type { BodySurvey } from './bodySurvey.ts';
import { mostTextOf } from './guard.ts';
import type { Candidate } from './tagMeanings.ts';

/** Elements whose text is read in a way of its own. */
const APART = new Set(
  'script style title textarea iframe noembed noframes noscript template xmp plaintext select svg math'.split(
    ' ',
  ),
);

/** A paragraph that has so much more text than a rule about it allows is out of its reach while people type. */
const MARGIN = 500;

/** Tells which texts no rule looks at: whatever they say, the junk is the same. */
export class Watch {
  readonly #tree: FlatTree;
  readonly #survey: BodySurvey | undefined;
  readonly #candidates: ReadonlyMap<number, readonly Candidate[]>;
  #looksAround: boolean | undefined;

  /** @param candidates the rules that elements may match. */
  constructor(
    tree: FlatTree,
    survey: BodySurvey | undefined,
    candidates: ReadonlyMap<number, readonly Candidate[]>,
  ) {
    this.#tree = tree;
    this.#survey = survey;
    this.#candidates = candidates;
  }

  /** The text node that holds a range of the tree's source, if no rule looks at that, and at most `MARGIN`
   * characters of it go. */
  freeTextAt(start: number, end: number): number | undefined {
    const { names, starts, ends, parents, length } = this.#tree;
    if (end - start > MARGIN || this.#someLookAround()) return undefined;
    for (let node = 0; node < length; node++) {
      if (names[node] !== TEXT || starts[node]! > start || ends[node]! < end) continue;
      for (let outer = parents[node]!; outer >= 0; outer = parents[outer]!) {
        if (starts[outer]! < 0 || APART.has(names[outer]!) || this.#isWithinReach(outer)) return undefined;
      }
      return node;
    }
    return undefined;
  }

  /** Whether a rule asks what stands around its element. */
  #someLookAround(): boolean {
    return (this.#looksAround ??= [...this.#candidates.values()].some((list) =>
      list.some(({ isLocal }) => !isLocal),
    ));
  }

  #isWithinReach(element: number): boolean {
    const run = { from: element, to: this.#tree.afters[element]! };
    const candidates = this.#candidates.get(element) ?? [];
    return candidates.some(({ rule }) => {
      const limit = mostTextOf(rule.target.guard);
      // There is some text: that which is asked about.
      return limit !== 0 && (limit === undefined || !this.#survey?.hasMoreText([run], limit + MARGIN, 'all'));
    });
  }
}
