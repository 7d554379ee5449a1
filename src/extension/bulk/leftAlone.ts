import * as vscode from 'vscode';
import { baseName } from '../posts.ts';

/** Why a post is left as it is. */
export type Reason =
  | 'unsaved'
  | 'read-only'
  | 'link'
  | 'not-utf8'
  | 'mixed-line-ends'
  | 'changed'
  | 'reads-differently'
  | 'saved-differently'
  | 'unsafe'
  | 'failed';

/** A post that a change of many posts did not touch. */
export interface LeftAlone {
  readonly uri: vscode.Uri;
  readonly reason: Reason;
  /** What the system or the core says of it, if anything. */
  readonly detail?: string | undefined;
}

interface Item extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

/** Lists the posts and why each was left alone; the one that is picked opens. */
export async function showLeftAlone(left: readonly LeftAlone[]): Promise<void> {
  const items = left.map((one): Item => ({
    label: baseName(one.uri),
    description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(one.uri, '..')),
    detail: describe(one),
    uri: one.uri,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Posts left alone: {count}', { count: left.length }),
    placeHolder: vscode.l10n.t('Which one shall be opened?'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  if (picked) await vscode.commands.executeCommand('vscode.open', picked.uri);
}

function describe({ reason, detail }: LeftAlone): string {
  switch (reason) {
    case 'unsaved':
      return vscode.l10n.t('It has changes that are not saved.');
    case 'read-only':
      return vscode.l10n.t('It is read-only.');
    case 'link':
      return vscode.l10n.t('It is a link, or in a folder that is one.');
    case 'not-utf8':
      return vscode.l10n.t('It is not UTF-8.');
    case 'mixed-line-ends':
      return vscode.l10n.t('It is open, and VS Code would change its line ends, which are mixed.');
    case 'changed':
      return vscode.l10n.t('It has changed in the meantime.');
    case 'reads-differently':
      return vscode.l10n.t('What remains would read differently.');
    case 'saved-differently':
      return vscode.l10n.t('VS Code changed more of it when it was saved.');
    case 'unsafe':
      return detail ?? vscode.l10n.t('It cannot be read safely.');
    case 'failed':
      return vscode.l10n.t('It could not be read or written: {reason}', { reason: detail ?? '' });
  }
}
