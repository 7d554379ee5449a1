import * as vscode from 'vscode';
import { ArchiveProblems, type ArchiveProblemsTools, type CheckSummary } from './archiveProblems.ts';
import { registerCheckTask } from './checkTask.ts';

/** Problems of posts that are not open: a command for all, one for a folder, and a task. */
export function registerArchiveProblems(tools: ArchiveProblemsTools): vscode.Disposable {
  const archiveProblems = new ArchiveProblems(tools);
  const check = async (places: readonly vscode.Uri[]): Promise<CheckSummary | undefined> => {
    if (places.length === 0) return undefined;
    const summary = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Checking posts'),
        cancellable: true,
      },
      (progress, token) =>
        archiveProblems.check(places, token, (done, all) =>
          progress.report({ message: `${done} / ${all}`, increment: 100 / all }),
        ),
    );
    void tell(summary);
    return summary;
  };
  return vscode.Disposable.from(
    archiveProblems,
    registerCheckTask(tools),
    vscode.commands.registerCommand('galley.checkWorkspace', () =>
      check((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)),
    ),
    // The explorer hands over what was clicked, and all that is selected.
    vscode.commands.registerCommand('galley.checkFolder', (clicked: vscode.Uri, selected?: vscode.Uri[]) =>
      check(selected ?? [clicked]),
    ),
    vscode.commands.registerCommand('galley.clearProblems', () => archiveProblems.clear()),
  );
}

async function tell({ finished, posts, flawed, problems, hidden }: CheckSummary): Promise<void> {
  const said = [
    problems === 0
      ? vscode.l10n.t('Posts checked: {posts}. There is nothing to mend.', { posts })
      : vscode.l10n.t('Posts checked: {posts}. Problems: {problems}, in {flawed} posts.', {
          posts,
          problems,
          flawed,
        }),
  ];
  if (hidden > 0) said.push(vscode.l10n.t('Not shown, since there are too many: {hidden}.', { hidden }));
  if (!finished) said.push(vscode.l10n.t('The rest was not checked.'));
  const show = vscode.l10n.t('Show Problems');
  const answer = await vscode.window.showInformationMessage(said.join(' '), ...(problems > 0 ? [show] : []));
  if (answer === show) void vscode.commands.executeCommand('workbench.actions.view.problems');
}
