import * as vscode from 'vscode';

/** Says that no junk is looked for, and where that is set. @returns 0: nothing was cleaned. */
export function sayOff(): 0 {
  void offerSetting();
  return 0;
}

async function offerSetting(): Promise<void> {
  const open = vscode.l10n.t('Open Setting');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Cleaning is off: the setting “galley.cleaning.level” says so.'),
    open,
  );
  if (answer === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'galley.cleaning.level');
  }
}
