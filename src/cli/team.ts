import { dirname, join, relative } from 'node:path';
import { createPostService, type TeamFile, type TeamSettings } from '../core/postService.ts';
import { UsageError, type Arguments, type OptionSpec } from './arguments.ts';
import { absolutePath } from '../disk/paths.ts';
import type { Io } from './io.ts';
import { readNamedText } from './namedText.ts';
import type { Terminal } from './output.ts';
import { ruleFileLines } from './ruleFiles.ts';

export const TEAM_OPTIONS: readonly OptionSpec[] = [
  { name: 'config', value: 'FILE', description: 'settings of a team in place of the nearest .galley.yml' },
  { name: 'no-config', description: 'no settings of a team' },
];

export const TEAM_DETAILS: readonly string[] = [
  'Settings of a team are in .galley.yml, in the nearest folder at or above each PATH within its repository.',
  'What an option says is said in their place.',
];

/** The settings of a team, and what is wrong with them. */
export interface Team {
  readonly settings: TeamSettings;
  /** Where its paths start: absolute; undefined without a file. */
  readonly folder: string | undefined;
  /** As people see it. */
  readonly path: string;
  readonly text: string;
  readonly file: TeamFile | undefined;
  /** `path:line:column code message`, for all that is wrong. The rest of the settings holds. */
  readonly problems: readonly string[];
}

const NO_TEAM: Team = { settings: {}, folder: undefined, path: '', text: '', file: undefined, problems: [] };

/**
 * Reads the settings of a team that hold for some paths; without any, for the current folder.
 * @returns why they cannot be read, if they cannot
 * @throws UsageError where different ones hold
 */
export function readTeam(
  args: Arguments,
  io: Io,
  paths = args.positionals,
): Team | { readonly path: string; readonly reason: string } {
  args.atMostOne('config', 'no-config');
  const path = args.has('no-config') ? undefined : (args.value('config') ?? findTeamFile(paths, io));
  if (path === undefined) return NO_TEAM;
  const named = readNamedText(path, io.fs, io.cwd);
  if (typeof named === 'string') return { path, reason: named };
  const file = createPostService().team.read(named.text);
  return {
    settings: file.settings,
    folder: dirname(absolutePath(io.cwd, path)),
    path,
    text: named.text,
    file,
    problems: file.problems.flatMap(({ code, ...problem }) => ruleFileLines(named, code, [problem])),
  };
}

/** The same, with complaints. @returns undefined where the settings cannot be read, so that nothing is to be done */
export async function readTeamOrComplain(
  args: Arguments,
  io: Io,
  terminal: Terminal,
  paths?: readonly string[],
): Promise<Team | undefined> {
  const team = readTeam(args, io, paths);
  if ('reason' in team) {
    await terminal.complain({ ...team, failed: true });
    return undefined;
  }
  for (const reason of team.problems) await terminal.complain({ path: '', reason, failed: true });
  return team;
}

/** The nearest file at or above the paths, as people see it: from `cwd` if it is below. */
function findTeamFile(paths: readonly string[], io: Io): string | undefined {
  const known = new Map<string, string | undefined>();
  const found = new Set(
    (paths.length === 0 ? ['.'] : paths).map((path) => nearest(startOf(path, io), io, known)),
  );
  const [first, second] = [...found].map((file) => file && shown(file, io.cwd));
  if (found.size > 1) {
    const names = [first, second].map((name) => name ?? 'none').join(', ');
    throw new UsageError(`different settings of teams hold for these paths (${names}); --config names one`);
  }
  return first;
}

function startOf(path: string, io: Io): string {
  const place = join(absolutePath(io.cwd, path));
  try {
    return io.fs.statSync(place).isDirectory() ? place : dirname(place);
  } catch {
    // It is complained of where posts are looked for.
    return dirname(place);
  }
}

function nearest(folder: string, io: Io, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const file = join(folder, createPostService().team.fileName);
  const parent = dirname(folder);
  let found: string | undefined;
  if (io.fs.existsSync(file)) found = file;
  else if (parent !== folder && !io.fs.existsSync(join(folder, '.git'))) found = nearest(parent, io, known);
  known.set(folder, found);
  return found;
}

function shown(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.startsWith('..') ? file : path;
}
