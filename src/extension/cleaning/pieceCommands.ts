import * as vscode from 'vscode';
import type { FoundPiece } from './foundPiece.ts';
import { targetOf } from './foundPiece.ts';
import { hasLastingId, siteOf } from './keepLines.ts';

/** The commands about one piece of junk, which take a `PieceTarget`. They are for quick fixes and links alone. */
export const PIECE_COMMANDS = {
  remove: 'galley.piece.remove',
  removeAlike: 'galley.piece.removeAlike',
  removeFromArchive: 'galley.piece.removeFromArchive',
  keep: 'galley.piece.keep',
  keepRule: 'galley.piece.keepRule',
  editRule: 'galley.piece.editRule',
} as const;

/** What can be done about a piece, the likeliest first. */
export function commandsFor(found: FoundPiece): vscode.Command[] {
  const { document, piece, alike } = found;
  const site = siteOf(found);
  const make = (command: string, title: string): vscode.Command => ({
    title,
    command,
    arguments: [targetOf(document, piece)],
  });
  const commands = [make(PIECE_COMMANDS.remove, vscode.l10n.t('Remove this'))];
  if (alike.length > 1) {
    const title = vscode.l10n.t('Remove all {count} like this in the post', { count: alike.length });
    commands.push(make(PIECE_COMMANDS.removeAlike, title));
  }
  if (vscode.workspace.workspaceFolders) {
    const title = vscode.l10n.t('Remove all like this in the archive…');
    commands.push(make(PIECE_COMMANDS.removeFromArchive, title));
  }
  commands.push(make(PIECE_COMMANDS.keep, vscode.l10n.t('Keep this here')));
  if (site !== undefined && hasLastingId(piece)) {
    const title = vscode.l10n.t('Keep all of this rule on {site}', { site });
    commands.push(make(PIECE_COMMANDS.keepRule, title));
  }
  commands.push(make(PIECE_COMMANDS.editRule, vscode.l10n.t('Edit the rule')));
  return commands;
}
