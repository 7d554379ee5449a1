import * as vscode from 'vscode';
import { RULE_FILE, type OwnRules } from '../ownRules.ts';
import { appendRuleLines, foldBreaks } from '../ruleFile.ts';
import { ruleLines } from '../settings.ts';

interface Request {
  readonly rules: OwnRules;
  /** A post, or the folder, that the rules are for. */
  readonly place: vscode.Uri;
  readonly lines: readonly string[];
  /** Where the file of rules is shown at once; without it, when the person asks for it. */
  readonly column?: vscode.ViewColumn;
}

/** Lines that have been written. */
interface Added {
  readonly undo: () => Thenable<unknown>;
  /** Shows them, if they are in a file. */
  readonly show?: (column?: vscode.ViewColumn) => Thenable<unknown>;
  /** Where they stand, and whether they hold: not where the file is left to the person to save. */
  readonly told: string;
}

/**
 * Adds lines of rules to the folder's own; for a post outside of all folders, to the settings. They hold at
 * once, and a button takes them back.
 */
export async function addRules({ rules, place, lines, column }: Request): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(place);
  try {
    const added = folder ? await addToFolder(folder.uri, lines) : await addToSettings(place, lines);
    if (column !== undefined) await added.show?.(column);
    await rules.ready();
    void tell(added, { rules, isShown: column !== undefined });
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The rule could not be written: {reason}', {
        reason: error instanceof Error ? error.message : String(error),
      }),
    );
  }
}

async function tell(
  { undo, show, told }: Added,
  { rules, isShown }: { readonly rules: OwnRules; readonly isShown: boolean },
): Promise<void> {
  const takeBack = vscode.l10n.t('Undo');
  const look = vscode.l10n.t('Show Rule');
  const answer = await vscode.window.showInformationMessage(
    told,
    ...(show && !isShown ? [look, takeBack] : [takeBack]),
  );
  if (answer === look) await show?.();
  if (answer !== takeBack) return;
  await undo();
  await rules.ready();
}

async function addToFolder(folder: vscode.Uri, lines: readonly string[]): Promise<Added> {
  const { uri, line, text, saved } = await appendRuleLines(folder, lines);
  const document = await vscode.workspace.openTextDocument(uri);
  const first = new vscode.Position(line, 0);
  const file = RULE_FILE;
  return {
    told: saved
      ? vscode.l10n.t('The rule stands in {file} and holds now.', { file })
      : vscode.l10n.t('The rule stands in {file}. It holds when you save that.', { file }),
    show: (viewColumn) =>
      vscode.window.showTextDocument(document, {
        ...(viewColumn !== undefined && { viewColumn, preserveFocus: true }),
        selection: new vscode.Range(first, first),
      }),
    async undo() {
      const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
      const written = text.replace(/\r\n|\n|\r/g, eol);
      const at = document.getText().lastIndexOf(written);
      // Who has changed the rule since then knows how to take it back.
      if (at < 0) return;
      const edit = new vscode.WorkspaceEdit();
      edit.delete(uri, new vscode.Range(document.positionAt(at), document.positionAt(at + written.length)));
      const wasDirty = document.isDirty;
      if ((await vscode.workspace.applyEdit(edit)) && !wasDirty) await document.save();
    },
  };
}

async function addToSettings(place: vscode.Uri, lines: readonly string[]): Promise<Added> {
  const settings = vscode.workspace.getConfiguration('galley', place);
  const { workspaceValue, globalValue } = settings.inspect<readonly string[]>('cleaning.rules') ?? {};
  // The workspace's value stands in the place of the person's own.
  const [before, target] =
    workspaceValue === undefined
      ? [globalValue, vscode.ConfigurationTarget.Global]
      : [workspaceValue, vscode.ConfigurationTarget.Workspace];
  const write = (value: readonly string[] | undefined): Thenable<void> =>
    settings.update('cleaning.rules', value, target);
  const folded = lines.map(foldBreaks);
  await write([...(before ?? []), ...folded]);
  return {
    told: vscode.l10n.t('The rule stands in the settings and holds now.'),
    undo() {
      const now = ruleLines(place).lines;
      return now.slice(-folded.length).join('\n') === folded.join('\n') ? write(before) : Promise.resolve();
    },
  };
}
