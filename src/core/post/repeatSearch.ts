import { RepeatFinder, type RepeatSuggestion } from '../cleaning/repeats/repeatFinder.ts';
import type { RuleBook } from '../cleaning/ruleBook.ts';
import type { Post } from './post.ts';

/** A search for what repeats, which keeps no post. */
export interface RepeatSearch {
  /** @param name what the post is called, in case that it is an example. */
  add(post: Post, name: string): void;
  /** What is worth a rule; what most posts have comes first. */
  suggestions(): RepeatSuggestion[];
}

/** @param rules what they take is left out. */
export function searchRepeats(rules: RuleBook): RepeatSearch {
  const finder = new RepeatFinder(rules);
  return {
    add: ({ document, facts }, name) => finder.add(document, facts, name),
    suggestions: () => finder.suggestions(),
  };
}
