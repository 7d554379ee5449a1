import * as vscode from 'vscode';
import { countSurveys, type SurveyTotals } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import type { Surveys } from '../survey/surveys.ts';
import { inTurns } from '../turns.ts';

interface Action extends vscode.QuickPickItem {
  readonly command: string;
}

/** What the status bar says of the archive: how many posts it has, and in how many something was found, once all were
 * surveyed. A click shows what can be done with it. */
export function registerStatusItem(archive: Archive, surveys: Surveys): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('galley.archive', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Galley: posts of this workspace');
  item.command = 'galley.showArchiveActions';
  let counts = 0;
  const say = async (): Promise<void> => {
    const count = ++counts;
    const totals = await inTurns(countSurveys(surveys.table), () => count === counts);
    // Something has changed meanwhile, and is being counted.
    if (!totals || count !== counts) return;
    const { size } = archive.index;
    const isWhole = size > 0 && totals.posts >= size;
    item.text = [`$(library) ${size.toLocaleString()}`, ...(isWhole ? icons(totals) : [])].join('  ');
    const facts = factsOf(size, totals);
    item.tooltip = tooltip(facts);
    const label = facts.map(({ name, count }) => `${name}: ${count.toLocaleString()}`).join(', ');
    item.accessibilityInformation = { label };
    // Nothing is read to say it: it comes when something else has asked for the archive.
    if (size > 0) item.show();
    else item.hide();
  };
  return vscode.Disposable.from(
    item,
    new vscode.Disposable(() => counts++),
    archive.onDidChange(() => void say()),
    surveys.onDidChange(() => void say()),
    vscode.commands.registerCommand('galley.showArchiveActions', showActions),
  );
}

function icons({ withProblems, withJunk }: SurveyTotals): string[] {
  return [`$(warning) ${withProblems.toLocaleString()}`, `$(trash) ${withJunk.toLocaleString()}`];
}

/** A row of the tooltip. */
interface Fact {
  readonly name: string;
  readonly count: number;
  /** Shows these posts in the table. */
  readonly filter?: string;
}

/** What is known. Where not all posts were surveyed, it says how many were. */
function factsOf(size: number, { posts, withProblems, withJunk }: SurveyTotals): Fact[] {
  const all = { name: vscode.l10n.t('Posts in this workspace'), count: size, filter: '' };
  if (posts === 0) return [all];
  return [
    all,
    ...(posts < size ? [{ name: vscode.l10n.t('Posts read as a whole'), count: posts }] : []),
    { name: vscode.l10n.t('Posts with problems'), count: withProblems, filter: 'problems:>0' },
    { name: vscode.l10n.t('Posts with junk'), count: withJunk, filter: 'junk:>0' },
  ];
}

function tooltip(facts: readonly Fact[]): vscode.MarkdownString {
  const rows = facts.map(({ name, count, filter }) => {
    const number = count.toLocaleString();
    if (filter === undefined) return `| ${name} | ${number} |`;
    const address = `command:galley.showPosts?${encodeURIComponent(JSON.stringify([filter]))}`;
    return `| ${name} | [${number}](${address}) |`;
  });
  const text = new vscode.MarkdownString(['| Galley | |', '|:---|---:|', ...rows].join('\n'));
  text.isTrusted = { enabledCommands: ['galley.showPosts'] };
  return text.appendMarkdown(`\n\n${vscode.l10n.t('Click to see what can be done with them.')}`);
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
