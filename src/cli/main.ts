import { readArguments, suggest, UsageError } from './arguments.ts';
import type { Command } from './commands/command.ts';
import { commandHelp, GLOBAL_OPTIONS, programHelp } from './help.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { Terminal } from './output.ts';

/** By name, in the order of the help. Each is loaded with what it needs when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.ts')).checkCommand,
  clean: async () => (await import('./commands/clean.ts')).cleanCommand,
  repair: async () => (await import('./commands/repair.ts')).repairCommand,
  render: async () => (await import('./commands/render.ts')).renderCommand,
  index: async () => (await import('./commands/index.ts')).indexCommand,
  rules: async () => (await import('./commands/rules.ts')).rulesCommand,
  config: async () => (await import('./commands/config.ts')).configCommand,
};
const NAMES = Object.keys(COMMANDS);

/** Runs the program. All that it touches comes with `io`. */
export async function main(io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io);
  let code: ExitCode;
  try {
    code = await dispatch(io, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await terminal.complain({ path: '', reason: error.message, failed: true });
    const name = NAMES.find((one) => one === io.argv[0]);
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
    await terminal.out.write(args.has('help') ? programHelp(await allCommands()) : `${io.version}\n`);
    return EXIT.ok;
  }
  if (first === 'help') {
    const [name] = rest;
    const wanted = name === undefined || name.startsWith('-') ? undefined : await commandOf(name);
    await terminal.out.write(wanted ? commandHelp(wanted) : programHelp(await allCommands()));
    return EXIT.ok;
  }
  const command = await commandOf(first);
  const args = readArguments(rest, [...command.options, ...GLOBAL_OPTIONS]);
  if (args.has('help') || args.has('version')) {
    await terminal.out.write(args.has('help') ? commandHelp(command) : `${io.version}\n`);
    return EXIT.ok;
  }
  return command.run(args, io, terminal);
}

function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(COMMANDS).map((load) => load()));
}

/** @throws UsageError */
function commandOf(name: string): Promise<Command> {
  if (NAMES.includes(name)) return COMMANDS[name]!();
  throw new UsageError(`there is no command '${name}'${suggest(name, NAMES)}`);
}
