import * as vscode from 'vscode';
import type { OffsetRange, PostService, Rule } from '../../core/postService.ts';
import { toRange } from '../convert.ts';
import { RULE_FILE, SETTINGS, type OwnRules } from '../ownRules.ts';
import { OWN_RULES_SCHEME } from '../ruleFiles/ruleFiles.ts';
import { ruleLines } from '../settings.ts';

/** Shows Galley's own rules as documents. */
export function registerRuleTexts(service: PostService): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(OWN_RULES_SCHEME, {
    provideTextDocumentContent: ({ path }) =>
      service.ownRuleText(`galley${path.replace(/\.txt$/, '')}`) ?? '',
  });
}

/** Opens what a rule that holds for a post was read from, at its line. */
export async function openRule(
  rule: Rule,
  post: vscode.Uri,
  { service, rules }: { readonly service: PostService; readonly rules: OwnRules },
): Promise<void> {
  const { source, range } = rule;
  const list = rules.listFile(source, post);
  const folder = vscode.workspace.getWorkspaceFolder(post);
  if (service.ownRuleText(source) !== undefined) {
    const path = `${source.replace(/^galley/, '')}.txt`;
    await showAt(vscode.Uri.from({ scheme: OWN_RULES_SCHEME, path }), range);
  } else if (source === RULE_FILE && folder) {
    await showAt(vscode.Uri.joinPath(folder.uri, RULE_FILE), range);
  } else if (source === SETTINGS) {
    await showSetting(post, ruleAt(post, range));
  } else if (source === service.team.fileName && folder) {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, source));
    select(ruleAt(post, range));
  } else if (list) {
    await showAt(list, range);
  } else {
    void vscode.window.showInformationMessage(vscode.l10n.t('The rule is from {source}.', { source }));
  }
}

/** A rule of the settings, or of the team's file, as it is written there. */
function ruleAt(post: vscode.Uri, { start, end }: OffsetRange): string {
  return ruleLines(post).lines.join('\n').slice(start, end);
}

async function showAt(uri: vscode.Uri, range: OffsetRange): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = toRange(document, range);
  await vscode.window.showTextDocument(document, { selection });
}

/** Opens the settings that hold, at one of the rules. */
async function showSetting(post: vscode.Uri, line: string): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(post);
  const setting = vscode.workspace.getConfiguration('galley', post).inspect('cleaning.rules');
  if (folder && setting?.workspaceFolderValue !== undefined) {
    // VS Code's own command asks for the folder.
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, '.vscode/settings.json'));
  } else if (setting?.workspaceValue !== undefined) {
    await vscode.commands.executeCommand('workbench.action.openWorkspaceSettingsFile');
  } else {
    await vscode.commands.executeCommand('workbench.action.openSettingsJson');
  }
  select(JSON.stringify(line));
}

function select(text: string): void {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const start = editor.document.getText().indexOf(text);
  if (start < 0) return;
  const range = toRange(editor.document, { start, end: start + text.length });
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
