import * as vscode from 'vscode';
import type { Removal } from '../../core/postService.ts';
import { toRange, toWorkspaceEdit } from '../convert.ts';
import { isAskedFor } from '../fixAllKind.ts';
import { POST_SELECTOR } from '../posts.ts';
import type { CleaningTools } from './cleaningTools.ts';
import { onlySafe } from './cleanRequest.ts';
import { findPieceAt, type FoundPiece } from './foundPiece.ts';
import { JUNK_SOURCE } from './junkHints.ts';
import { isLarge, percentOf } from './largeShare.ts';
import { commandsFor, PIECE_COMMANDS } from './pieceCommands.ts';
import { needReview } from './reviews.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('galley.ads');

/** How long the status bar tells that a post was left alone, in milliseconds. */
const TOLD_MS = 10_000;

/**
 * Offers at a piece of junk what can be done about it, and to remove all that is safe when the post is saved
 * (`source.fixAll.galley.ads`).
 */
export function registerJunkFixes(tools: CleaningTools): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    POST_SELECTOR,
    {
      provideCodeActions(document, range, { only, diagnostics }) {
        if (isAskedFor(FIX_ALL, only)) return fixAll(document, tools);
        // Looking again is for those alone who point at junk.
        const hint = diagnostics.find(({ source }) => source === JUNK_SOURCE);
        const found =
          hint &&
          findPieceAt(tools, document, (removal) =>
            Boolean(toRange(document, removal.range).intersection(range)),
          );
        return found ? fixesFor(found, hint, tools) : [];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

function fixesFor(
  found: FoundPiece,
  hint: vscode.Diagnostic,
  { service }: CleaningTools,
): vscode.CodeAction[] {
  const { document, post, piece, alike, all } = found;
  const { removing, keeping } = commandsFor(found, service);
  const removalsOf: Readonly<Record<string, readonly Removal[]>> = {
    [PIECE_COMMANDS.remove]: [piece],
    [PIECE_COMMANDS.removeAlike]: alike,
    ...(!needReview(all) && { [PIECE_COMMANDS.removeAll]: all }),
  };
  return [...removing, ...keeping].map((command) => {
    const action = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [hint];
    action.isPreferred = command.command === PIECE_COMMANDS.remove;
    const removals = removalsOf[command.command];
    // An edit can be looked at before it is made; only a command can ask.
    if (removals && !isLarge(service.weigh(post, removals).share)) action.edit = deleting(document, removals);
    else action.command = command;
    return action;
  });
}

async function fixAll(
  document: vscode.TextDocument,
  { service, posts, rules }: CleaningTools,
): Promise<vscode.CodeAction[]> {
  // Without an exception that was just written, too much would go.
  await rules.ready();
  const options = onlySafe(rules.optionsFor(document.uri));
  const { removals, share } = service.clean(posts.get(document), options);
  if (removals.length === 0) return [];
  if (isLarge(share)) {
    // Nobody can be asked while a post is being saved.
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Not cleaned: {percent} % of the text would go. The command “Clean Ads” asks.', {
        percent: percentOf(share),
      }),
      TOLD_MS,
    );
    return [];
  }
  const action = new vscode.CodeAction(vscode.l10n.t('Clean Ads'), FIX_ALL);
  action.edit = deleting(document, removals);
  return [action];
}

function deleting(document: vscode.TextDocument, removals: readonly Removal[]): vscode.WorkspaceEdit {
  return toWorkspaceEdit(
    document,
    removals.map(({ range }) => ({ range, newText: '' })),
  );
}
