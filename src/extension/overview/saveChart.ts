import * as vscode from 'vscode';
import type { FromOverview } from '../../protocol/overviewMessages.ts';
import { baseName } from '../posts.ts';
import { CHARTS } from './charts.ts';

/** Asks where to, and writes a chart's picture. */
export async function saveChart({
  chart,
  format,
  bytes,
}: Extract<FromOverview, { readonly type: 'save' }>): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, `overview-${chart}.${format}`) }),
    filters: { [format.toUpperCase()]: [format] },
    title: vscode.l10n.t('Export “{name}”', { name: CHARTS[chart].title() }),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, bytes);
  const open = vscode.l10n.t('Open');
  const text = vscode.l10n.t('{file} was written.', { file: baseName(target) });
  if ((await vscode.window.showInformationMessage(text, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.open', target);
}
