import * as vscode from 'vscode';
import { isPlainKey, readNewValue, type FieldChange } from '../../core/postService.ts';

/** Asks which field is to be set, and to what. */
export async function askForField(title: string): Promise<FieldChange | undefined> {
  const key = await askForKey(title, 1);
  if (key === undefined) return undefined;
  const typed = await vscode.window.showInputBox({
    title: `${title} (2/2)`,
    prompt: vscode.l10n.t('The value of “{key}”, as it would stand in YAML: text, true, 12, [a, b]', { key }),
    ignoreFocusOut: true,
  });
  return typed === undefined ? undefined : { key, value: readNewValue(typed) };
}

/** Asks which field is to go. */
export async function askForKey(title: string, step?: number): Promise<string | undefined> {
  const key = await vscode.window.showInputBox({
    title: step === undefined ? title : `${title} (${step}/2)`,
    prompt: vscode.l10n.t('The name of the field'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      isPlainKey(text.trim())
        ? undefined
        : vscode.l10n.t('A name has letters, digits, “-” and “_”, and begins with a letter.'),
  });
  return key?.trim();
}
