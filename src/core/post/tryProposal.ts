import type { Removal } from '../cleaning/findRemovals.ts';
import type { RuleProposal } from '../cleaning/proposals/ruleProposal.ts';
import { RuleTrial } from '../cleaning/proposals/ruleTrial.ts';
import type { Post } from './post.ts';

/** Makes what finds, in one post after the other, what a proposed rule alone would take. */
export function tryProposal(proposal: RuleProposal): (post: Post) => readonly Removal[] {
  const trial = new RuleTrial(proposal);
  return ({ document, facts }) => trial.find(document, facts);
}
