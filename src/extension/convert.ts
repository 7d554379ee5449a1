import * as vscode from 'vscode';
import type { LineIndex, Message, OffsetRange, Severity, TextEdit } from '../core/postService.ts';

/** The only place where offsets become positions and core messages become words of the display language. */

export function toRange(document: vscode.TextDocument, { start, end }: OffsetRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The same for a text that no editor has, by its lines. */
export function toRangeIn(lines: LineIndex, { start, end }: OffsetRange): vscode.Range {
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}

export function toOffsetRange(document: vscode.TextDocument, range: vscode.Range): OffsetRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** One edit of the document; VS Code refuses it if the document has changed by the time it is applied. */
export function toWorkspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ range, newText }) => new vscode.TextEdit(toRange(document, range), newText)),
  );
  return edit;
}

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
  }
}

/** A core message in the display language. */
export function translate({ text, values }: Message): string {
  return vscode.l10n.t(text, values);
}
