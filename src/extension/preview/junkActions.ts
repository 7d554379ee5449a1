import * as vscode from 'vscode';
import type { FromPreview, JunkAction, ToPreview } from '../../protocol/previewMessages.ts';
import type { CleaningTools } from '../cleaning/cleaningTools.ts';
import { findPieceAt, targetOf, type FoundPiece } from '../cleaning/foundPiece.ts';
import { commandsFor, PIECE_COMMANDS } from '../cleaning/pieceCommands.ts';

/** What a person points at, or presses, of the junk in the page. */
export type JunkMessage = Extract<FromPreview, { type: 'junk' | 'junkAction' }>;

const ACTIONS: readonly JunkAction[] = ['remove', 'removeAlike', 'keep', 'editRule'];

/** Tells the page what can be done about a piece of junk, or does it.
 * @returns the answer for the page, if there is one. */
export async function answerJunk(
  tools: CleaningTools,
  resource: vscode.Uri,
  message: JunkMessage,
): Promise<ToPreview | undefined> {
  const document = await vscode.workspace.openTextDocument(resource);
  const { offset, rule } = message;
  const found = findPieceAt(
    tools,
    document,
    (piece) => piece.rule === rule && piece.range.start <= offset && offset < piece.range.end,
  );
  if (!found) return undefined;
  if (message.type === 'junk') {
    return {
      type: 'junkActions',
      resource: resource.toString(),
      offset,
      rule,
      actions: actionsFor(found, tools),
    };
  }
  if (ACTIONS.includes(message.action)) {
    await vscode.commands.executeCommand(PIECE_COMMANDS[message.action], targetOf(document, found.piece));
  }
  return undefined;
}

function actionsFor(
  found: FoundPiece,
  { service }: CleaningTools,
): { readonly action: JunkAction; readonly title: string }[] {
  const { removing, keeping } = commandsFor(found, service);
  const commands = [...removing, ...keeping];
  return ACTIONS.flatMap((action) => {
    const command = commands.find((one) => one.command === PIECE_COMMANDS[action]);
    return command ? [{ action, title: command.title }] : [];
  });
}
