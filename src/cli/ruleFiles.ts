import { basename } from 'node:path';
import { english, LineIndex, type Message, type OffsetRange, type PostService } from '../core/postService.ts';
import { absolutePath } from './findPosts.ts';
import { printable } from './formats/printable.ts';
import type { FileSystem, Io } from './io.ts';
import type { Terminal } from './output.ts';
import { whyNot } from './whyNot.ts';

/** A file of rules: plain data that a worker thread can be sent. */
export interface RuleFile {
  readonly path: string;
  /** What its rules are called by. */
  readonly name: string;
  readonly text: string;
}

/** @returns why it could not be read, if it could not. */
export function readRuleFile(path: string, fs: FileSystem, cwd: string): RuleFile | string {
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(absolutePath(cwd, path));
  } catch (error) {
    return whyNot(error);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { path, name: basename(path), text };
  } catch {
    // The one thing that a fatal decoder throws for.
    return 'is not UTF-8';
  }
}

/** The files of `--rules`; undefined where one is wrong: without an exception, too much would go. */
export async function readRuleFiles(
  paths: readonly string[],
  service: PostService,
  io: Io,
  terminal: Terminal,
): Promise<RuleFile[] | undefined> {
  const files: RuleFile[] = [];
  for (const path of paths) {
    const file = readRuleFile(path, io.fs, io.cwd);
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
  { path, text }: RuleFile,
  what: string,
  said: readonly { readonly range: OffsetRange; readonly message: Message }[],
): string[] {
  const lines = new LineIndex(text);
  return said.map(({ range, message }) => {
    const { line, character } = lines.positionAt(range.start);
    return `${printable(path)}:${line + 1}:${character + 1} ${what} ${printable(english(message))}`;
  });
}
