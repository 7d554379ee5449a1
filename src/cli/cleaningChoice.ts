import type { CleaningOptions, PostService, RuleBook } from '../core/postService.ts';
import type { Arguments } from './arguments.ts';
import type { Io } from './io.ts';
import type { Terminal } from './output.ts';
import { readRuleSources, ruleBookOf, type RuleSources } from './ruleSources.ts';
import { readTeamOrComplain } from './team.ts';

/** What counts as junk: plain data that a worker thread can be sent. */
export interface CleaningChoice extends Pick<CleaningOptions, 'level' | 'levels' | 'kinds'> {
  readonly rules: RuleSources;
}

/** What a call says, or else the team; undefined where something is wrong: what they keep might go. */
export async function readCleaningChoice(
  args: Arguments,
  io: Io,
  terminal: Terminal,
): Promise<CleaningChoice | undefined> {
  const asked = args.choice('level', ['safe', 'thorough'], 'safe');
  const team = await readTeamOrComplain(args, io, terminal);
  if (!team || team.problems.length > 0) return undefined;
  const rules = await readRuleSources(args, team, io, terminal);
  if (!rules) return undefined;
  if (args.has('level')) return { level: asked, rules };
  const { 'cleaning.level': level = asked, 'cleaning.levels': levels } = team.settings;
  return { level, rules, ...(levels && { levels }) };
}

/** The core's options for the command line's. */
export function cleaningOptions(
  { level = 'safe', levels, kinds, rules }: CleaningChoice,
  service: PostService,
): CleaningOptions & { readonly rules: RuleBook } {
  return { level, rules: ruleBookOf(rules, service), ...(levels && { levels }), ...(kinds && { kinds }) };
}
