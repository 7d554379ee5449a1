import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import {
  createPostService,
  describeCounts,
  english,
  type FilterListData,
  type PostService,
  type RuleBook,
  type RuleSource,
  printable,
} from '../core/postService.ts';
import type { Arguments, OptionSpec } from './arguments.ts';
import type { Io } from './io.ts';
import type { Terminal } from './output.ts';
import { readNamedText, type NamedText } from './namedText.ts';
import { ruleFileLines } from './ruleFiles.ts';
import type { Team } from './team.ts';

const SOURCES = ['galley', 'rules', 'lists'] as const;

/** Where rules come from, in the order in which they are asked: plain data that a worker thread can be sent.
 * A list has been read already, which takes longer than to send it. */
export type RuleSources = readonly ('galley' | NamedText | FilterListData)[];

export const RULE_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'rules',
    value: 'FILE',
    multiple: true,
    description: 'rules and exceptions besides the built-in ones; may be repeated',
  },
  {
    name: 'list',
    value: 'FILE',
    multiple: true,
    description: 'a filter list made for ad blockers; may be repeated',
  },
  {
    name: 'sources',
    value: 'SOURCE,...',
    multiple: true,
    description: `who is asked, and in which order: ${SOURCES.join(',')} (the default)`,
  },
];

/** The rules and lists that a call names, or else the team; undefined where one is wrong: without an exception, too
 * much would go. With `--explain`, says what was read of the lists. */
export async function readRuleSources(
  args: Arguments,
  team: Team,
  io: Io,
  terminal: Terminal,
): Promise<RuleSources | undefined> {
  const service = createPostService();
  const sources: RuleSources[number][] = [];
  for (const source of sourcesOf(args, team)) {
    if (source === 'galley') {
      sources.push(source);
      continue;
    }
    if (source === 'settings') {
      const { 'cleaning.rules': lines = [] } = team.settings;
      // The team's file tells itself what is wrong in it.
      if (lines.length > 0)
        sources.push({ path: team.path, name: service.team.fileName, text: lines.join('\n') });
      continue;
    }
    for (const path of filesOf(source, args, team, io)) {
      const file = readNamedText(path, io.fs, io.cwd);
      if (typeof file === 'string') {
        await terminal.complain({ path, reason: file, failed: true });
      } else if (source === 'lists') {
        const { data } = service.readFilterList(file.text, file.name);
        sources.push(data);
        if (args.has('explain')) {
          await terminal.note(printable(english(describeCounts(data.name, data.counts))));
        }
      } else {
        sources.push(file);
        for (const line of ruleFileLines(file, 'error', service.readRules(file.text, file.name).errors)) {
          await terminal.complain({ path: '', reason: line, failed: true });
        }
      }
    }
  }
  return terminal.failed ? undefined : sources;
}

/** Who is asked: `rules` are the files of `--rules`, which stand in for the team's rules of both kinds. */
function sourcesOf(args: Arguments, { settings }: Team): readonly (RuleSource | 'rules')[] {
  const named = args.choices('sources', SOURCES);
  const own: readonly (RuleSource | 'rules')[] = args.has('rules') ? ['rules'] : ['settings', 'workspace'];
  if (named) return named.flatMap((source) => (source === 'rules' ? own : source));
  const sources = settings['cleaning.sources'] ?? createPostService().team.defaults['cleaning.sources'];
  const all = sources.flatMap((source) =>
    source === 'settings' || source === 'workspace'
      ? own.filter((one) => one === source || one === 'rules')
      : source,
  );
  // What a call names is asked, whatever the team asks.
  return [
    ...new Set([
      ...all,
      ...(args.has('rules') ? own : []),
      ...(args.has('list') ? (['lists'] as const) : []),
    ]),
  ];
}

/** The files that a source has. */
function filesOf(
  source: 'rules' | 'workspace' | 'lists',
  args: Arguments,
  team: Team,
  io: Io,
): readonly string[] {
  const { settings, folder } = team;
  if (source === 'rules') return args.values('rules');
  if (source === 'lists' && args.has('list')) return args.values('list');
  if (folder === undefined) return [];
  if (source === 'lists') return (settings['cleaning.lists'] ?? []).map((path) => listPath(path, folder));
  const file = join(folder, RULE_FILE);
  return io.fs.existsSync(file) ? [file] : [];
}

/** The rules of a folder, which the editor knows too. */
const RULE_FILE = '.galley/rules.txt';

function listPath(path: string, folder: string): string {
  const fromHome = /^~(?=[\\/]|$)/.test(path) ? homedir() + path.slice(1) : path;
  return isAbsolute(fromHome) ? fromHome : join(folder, fromHome);
}

/** The rules, ready for matching. */
export function ruleBookOf(sources: RuleSources, service: PostService): RuleBook {
  return service.ruleBook(
    sources.map((source) => {
      if (source === 'galley') return source;
      return 'counts' in source ? service.filterList(source) : service.readRules(source.text, source.name);
    }),
  );
}
