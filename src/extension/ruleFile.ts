import * as vscode from 'vscode';
import { readSmallFile } from './files.ts';
import { RULE_FILE } from './ownRules.ts';

/** Where lines were written. */
export interface AppendedRules {
  readonly uri: vscode.Uri;
  /** The line of the first of them, counted from 0. */
  readonly line: number;
  /** All that was written, with the line breaks before and between them. */
  readonly text: string;
  /** Whether they hold from now on. Where the file is open with changes that are not saved, they stand behind
   * these, and all of it stays the person's to save. */
  readonly saved: boolean;
}

/**
 * Writes lines of rules at the end of a workspace folder's own, and makes the file where there is none. What
 * stands in it stays as it is, to the byte. A line break inside a line becomes a space: what is told of a post
 * must not become a rule.
 * @throws where the file is a link, too large, no UTF-8, or cannot be written.
 */
export async function appendRuleLines(folder: vscode.Uri, lines: readonly string[]): Promise<AppendedRules> {
  const uri = vscode.Uri.joinPath(folder, RULE_FILE);
  const folded = lines.map(foldBreaks);
  const unsaved = vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  return unsaved ? appendToDocument(unsaved, folded) : appendToFile(uri, folded);
}

/** A line of rules as it is written: what is told of a post must not become a rule of its own. */
export function foldBreaks(line: string): string {
  return line.replace(/[\r\n]+/g, ' ');
}

async function appendToDocument(
  document: vscode.TextDocument,
  lines: readonly string[],
): Promise<AppendedRules> {
  const { uri } = document;
  const { text, line } = continuing(document.getText(), lines);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, document.lineAt(document.lineCount - 1).range.end, text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${uri.toString()} cannot be changed`);
  return { uri, line, text, saved: false };
}

async function appendToFile(uri: vscode.Uri, lines: readonly string[]): Promise<AppendedRules> {
  const bytes = await readIfThere(uri);
  // Behind another encoding the lines would be unreadable.
  const before = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const { text, line } = continuing(before, lines);
  const added = new TextEncoder().encode(text);
  const all = new Uint8Array(bytes.length + added.length);
  all.set(bytes);
  all.set(added, bytes.length);
  await vscode.workspace.fs.writeFile(uri, all);
  return { uri, line, text, saved: true };
}

async function readIfThere(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    return await readSmallFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return new Uint8Array();
    throw error;
  }
}

/** The lines as they go on behind a text, with its line ends, apart from what stands there. */
function continuing(before: string, lines: readonly string[]): { text: string; line: number } {
  const eol = /\r\n|\n|\r/.exec(before)?.[0] ?? '\n';
  const written = before.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  // An empty line stands between, and before it the one that is there has to end.
  const wanted = written.at(-1) !== '' ? 2 : written.at(-2) ? 1 : 0;
  return {
    text: eol.repeat(wanted) + lines.map((line) => line + eol).join(''),
    line: written.length - 1 + wanted,
  };
}
