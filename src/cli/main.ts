import { readArguments, suggest, UsageError } from './arguments.ts';
import { checkCommand } from './commands/check.ts';
import { cleanCommand } from './commands/clean.ts';
import type { Command } from './commands/command.ts';
import { indexCommand } from './commands/index.ts';
import { configCommand } from './commands/config.ts';
import { renderCommand } from './commands/render.ts';
import { repairCommand } from './commands/repair.ts';
import { rulesCommand } from './commands/rules.ts';
import { commandHelp, GLOBAL_OPTIONS, programHelp } from './help.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { Terminal } from './output.ts';

const COMMANDS: readonly Command[] = [
  checkCommand,
  cleanCommand,
  repairCommand,
  renderCommand,
  indexCommand,
  rulesCommand,
  configCommand,
];

/** Runs the program. All that it touches comes with `io`. */
export async function main(io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io);
  let code: ExitCode;
  try {
    code = await dispatch(io, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await terminal.complain({ path: '', reason: error.message, failed: true });
    const name = COMMANDS.find((command) => command.name === io.argv[0])?.name;
    await terminal.note(`Try 'galley ${name === undefined ? '--help' : `help ${name}`}'.`);
    code = EXIT.failed;
  }
  await terminal.flush();
  return terminal.failed ? EXIT.failed : code;
}

async function dispatch(io: Io, terminal: Terminal): Promise<ExitCode> {
  const [first, ...rest] = io.argv;
  if (first === undefined) throw new UsageError('what shall be done? A command is missing');
  if (first.startsWith('-')) {
    const args = readArguments(io.argv, GLOBAL_OPTIONS);
    await terminal.out.write(args.has('help') ? programHelp(COMMANDS) : `${io.version}\n`);
    return EXIT.ok;
  }
  if (first === 'help') {
    const [name] = rest;
    const wanted = name === undefined || name.startsWith('-') ? undefined : commandOf(name);
    await terminal.out.write(wanted ? commandHelp(wanted) : programHelp(COMMANDS));
    return EXIT.ok;
  }
  const command = commandOf(first);
  const args = readArguments(rest, [...command.options, ...GLOBAL_OPTIONS]);
  if (args.has('help') || args.has('version')) {
    await terminal.out.write(args.has('help') ? commandHelp(command) : `${io.version}\n`);
    return EXIT.ok;
  }
  return command.run(args, io, terminal);
}

/** @throws UsageError */
function commandOf(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  const names = COMMANDS.map((one) => one.name);
  throw new UsageError(`there is no command '${name}'${suggest(name, names)}`);
}
