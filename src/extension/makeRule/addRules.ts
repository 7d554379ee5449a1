import * as vscode from 'vscode';
import type { OwnRules } from '../ownRules.ts';
import { appendRuleLines } from '../ruleFile.ts';
import { ruleLines } from '../settings.ts';

interface Request {
  readonly rules: OwnRules;
  /** A post, or the folder, that the rules are for. */
  readonly place: vscode.Uri;
  readonly lines: readonly string[];
  /** Where the file of rules is shown. */
  readonly column?: vscode.ViewColumn;
}

/**
 * Adds lines of rules to the folder's own, and shows them there; for a post outside of all folders, to the
 * person's settings. They hold at once, and a button takes them back.
 */
export async function addRules({
  rules,
  place,
  lines,
  column = vscode.ViewColumn.Beside,
}: Request): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(place);
  try {
    const undo = folder ? await addToFolder(folder.uri, lines, column) : await addToSettings(place, lines);
    await rules.ready();
    void offerUndo(undo, rules);
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The rule could not be written: {reason}', {
        reason: error instanceof Error ? error.message : String(error),
      }),
    );
  }
}

type Undo = () => Thenable<unknown>;

async function offerUndo(undo: Undo, rules: OwnRules): Promise<void> {
  const button = vscode.l10n.t('Undo');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('The rule holds now.'), button);
  if (answer !== button) return;
  await undo();
  await rules.ready();
}

async function addToFolder(
  folder: vscode.Uri,
  lines: readonly string[],
  column: vscode.ViewColumn,
): Promise<Undo> {
  const { uri, line } = await appendRuleLines(folder, lines);
  const document = await vscode.workspace.openTextDocument(uri);
  const range = new vscode.Range(line, 0, line + lines.length, 0);
  await vscode.window.showTextDocument(document, {
    viewColumn: column,
    preserveFocus: true,
    selection: new vscode.Range(range.start, range.start),
  });
  const written = document.getText(range);
  return async () => {
    const at = document.getText().lastIndexOf(written);
    // Who has changed the rule since then knows how to take it back.
    if (at < 0) return;
    const edit = new vscode.WorkspaceEdit();
    edit.delete(uri, new vscode.Range(document.positionAt(at), document.positionAt(at + written.length)));
    const wasDirty = document.isDirty;
    if ((await vscode.workspace.applyEdit(edit)) && !wasDirty) await document.save();
  };
}

async function addToSettings(place: vscode.Uri, lines: readonly string[]): Promise<Undo> {
  const settings = vscode.workspace.getConfiguration('galley', place);
  const before = settings.inspect<string[]>('cleaning.rules')?.globalValue;
  const write = (value: readonly string[] | undefined): Thenable<void> =>
    settings.update('cleaning.rules', value, vscode.ConfigurationTarget.Global);
  await write([...(before ?? []), ...lines]);
  return () => {
    const now = ruleLines(place);
    return now.slice(-lines.length).join('\n') === lines.join('\n') ? write(before) : Promise.resolve();
  };
}
