import type { Rule } from '../cleaning/rule.ts';
import type { Trust } from '../cleaning/ruleText/pattern.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { completeRules, wantsSites } from './completeRules.ts';
import { hoverRules, type RuleHover } from './hoverRules.ts';
import { LineSearch } from './lineSearch.ts';
import { findNames, type NamesInPost } from './namesInPost.ts';
import type { RuleCompletion, RuleSurroundings } from './ruleCompletion.ts';
import { readRuleFile, type FileLine, type RuleFile } from './ruleFile.ts';
import { outlineRules, type RuleSymbol } from './ruleOutline.ts';
import { findExampleProblems, findRuleProblems, type RuleProblem } from './ruleProblems.ts';

/** What an editor asks of rule text. Offsets are UTF-16 code units of the text. */
export interface RuleLanguage {
  /** Reads rule text for all other questions. Never fails. `name` is what people know the text by. */
  read(text: string, name: string, trust?: Trust): RuleFile;
  /** What is wrong as it stands; `rules` are those that hold beside the file's. */
  problems(file: RuleFile, rules: readonly Rule[]): RuleProblem[];
  /** The examples that do not come out as they say. Takes longer. */
  exampleProblems(file: RuleFile): RuleProblem[];
  /** Whether `complete` and `hover` ask the archive at this place. */
  wantsSites(file: RuleFile, offset: number): boolean;
  /** What may stand at `offset`, the best first. */
  complete(file: RuleFile, offset: number, surroundings: RuleSurroundings): RuleCompletion[];
  /** What the thing at `offset` means. */
  hover(file: RuleFile, offset: number, surroundings: RuleSurroundings): RuleHover | undefined;
  outline(file: RuleFile): RuleSymbol[];
  /** What selectors may name in a post. */
  namesIn(post: PostDocument): NamesInPost;
  /** Looks for what lines find, each alone, in one post after the other. */
  search(lines: readonly Pick<FileLine, 'key' | 'rules'>[]): LineSearch;
}

export const RULE_LANGUAGE: RuleLanguage = Object.freeze<RuleLanguage>({
  read: readRuleFile,
  problems: findRuleProblems,
  exampleProblems: findExampleProblems,
  wantsSites,
  complete: completeRules,
  hover: hoverRules,
  outline: outlineRules,
  namesIn: findNames,
  search: (lines) => new LineSearch(lines),
});
