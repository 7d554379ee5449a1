import type { FlatTree } from '../document/flatTree.ts';
import { allows, linkTestOf, TagWords } from './guard.ts';
import type { WrittenTag } from '../document/knownTags.ts';
import type { PreparedRule } from './preparedTarget.ts';
import type { LinkTest } from './rule.ts';
import { selects } from './selector.ts';
import { isThing } from './things.ts';

/** What a start tag tells of its element, whatever that holds. */
export interface TagMeaning {
  /** Whether the element itself is something to see, hear, fill in or run. */
  readonly isThing: boolean;
  /** Whether it is a link that leads somewhere. */
  readonly isLink: boolean;
  /** The rules that the element may match, the first to ask first. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly rule: PreparedRule;
  /** Whether the selector matches. Otherwise it depends on other elements as well. */
  readonly isSure: boolean;
  /** Whether the element and what it holds decide alone. */
  readonly isLocal: boolean;
  /** More text than this the element has not, in characters. */
  readonly maxText: number | undefined;
  /** What some link must pass that the element is or holds. */
  readonly linkTest: LinkTest | undefined;
}

/** Finds rules by what an element has. */
export interface RuleFinder {
  /** Those that an element may match, without any that it cannot. */
  candidates(tag: string, words: TagWords): readonly PreparedRule[];
}

/** As many tags as are known at a time. */
const MOST_KNOWN = 4000;

/** What start tags tell, kept for those that come again and again. */
export class TagMeanings {
  readonly #finders: readonly RuleFinder[];
  readonly #known = new Map<WrittenTag, TagMeaning>();

  constructor(finders: readonly RuleFinder[]) {
    this.#finders = finders;
  }

  of(tree: FlatTree, element: number): TagMeaning {
    const tag = tree.tags[element];
    return tag ? this.#ofKnownTag(tag, tree, element) : this.#find(tree, element);
  }

  #ofKnownTag(tag: WrittenTag, tree: FlatTree, element: number): TagMeaning {
    let found = this.#known.get(tag);
    if (!found) {
      if (this.#known.size === MOST_KNOWN) this.#known.clear();
      this.#known.set(tag, (found = this.#find(tree, element)));
    }
    return found;
  }

  #find(tree: FlatTree, element: number): TagMeaning {
    const name = tree.names[element]!;
    const attributes = tree.attributesOf(element);
    const tag = new TagWords(attributes, isThing(name, attributes));
    const candidates: Candidate[] = [];
    for (const finder of this.#finders) {
      for (const rule of finder.candidates(name, tag)) {
        const selected = selects(rule.alternatives, name, attributes);
        if (selected === 'no' || !allows(rule.target.guard, tag)) continue;
        candidates.push({
          rule,
          isSure: selected === 'yes',
          isLocal: selected === 'yes' && !rule.target.upward,
          maxText: rule.target.guard.maxText,
          linkTest: linkTestOf(rule.target.guard),
        });
      }
    }
    const isLink = name === 'a' && attributes['href'] !== undefined;
    return { isThing: tag.isThing, isLink, candidates };
  }
}
