import * as vscode from 'vscode';
import { JUNK_KINDS, renderProposal, type JunkKind, type PostService } from '../../core/postService.ts';
import { translate } from '../convert.ts';
import type { OwnRules } from '../ownRules.ts';
import { isPost, POST_SELECTOR, type OpenPosts } from '../posts.ts';
import { addRules } from './addRules.ts';
import { pickProposal } from './pickProposal.ts';

const COMMAND = 'galley.makeRule';
const ACTION = vscode.CodeActionKind.RefactorExtract.append('galley.rule');

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly rules: OwnRules;
  readonly log: vscode.LogOutputChannel;
}

/** Makes cleaning rules from what people point at: the command, and the action that offers it. */
export function registerMakeRule(dependencies: Dependencies): vscode.Disposable {
  const { service, posts } = dependencies;
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMAND, () => makeRule(dependencies)),
    vscode.languages.registerCodeActionsProvider(
      POST_SELECTOR,
      {
        provideCodeActions(document, range, { triggerKind, only }) {
          // A bulb beside every paragraph would be noise: this is for those who ask.
          const asked =
            triggerKind === vscode.CodeActionTriggerKind.Invoke || only?.contains(ACTION) === true;
          const offset = document.offsetAt(range.start);
          if (!asked || !service.isAtElement(posts.get(document), offset)) return [];
          const title = vscode.l10n.t('Make a rule from this element…');
          const action = new vscode.CodeAction(title, ACTION);
          action.command = { command: COMMAND, title };
          return [action];
        },
      },
      { providedCodeActionKinds: [ACTION] },
    ),
  );
}

async function makeRule({ service, posts, rules, log }: Dependencies): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isPost(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a post, and put the caret into the junk.'));
    return;
  }
  const { document } = editor;
  const offset = document.offsetAt(editor.selection.active);
  const elements = service.proposeRules(posts.get(document), offset);
  if (elements.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'No safe rule can be made here: put the caret into an element of the body with little text.',
      ),
    );
    return;
  }
  const proposal = await pickProposal({ service, log, document, offset, elements });
  const kind = proposal && (await pickKind(proposal.kind));
  if (!kind) return;
  const note = proposal.description.map(translate).join(' ');
  await addRules({ rules, place: document.uri, lines: renderProposal(proposal, { kind, note }) });
}

/** @param likely the kind that comes first. */
async function pickKind(likely: JunkKind): Promise<JunkKind | undefined> {
  const names = {
    ad: vscode.l10n.t('ads'),
    promo: vscode.l10n.t('promotions'),
    tracker: vscode.l10n.t('trackers'),
    ui: vscode.l10n.t('buttons'),
    empty: vscode.l10n.t('empty shells'),
  };
  const picked = await vscode.window.showQuickPick(
    [likely, ...JUNK_KINDS.filter((kind) => kind !== likely)].map((kind) => ({
      label: names[kind],
      description: kind,
      kindOfJunk: kind,
    })),
    { title: vscode.l10n.t('What kind of junk is it?') },
  );
  return picked?.kindOfJunk;
}
