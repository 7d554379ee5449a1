import * as vscode from 'vscode';
import { renderProposal, type PostService, type RepeatSuggestion } from '../../core/postService.ts';
import { walkPosts } from '../archivePosts.ts';
import { translate } from '../convert.ts';
import type { OwnRules } from '../ownRules.ts';
import { addRules } from './addRules.ts';
import { snippet } from './snippet.ts';

interface Dependencies {
  readonly service: PostService;
  readonly rules: OwnRules;
  readonly log: vscode.LogOutputChannel;
}

interface Item extends vscode.QuickPickItem {
  readonly suggestion: RepeatSuggestion;
}

/** The command that looks through a folder for what repeats, and adds the rules that people choose. */
export function registerSuggestRules(dependencies: Dependencies): vscode.Disposable {
  return vscode.commands.registerCommand('galley.suggestRules', async () => {
    const folder = await pickFolder();
    if (folder) await suggestRules(folder, dependencies);
  });
}

async function pickFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri;
  const picked = await vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('Which posts shall be looked through?'),
  });
  return picked?.uri;
}

async function suggestRules(folder: vscode.Uri, dependencies: Dependencies): Promise<void> {
  const { rules } = dependencies;
  await rules.ready();
  const suggestions = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking for what repeats in the posts'),
      cancellable: true,
    },
    (progress, token) => findRepeats(folder, dependencies, progress, token),
  );
  if (!suggestions) return;
  if (suggestions.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing repeats in many posts that is not in a rule yet.'),
    );
    return;
  }
  const chosen = await pickSuggestions(suggestions, folder);
  if (chosen.length === 0) return;
  const lines = chosen.flatMap(({ proposal }) =>
    renderProposal(proposal, {
      kind: proposal.kind,
      note: proposal.description.map(translate).join(' '),
    }),
  );
  await addRules({ rules, place: folder, lines, column: vscode.ViewColumn.Beside });
}

/** @returns undefined when the person cancelled. */
async function findRepeats(
  folder: vscode.Uri,
  { service, rules, log }: Dependencies,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<RepeatSuggestion[] | undefined> {
  const search = service.repeats(rules.optionsFor(folder).rules);
  const finished = await walkPosts(
    {
      service,
      log,
      places: [folder],
      token,
      progress: (done, all) => progress.report({ message: `${done} / ${all}`, increment: 100 / all }),
    },
    ({ uri, post }) => search.add(post, uri.toString()),
  );
  return finished ? search.suggestions() : undefined;
}

/** Nothing is ticked at first: what repeats may well be meant. */
async function pickSuggestions(
  suggestions: readonly RepeatSuggestion[],
  folder: vscode.Uri,
): Promise<readonly RepeatSuggestion[]> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = vscode.l10n.t('Suggest Rules from the Archive');
  picker.placeholder = vscode.l10n.t('Tick what is junk; each becomes a rule of this folder.');
  picker.canSelectMany = true;
  picker.ignoreFocusOut = true;
  picker.matchOnDetail = true;
  picker.items = suggestions.map((suggestion): Item => {
    const { html, posts, of, site, proposal } = suggestion;
    return {
      label: snippet(html),
      detail: `${vscode.l10n.t('{posts} of {of} posts from {site}', { posts, of, site })} · ${proposal.line}`,
      buttons: [
        { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: vscode.l10n.t('Show it in a post') },
      ],
      suggestion,
    };
  });
  try {
    return await new Promise((resolve) => {
      picker.onDidAccept(() => resolve(picker.selectedItems.map(({ suggestion }) => suggestion)));
      picker.onDidHide(() => resolve([]));
      picker.onDidTriggerItemButton(({ item }) => void showExample(item.suggestion, folder));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

/** Shows the piece in the post behind the list, which stays open. */
async function showExample({ example, html }: RepeatSuggestion, folder: vscode.Uri): Promise<void> {
  const uri = vscode.Uri.parse(example);
  if (vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() !== folder.toString()) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.getText().indexOf(html);
  const range = new vscode.Range(document.positionAt(Math.max(0, at)), document.positionAt(at + html.length));
  await vscode.window.showTextDocument(document, {
    preserveFocus: true,
    ...(at >= 0 && { selection: range }),
  });
}
