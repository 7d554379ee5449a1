import type { Rule, Target } from './rule.ts';
import { parseSelector, type SimpleSelector } from './selector.ts';

/** What to look for, made ready for matching. */
export interface PreparedTarget<What extends Target = Target> {
  readonly target: What;
  readonly alternatives: readonly SimpleSelector[];
}

/** A rule, made ready for matching. */
export type PreparedRule = PreparedTarget<Rule>;

/** @throws SyntaxError where the selector cannot be read. */
export function prepareTarget<What extends Target>(target: What): PreparedTarget<What> {
  return { target, alternatives: parseSelector(target.selector) };
}
