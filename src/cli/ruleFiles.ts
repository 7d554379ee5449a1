import {
  english,
  LineIndex,
  type Message,
  type OffsetRange,
  type PostService,
  printable,
} from '../core/postService.ts';
import type { Io } from './io.ts';
import { readNamedText, type NamedText } from './namedText.ts';
import type { Terminal } from './output.ts';

/** The files of `--rules`; undefined where one is wrong: without an exception, too much would go. */
export async function readRuleFiles(
  paths: readonly string[],
  service: PostService,
  io: Io,
  terminal: Terminal,
): Promise<NamedText[] | undefined> {
  const files: NamedText[] = [];
  for (const path of paths) {
    const file = readNamedText(path, io.fs, io.cwd);
    if (typeof file === 'string') {
      await terminal.complain({ path, reason: file, failed: true });
      continue;
    }
    files.push(file);
    for (const line of ruleFileLines(file, 'error', service.readRules(file.text, file.name).errors)) {
      await terminal.complain({ path: '', reason: line, failed: true });
    }
  }
  return terminal.failed ? undefined : files;
}

/** `path:line:column what message`, for each thing to say about a file of rules. */
export function ruleFileLines(
  { path, text }: NamedText,
  what: string,
  said: readonly { readonly range: OffsetRange; readonly message: Message }[],
): string[] {
  const lines = new LineIndex(text);
  return said.map(({ range, message }) => {
    const { line, character } = lines.positionAt(range.start);
    return `${printable(path)}:${line + 1}:${character + 1} ${what} ${printable(english(message))}`;
  });
}
