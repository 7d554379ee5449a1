import { english, type Diagnostic, type LinePosition, type Severity } from '../../core/postService.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** A diagnostic as a workflow command, which GitHub shows at the line of the file. Both places count from 0. */
export function diagnosticCommand(
  file: string,
  diagnostic: Diagnostic,
  start: LinePosition,
  end: LinePosition,
): string {
  const { code, severity } = diagnostic;
  const properties: [string, string | number][] = [
    ['file', file],
    ['line', start.line + 1],
    ['endLine', end.line + 1],
    // GitHub leaves a command without mercy where columns stand beside two lines.
    ...(start.line === end.line
      ? ([
          ['col', start.character + 1],
          ['endColumn', end.character + 1],
        ] as [string, number][])
      : []),
    ['title', code],
  ];
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${COMMANDS[severity]} ${list}::${escapeData(english(diagnostic.message))}`;
}

/** As GitHub's own toolkit does it (`@actions/core`, `command.ts`). */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
