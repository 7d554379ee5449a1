import { createPostService, LineIndex, printable } from '../../core/postService.ts';
import { UsageError, type Arguments } from '../arguments.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Terminal } from '../output.ts';
import { readTeam, TEAM_DETAILS, TEAM_OPTIONS, type Team } from '../team.ts';
import type { Command } from './command.ts';

export const configCommand: Command = {
  name: 'config',
  summary: 'show which settings hold, and where each is from',
  synopsis: ['config [PATH] [--config FILE|--no-config] [--format text|json]'],
  options: [{ name: 'format', value: 'FORMAT', description: 'text (the default) or json' }, ...TEAM_OPTIONS],
  details: [
    'PATH is a post or a folder; without one, the current folder.',
    ...TEAM_DETAILS,
    '',
    'text    setting value path:line:column, or default',
    'json    one object a line: {"setting","value","file","line","column"}; the last three where a team says it;',
    '        lines and columns count from 1',
    '',
    'The fields that are required by default are those of archived posts, for archived posts alone.',
    '',
    'Exit code: 0; 1 something is wrong in the settings; 2 a wrong call, or a file that cannot be read.',
  ],
  run,
};

/** A value that holds. */
interface Holding {
  readonly setting: string;
  readonly value: unknown;
  /** Where a team says it. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

async function run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode> {
  const format = args.choice('format', ['text', 'json'], 'text');
  if (args.positionals.length > 1) throw new UsageError('config takes one PATH');
  const team = readTeam(args, io);
  if ('reason' in team) {
    await terminal.complain({ ...team, failed: true });
    return EXIT.failed;
  }
  for (const reason of team.problems) await terminal.complain({ path: '', reason, failed: false });
  const all = findHolding(team);
  const lines = format === 'json' ? all.map((one) => JSON.stringify(one)) : table(all);
  await terminal.out.write(lines.map((line) => `${line}\n`).join(''));
  return team.problems.length > 0 ? EXIT.found : EXIT.ok;
}

/** What holds: of a setting with keys, each key by itself. */
function findHolding({ settings, file, path, text }: Team): Holding[] {
  const { settings: names, defaults } = createPostService().team;
  const lines = new LineIndex(text);
  const holding = (setting: string, value: unknown): Holding => {
    const range = file?.places.get(setting);
    if (!range) return { setting, value };
    const { line, character } = lines.positionAt(range.start);
    return { setting, value, file: path, line: line + 1, column: character + 1 };
  };
  return names.flatMap((name) => {
    const value: unknown = settings[name] ?? defaults[name];
    const keys = Object.entries({ ...keysOf(defaults[name]), ...keysOf(value) });
    return keys.length === 0
      ? holding(name, value)
      : keys.map(([key, inner]: [string, unknown]) => holding(`${name}.${key}`, inner));
  });
}

/** Those of a setting that has keys. */
function keysOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function table(all: readonly Holding[]): string[] {
  const rows = all.map(({ setting, value, file, line, column }) => [
    setting,
    typeof value === 'string' ? value : printable(JSON.stringify(value)),
    file === undefined ? 'default' : `${printable(file)}:${line!}:${column!}`,
  ]);
  const width = (at: number): number => Math.max(...rows.map((row) => Math.min(40, row[at]!.length)));
  const [first, second] = [width(0), width(1)];
  return rows.map(
    ([setting, value, from]) => `${setting!.padEnd(first)}  ${value!.padEnd(second)}  ${from!}`,
  );
}
