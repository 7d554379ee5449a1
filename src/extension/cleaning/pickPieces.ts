import * as vscode from 'vscode';
import { excerptOf, type PostService, type Removal } from '../../core/postService.ts';
import type { Piece } from './pieces.ts';
import { iconOf } from './removalSummary.ts';
import { noteOf } from './ruleNotes.ts';

interface PieceItem extends vscode.QuickPickItem {
  readonly removal: Removal;
}

interface PieceChoice {
  readonly service: PostService;
  /** The post's. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** What is said of the ticked pieces, above the list. */
  readonly describe: (ticked: readonly Removal[]) => string;
  readonly onDidTick: (ticked: readonly Removal[]) => void;
  readonly onDidPointAt: (removal: Removal) => void;
}

/** Lets people tick the pieces that are to go. @returns undefined when they cancel. */
export function pickPieces(choice: PieceChoice): Promise<readonly Removal[] | undefined> {
  const { pieces, describe, onDidTick, onDidPointAt } = choice;
  const items = pieces.map((piece) => toItem(piece, choice));
  const pick = vscode.window.createQuickPick<PieceItem>();
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.placeholder = vscode.l10n.t('Ticked pieces go; the list follows what you type.');
  pick.items = items;
  pick.selectedItems = items.filter(({ picked }) => picked);
  const ticked = (): Removal[] =>
    // In the order of the text, not in that of the ticks.
    items.filter((item) => pick.selectedItems.includes(item)).map(({ removal }) => removal);
  pick.title = describe(ticked());
  return new Promise((resolve) => {
    let accepted: readonly Removal[] | undefined;
    pick.onDidChangeSelection(() => {
      const removals = ticked();
      pick.title = describe(removals);
      onDidTick(removals);
    });
    pick.onDidChangeActive(([item]) => {
      if (item) onDidPointAt(item.removal);
    });
    pick.onDidAccept(() => {
      accepted = ticked();
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(accepted);
    });
    pick.show();
  });
}

function toItem({ removal, ticked }: Piece, { service, text }: PieceChoice): PieceItem {
  const { range, kind, rule, by } = removal;
  const note = noteOf(by, service);
  return {
    label: `$(${iconOf(kind)}) ${excerptOf(text.slice(range.start, range.end))}`,
    description: rule,
    detail: by.level === 'thorough' ? vscode.l10n.t('Most likely junk: {note}', { note }) : note,
    picked: ticked,
    removal,
  };
}
