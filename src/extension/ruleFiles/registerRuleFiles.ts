import * as vscode from 'vscode';
import type { PostService } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import type { OwnRules } from '../ownRules.ts';
import type { PostFiles } from '../postFiles.ts';
import type { OpenPosts } from '../posts.ts';
import { registerRuleLenses } from './codeLenses.ts';
import { registerRuleCompletions } from './completions.ts';
import { registerRuleHovers } from './hovers.ts';
import { registerRuleOutline } from './outline.ts';
import { registerRuleProblems } from './problems.ts';
import { RuleCounts } from './ruleCounts.ts';
import { registerOwnRulesLanguage, RuleFiles } from './ruleFiles.ts';
import { Surroundings } from './surroundings.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
  readonly postFiles: PostFiles;
  readonly rules: OwnRules;
  readonly log: vscode.LogOutputChannel;
}

/** All that helps to write rule files. */
export function registerRuleFiles({
  service,
  posts,
  archive,
  postFiles,
  rules,
  log,
}: Dependencies): vscode.Disposable {
  const files = new RuleFiles(service);
  const surroundings = new Surroundings({ service, posts, archive, rules });
  const counts = new RuleCounts({ service, files: postFiles, log });
  return vscode.Disposable.from(
    surroundings,
    counts,
    registerOwnRulesLanguage(),
    registerRuleProblems({ service, files, rules, surroundings }),
    registerRuleCompletions({ service, files, archive, surroundings }),
    registerRuleHovers({ service, files, posts, archive, surroundings }),
    registerRuleOutline({ service, files }),
    registerRuleLenses({ service, files, counts, log }),
  );
}
