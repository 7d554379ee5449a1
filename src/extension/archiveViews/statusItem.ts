import * as vscode from 'vscode';
import type { Archive } from '../archive.ts';

interface Action extends vscode.QuickPickItem {
  readonly command: string;
}

/** What the status bar says of the archive: how many posts it has. A click shows what can be done with it. */
export function registerStatusItem(archive: Archive): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('galley.archive', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Galley: posts of this workspace');
  item.command = 'galley.showArchiveActions';
  const say = (): void => {
    const count = archive.index.size.toLocaleString();
    item.text = `$(library) ${count}`;
    item.tooltip = vscode.l10n.t(
      'Posts in this workspace: {count}. Click to see what can be done with them.',
      {
        count,
      },
    );
    item.accessibilityInformation = { label: vscode.l10n.t('Posts in this workspace: {count}', { count }) };
    // Nothing is read to say it: it comes when something else has asked for the archive.
    if (archive.index.size > 0) item.show();
    else item.hide();
  };
  return vscode.Disposable.from(
    item,
    archive.onDidChange(say),
    vscode.commands.registerCommand('galley.showArchiveActions', showActions),
  );
}

async function showActions(): Promise<void> {
  const action = (icon: string, label: string, command: string): Action => ({
    label: `$(${icon}) ${label}`,
    command,
  });
  const picked = await vscode.window.showQuickPick(
    [
      action('search', vscode.l10n.t('Go to Post…'), 'galley.goToPost'),
      action('table', vscode.l10n.t('Show all posts in a table'), 'galley.showPosts'),
      action('graph', vscode.l10n.t('Show the archive as charts'), 'galley.showOverview'),
      action('library', vscode.l10n.t('Show the archive in the side bar'), 'galley.tags.focus'),
      action('new-file', vscode.l10n.t('New Post…'), 'galley.newPost'),
      action('checklist', vscode.l10n.t('Check all posts'), 'galley.checkWorkspace'),
      action('clear-all', vscode.l10n.t('Clean ads in all posts…'), 'galley.cleanAdsInWorkspace'),
      action('lightbulb', vscode.l10n.t('Suggest rules for what repeats…'), 'galley.suggestRules'),
      action('merge', vscode.l10n.t('Merge tags, categories or authors…'), 'galley.mergeTerms'),
      action('discard', vscode.l10n.t('Undo the last change of many posts'), 'galley.undoBulkChange'),
      action('refresh', vscode.l10n.t('Read all posts anew'), 'galley.reindex'),
    ],
    { title: vscode.l10n.t('Posts of this workspace') },
  );
  if (picked) await vscode.commands.executeCommand(picked.command);
}
