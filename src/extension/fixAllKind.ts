import * as vscode from 'vscode';

/**
 * Whether an action for all of a post is asked for by its name, or for a menu. Galley has several, and each is made
 * for the post as it is: of a wider kind, such as `source.fixAll`, VS Code would apply one after the other, and the
 * second to a text that the first has changed.
 */
export function isAskedFor(kind: vscode.CodeActionKind, only: vscode.CodeActionKind | undefined): boolean {
  return only !== undefined && (kind.contains(only) || only.value === vscode.CodeActionKind.Source.value);
}
