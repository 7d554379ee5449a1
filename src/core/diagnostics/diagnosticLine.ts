import type { LinePosition } from '../text/lineIndex.ts';
import { english, type Message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Diagnostic } from './diagnostic.ts';

/** `path:line:column severity code message`: the line that `galley check` prints, and that the problem matcher
 * of package.json reads. Line and column count from 1.
 * @param say puts the message into the reader's language. */
export function renderDiagnosticLine(
  path: string,
  { line, character }: LinePosition,
  { severity, code, message }: Pick<Diagnostic, 'severity' | 'code' | 'message'>,
  say: (message: Message) => string = english,
): string {
  return `${printable(path)}:${line + 1}:${character + 1} ${severity} ${code} ${printable(say(message))}`;
}
