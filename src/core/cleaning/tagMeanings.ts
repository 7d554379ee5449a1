import type { FlatTree } from '../document/flatTree.ts';
import type { Attributes } from '../document/htmlNodes.ts';
import { allows, TagWords } from './guard.ts';
import type { PreparedRule } from './preparedTarget.ts';
import { mayMatch } from './selector.ts';
import { isThing } from './things.ts';

/** What a start tag tells of its element, whatever that holds. */
export interface TagMeaning {
  /** Whether the element itself is something to see, hear, fill in or run. */
  readonly isThing: boolean;
  /** The rules that the element may match, the first to ask first. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly rule: PreparedRule;
  /** Whether the selector matches. Otherwise it depends on other elements as well. */
  readonly isSure: boolean;
}

/** Finds rules by what an element has. */
export interface RuleFinder {
  /** Those that an element may match, without any that it cannot. */
  candidates(tag: string, attributes: Attributes): readonly PreparedRule[];
}

/** So many tags are remembered, of at most this length. One with an address hardly comes again. */
const MOST_KNOWN = 2000;
const LONGEST_KNOWN = 300;
const ADDRESS = '//';

/** What start tags tell, kept by their text: in an archive the same ones come again and again. */
export class TagMeanings {
  readonly #finders: readonly RuleFinder[];
  readonly #known = new Map<string, TagMeaning>();

  constructor(finders: readonly RuleFinder[]) {
    this.#finders = finders;
  }

  of(tree: FlatTree, element: number): TagMeaning {
    const tag = tree.startTagOf(element);
    // Where tags are broken, what was made of them is not only their own doing.
    if (!tree.isNested || tag.length > LONGEST_KNOWN || tag.includes(ADDRESS))
      return this.#find(tree, element);
    const known = this.#known.get(tag);
    if (known) return known;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    const found = this.#find(tree, element);
    this.#known.set(tag, found);
    return found;
  }

  #find(tree: FlatTree, element: number): TagMeaning {
    const name = tree.names[element]!;
    const attributes = tree.attributesOf(element);
    const tag = new TagWords(attributes, isThing(name, attributes));
    const candidates: Candidate[] = [];
    for (const finder of this.#finders) {
      for (const rule of finder.candidates(name, attributes)) {
        const passing = rule.alternatives.filter((one) => mayMatch(one, name, attributes));
        if (passing.length === 0 || !allows(rule.target.guard, tag)) continue;
        candidates.push({ rule, isSure: passing.some(({ partial }) => !partial) });
      }
    }
    return { isThing: tag.isThing, candidates };
  }
}
