import { ListIndex } from './lists/listIndex.ts';
import { NO_RULES, type RuleBook } from './ruleBook.ts';
import { builtInRules } from './rules/builtInRules.ts';
import type { RuleList } from './ruleText/ruleText.ts';

/** Where rules come from: Galley's own, rule text, an imported list. */
export type RulesFrom = 'galley' | RuleList | ListIndex;

/** The rules of all sources, asked in this order. Exceptions in rule text hold for all of them. */
export function composeRules(sources: readonly RulesFrom[]): RuleBook {
  const [first, ...rest] = sources;
  // Those are ready.
  const [from, others] = first === 'galley' ? [builtInRules(), rest] : [NO_RULES, sources];
  return others.reduce((book, source) => {
    if (source instanceof ListIndex) return book.andList(source);
    return book.and(source === 'galley' ? builtInRules() : source);
  }, from);
}
