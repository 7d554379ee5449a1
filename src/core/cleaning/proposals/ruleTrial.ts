import type { PostDocument } from '../../document/postDocument.ts';
import type { PostFacts } from '../../facts/postFacts.ts';
import { findRemovals, type Removal } from '../findRemovals.ts';
import { NO_RULES, type RuleBook } from '../ruleBook.ts';
import { parseRuleText } from '../ruleText/ruleText.ts';
import type { RuleProposal } from './ruleProposal.ts';

/** A proposed rule that is tried on many posts: those that it cannot be about are told at a glance. */
export class RuleTrial {
  readonly #book: RuleBook;
  readonly #hosts: readonly string[] | undefined;
  readonly #literal: string | undefined;

  constructor({ line, literal }: Pick<RuleProposal, 'line' | 'literal'>) {
    const list = parseRuleText(line);
    this.#book = NO_RULES.and(list);
    this.#hosts = list.rules[0]?.hosts;
    this.#literal = literal;
  }

  /** What the rule alone takes from a post. */
  find(post: PostDocument, facts: PostFacts): readonly Removal[] {
    const site = facts.sourceSite;
    if (this.#hosts && !this.#hosts.some((host) => site === host || site?.endsWith(`.${host}`))) return [];
    if (this.#literal !== undefined && !post.text.includes(this.#literal)) return [];
    return findRemovals(post, facts, { level: 'thorough', rules: this.#book }).removals;
  }
}
