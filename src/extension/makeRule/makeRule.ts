import * as vscode from 'vscode';
import { JUNK_KINDS, renderProposal, type JunkKind, type PostService } from '../../core/postService.ts';
import type { PreviewContext } from '../../protocol/previewMessages.ts';
import { describeKind, labelOf } from '../cleaning/removalSummary.ts';
import { translate } from '../convert.ts';
import type { OwnRules } from '../ownRules.ts';
import { isPost, POST_SELECTOR, type OpenPosts } from '../posts.ts';
import { addRules } from './addRules.ts';
import { pickProposal } from './pickProposal.ts';

const COMMAND = 'galley.makeRule';
/** No “Extract”, which VS Code would head the list with: the text stays as it is. */
const ACTION = vscode.CodeActionKind.Refactor.append('galley.rule');

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
    vscode.commands.registerCommand(COMMAND, (argument: unknown) => makeRule(argument, dependencies)),
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

async function makeRule(argument: unknown, { service, posts, rules, log }: Dependencies): Promise<void> {
  const target = (await targetInPreview(argument)) ?? targetAtCaret();
  if (!target) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a post, and put the caret into the junk.'));
    return;
  }
  const { document, offset, column } = target;
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
  await addRules({ rules, place: document.uri, lines: renderProposal(proposal, { kind, note }), column });
}

/** What the rule is to be about. */
interface RuleTarget {
  readonly document: vscode.TextDocument;
  readonly offset: number;
  /** Where the rules are to be shown, so that what is looked at stays in sight. */
  readonly column: vscode.ViewColumn;
}

function targetAtCaret(): RuleTarget | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isPost(editor.document)) return undefined;
  const { document, selection } = editor;
  return { document, offset: document.offsetAt(selection.active), column: vscode.ViewColumn.Beside };
}

/** The element of a preview's context menu; undefined where the command was called from elsewhere, with
 * whatever argument. */
async function targetInPreview(argument: unknown): Promise<RuleTarget | undefined> {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { galleyPost, galleyOffset } = argument as Partial<Record<keyof PreviewContext, unknown>>;
  if (typeof galleyPost !== 'string' || !Number.isSafeInteger(galleyOffset)) return undefined;
  const document = await openIfThere(galleyPost);
  if (!document || !isPost(document)) return undefined;
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  return { document, offset: galleyOffset as number, column: editor?.viewColumn ?? vscode.ViewColumn.One };
}

async function openIfThere(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    // The post has gone, or somebody called the command with what is no post.
    return undefined;
  }
}

/** @param likely the kind that comes first. */
async function pickKind(likely: JunkKind): Promise<JunkKind | undefined> {
  const picked = await vscode.window.showQuickPick(
    [likely, ...JUNK_KINDS.filter((kind) => kind !== likely)].map((kind) => ({
      label: labelOf(kind),
      description: kind,
      detail: describeKind(kind),
      kindOfJunk: kind,
    })),
    { title: vscode.l10n.t('What kind of junk is it?') },
  );
  return picked?.kindOfJunk;
}
