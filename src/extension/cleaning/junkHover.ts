import * as vscode from 'vscode';
import type { PostService, Rule } from '../../core/postService.ts';
import { toRange } from '../convert.ts';
import { POST_SELECTOR } from '../posts.ts';
import type { CleaningTools } from './cleaningTools.ts';
import { findPieceAt, type FoundPiece } from './foundPiece.ts';
import { isFaded } from './junkHints.ts';
import { commandsFor, PIECE_COMMANDS } from './pieceCommands.ts';
import { SETTINGS } from '../ownRules.ts';

/** A space at which no line ends. */
const NO_BREAK = '\u00A0';

/** Says of a piece of junk what its hint does not: how certain it is, where its rule is from, and what can be
 * done about it. */
export function registerJunkHover(tools: CleaningTools): vscode.Disposable {
  return vscode.languages.registerHoverProvider(POST_SELECTOR, {
    provideHover(document, position) {
      if (!isFaded(document, position)) return undefined;
      const found = findPieceAt(tools, document, ({ range }) => toRange(document, range).contains(position));
      return found && new vscode.Hover(describe(found, tools.service), toRange(document, found.piece.range));
    },
  });
}

function describe(found: FoundPiece, service: PostService): vscode.MarkdownString {
  const { by } = found.piece;
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: Object.values(PIECE_COMMANDS) };
  const source = sourceOf(by, service);
  const certainty =
    by.level === 'safe'
      ? vscode.l10n.t('Certainly junk (level safe), by {source}.', { source })
      : vscode.l10n.t('Most likely junk (level thorough), by {source}.', { source });
  const { removing, keeping } = commandsFor(found, service);
  const lines = [escapeMarkdown(certainty), linksTo(removing), linksTo(keeping)];
  return text.appendMarkdown(lines.join('\n\n'));
}

/** Links beside each other; a line ends between two of them alone. */
function linksTo(commands: readonly vscode.Command[]): string {
  return commands
    .map(({ title, command, arguments: target }) => {
      const link = `command:${command}?${encodeURIComponent(JSON.stringify(target))}`;
      return `[${escapeMarkdown(title).replaceAll(' ', NO_BREAK)}](${link})`;
    })
    .join(`${NO_BREAK}· `);
}

/** Where a rule is from, for people. */
function sourceOf({ source }: Rule, service: PostService): string {
  if (service.ownRuleText(source) !== undefined) return vscode.l10n.t('Galley’s own rules');
  return source === SETTINGS ? vscode.l10n.t('the rules in the settings') : source;
}

/** A text that shows as it is. VS Code's own `appendText` makes one line of it that never wraps. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>&~$-]/g, '\\$&');
}
