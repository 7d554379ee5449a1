import * as vscode from 'vscode';
import {
  LARGEST_SHARE,
  type ElementProposals,
  type PostService,
  type RuleProposal,
} from '../../core/postService.ts';
import { translate } from '../convert.ts';
import { searchArchive, type Matches } from './archiveMatches.ts';
import { snippet } from './snippet.ts';

interface Item extends vscode.QuickPickItem {
  readonly proposal?: RuleProposal;
}

/** A longer one would leave no room for the row that it stands in, in UTF-16 code units. */
const LONGEST_TAG = 24;

/** How often what was counted is shown anew, in milliseconds. */
const SHOW_EVERY_MS = 400;

interface Request {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
  readonly document: vscode.TextDocument;
  readonly offset: number;
  readonly elements: readonly ElementProposals[];
}

/**
 * Lets a person choose among the proposals, while the archive is searched for what each would take.
 * @returns undefined when they left, or looked at the places that one of them would take.
 */
export async function pickProposal(request: Request): Promise<RuleProposal | undefined> {
  const { document, elements } = request;
  const proposals = elements.flatMap((element) => element.proposals);
  const cancel = new vscode.CancellationTokenSource();
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = vscode.l10n.t('Make a Rule from This Element');
  picker.placeholder = vscode.l10n.t('Which pieces shall go? The narrowest rule comes first.');
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;
  picker.busy = true;

  let counted = { done: 0, all: 0 };
  let shown = Date.now();
  const { matches, finished } = searchArchive({
    ...request,
    proposals,
    places: placesAround(document.uri),
    token: cancel.token,
    progress: (done, all) => {
      counted = { done, all };
      if (Date.now() - shown > SHOW_EVERY_MS) show();
    },
  });
  const show = (): void => {
    shown = Date.now();
    const active = picker.activeItems[0]?.proposal;
    picker.items = elements.flatMap((element) => itemsFor(element, document, matches));
    const same = picker.items.filter(({ proposal }) => proposal !== undefined && proposal === active);
    if (same.length > 0) picker.activeItems = same;
    const { done, all } = counted;
    if (picker.busy && all > 0)
      picker.title = vscode.l10n.t('Make a Rule from This Element ({done} of {all} posts)', { done, all });
    else picker.title = vscode.l10n.t('Make a Rule from This Element');
  };
  show();
  void finished
    .catch((error: unknown) => request.log.warn(`The archive was not searched: ${String(error)}`))
    .then(() => {
      if (cancel.token.isCancellationRequested) return;
      picker.busy = false;
      show();
    });

  try {
    return await new Promise<RuleProposal | undefined>((resolve) => {
      picker.onDidAccept(() => resolve(picker.activeItems[0]?.proposal));
      picker.onDidHide(() => resolve(undefined));
      picker.onDidTriggerItemButton(({ item }) => {
        const found = item.proposal && matches.get(item.proposal);
        resolve(undefined);
        if (found) void showMatches(request, found);
      });
      picker.show();
    });
  } finally {
    cancel.cancel();
    cancel.dispose();
    picker.dispose();
  }
}

function itemsFor(
  { startTag, proposals }: ElementProposals,
  document: vscode.TextDocument,
  matches: ReadonlyMap<RuleProposal, Matches>,
): Item[] {
  const tag = document.getText().slice(startTag.start, startTag.end);
  return [
    { label: snippet(tag, LONGEST_TAG), kind: vscode.QuickPickItemKind.Separator },
    ...proposals.map((proposal): Item => {
      const { line, share, description } = proposal;
      const found = matches.get(proposal)!;
      const tooMuch = share > LARGEST_SHARE;
      return {
        label: `${tooMuch ? '$(warning) ' : ''}${description.map(translate).join(' ')}`,
        detail: [describeCounts(proposal, found), tooMuch && describeShare(share), line]
          .filter(Boolean)
          .join(' · '),
        buttons: [
          { iconPath: new vscode.ThemeIcon('references'), tooltip: vscode.l10n.t('Show what it would take') },
        ],
        proposal,
      };
    }),
  ];
}

function describeCounts({ count }: RuleProposal, { posts, pieces }: Matches): string {
  return pieces === 0
    ? vscode.l10n.t('here: {count}', { count })
    : vscode.l10n.t('here: {count}, in all: {pieces}, posts: {posts}', { count, pieces, posts });
}

function describeShare(share: number): string {
  return vscode.l10n.t('It would take {percent} % of the text of this post.', {
    percent: Math.round(share * 100),
  });
}

async function showMatches({ document, offset }: Request, { locations }: Matches): Promise<void> {
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  await vscode.window.showTextDocument(document, editor?.viewColumn ?? vscode.ViewColumn.One);
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    document.uri,
    document.positionAt(offset),
    locations,
  );
}

/** The archive that a post belongs to: its folder, whose rules would hold the new one. */
function placesAround(post: vscode.Uri): vscode.Uri[] {
  const own = vscode.workspace.getWorkspaceFolder(post);
  return (own ? [own] : (vscode.workspace.workspaceFolders ?? [])).map(({ uri }) => uri);
}
