import * as vscode from 'vscode';
import type { PostService } from '../../core/postService.ts';
import { targetOf, type FoundPiece } from './foundPiece.ts';
import { hasLastingId, siteOf } from './keepLines.ts';

/** The commands about one piece of junk, which take a `PieceTarget`. They are for quick fixes and links alone. */
export const PIECE_COMMANDS = {
  remove: 'galley.piece.remove',
  removeAlike: 'galley.piece.removeAlike',
  removeAll: 'galley.piece.removeAll',
  removeFromArchive: 'galley.piece.removeFromArchive',
  keep: 'galley.piece.keep',
  keepRule: 'galley.piece.keepRule',
  editRule: 'galley.piece.editRule',
} as const;

/** What can be done about a piece, the likeliest first. */
export interface PieceCommands {
  /** What removes it, and more of it. */
  readonly removing: readonly vscode.Command[];
  /** What keeps it, and shows why it would go. */
  readonly keeping: readonly vscode.Command[];
}

/** What links and quick fixes offer at a piece. */
export function commandsFor(found: FoundPiece, service: PostService): PieceCommands {
  const { document, piece, alike, all } = found;
  const site = siteOf(found);
  const make = (command: string, title: string): vscode.Command => ({
    title,
    command,
    arguments: [targetOf(document, piece)],
  });
  const removing = [make(PIECE_COMMANDS.remove, vscode.l10n.t('Remove this'))];
  if (alike.length > 1) {
    const title = vscode.l10n.t('Remove all {count} like this in the post', { count: alike.length });
    removing.push(make(PIECE_COMMANDS.removeAlike, title));
  }
  if (all.length > alike.length) {
    const title = vscode.l10n.t('Remove all {count} pieces of junk in the post', { count: all.length });
    removing.push(make(PIECE_COMMANDS.removeAll, title));
  }
  if (vscode.workspace.workspaceFolders) {
    const title = vscode.l10n.t('Remove all like this in the archive…');
    removing.push(make(PIECE_COMMANDS.removeFromArchive, title));
  }
  const keep =
    site === undefined ? vscode.l10n.t('Keep this') : vscode.l10n.t('Keep this on {site}', { site });
  const keeping = [make(PIECE_COMMANDS.keep, keep)];
  if (site !== undefined && hasLastingId(piece)) {
    const title = vscode.l10n.t('Keep all of this rule on {site}', { site });
    keeping.push(make(PIECE_COMMANDS.keepRule, title));
  }
  // Nobody can change Galley's own.
  const isOwn = service.ownRuleText(piece.by.source) !== undefined;
  const open = isOwn ? vscode.l10n.t('Show the rule') : vscode.l10n.t('Edit the rule');
  keeping.push(make(PIECE_COMMANDS.editRule, open));
  return { removing, keeping };
}
