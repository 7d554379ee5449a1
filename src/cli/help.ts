import type { Command } from './commands/command.ts';
import type { OptionSpec } from './arguments.ts';

/** Options that every call takes. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { name: 'help', short: 'h', description: 'show help' },
  { name: 'version', short: 'v', description: 'show the version' },
];

/** What `galley --help` shows. */
export function programHelp(commands: readonly Command[]): string {
  return lines(
    'Galley reads, checks and cleans posts: files with a YAML front matter and a body of Markdown and HTML.',
    '',
    'Usage: galley COMMAND [PATH...] [OPTION...]',
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    "'galley help COMMAND' tells more. No file is written unless you say --write.",
  );
}

/** What `galley help COMMAND` shows. */
export function commandHelp({ summary, synopsis, options, details }: Command): string {
  return lines(
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    '',
    ...synopsis.map((form, index) =>
      form.startsWith(' ') ? `              ${form}` : `${index === 0 ? 'Usage:' : '      '} galley ${form}`,
    ),
    '',
    'Options:',
    ...optionLines([...options, ...GLOBAL_OPTIONS.slice(0, 1)]),
    '',
    ...details,
  );
}

function optionLines(options: readonly OptionSpec[]): string[] {
  return columns(
    options.map(({ name, short, value, description }) => [
      `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
      description,
    ]),
  );
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`;
}
