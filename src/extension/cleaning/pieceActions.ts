import * as vscode from 'vscode';
import type { Removal, RuleBook } from '../../core/postService.ts';
import type { BulkWork } from '../bulk/bulkWork.ts';
import { RULE_FILE } from '../ownRules.ts';
import { addRules } from '../makeRule/addRules.ts';
import { CleaningSource } from './cleaningSource.ts';
import type { CleaningTools } from './cleaningTools.ts';
import { findJunk, findTarget, type FoundPiece } from './foundPiece.ts';
import { keepPieceLines, keepRuleLines, siteOf } from './keepLines.ts';
import { askToRemove, isLarge } from './largeShare.ts';
import { PIECE_COMMANDS } from './pieceCommands.ts';
import { removePieces } from './removePieces.ts';
import { needReview, type Reviews } from './reviews.ts';
import { openRule } from './ruleTexts.ts';

interface Dependencies extends CleaningTools {
  readonly reviews: Reviews;
  readonly bulk: BulkWork;
}

/** Does what the quick fixes and the links of a piece of junk offer. */
export function registerPieceActions({ reviews, bulk, ...tools }: Dependencies): vscode.Disposable {
  const { service, posts, rules } = tools;

  const remove = async ({ document, post }: FoundPiece, removals: readonly Removal[]): Promise<number> => {
    const { version } = document;
    const editor = await editorOf(document);
    const { share } = service.weigh(post, removals);
    const answer = isLarge(share) ? await askToRemove(share) : 'remove';
    if (answer === 'review') return reviews.open(editor, rules.optionsFor(document.uri));
    return answer === 'remove' ? removePieces(editor, removals, version) : 0;
  };

  const removeAll = async (found: FoundPiece): Promise<number> => {
    const { document, all } = found;
    if (!needReview(all)) return remove(found, all);
    return reviews.open(await editorOf(document), rules.optionsFor(document.uri));
  };

  const removeFromArchive = ({ document, piece }: FoundPiece): Promise<number> => {
    // What the rules of a folder are called by may be something else in another folder.
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const folders =
      piece.by.source === RULE_FILE && folder ? [folder] : (vscode.workspace.workspaceFolders ?? []);
    const only = new Map<RuleBook, RuleBook>();
    const source = new CleaningSource({
      service,
      optionsFor(post) {
        const book = rules.optionsFor(post).rules ?? service.ruleBook([]);
        let own = only.get(book);
        if (!own) only.set(book, (own = book.only(piece.rule)));
        return { rules: own, level: 'thorough' };
      },
    });
    return bulk.run(
      source,
      folders.map(({ uri }) => uri),
    );
  };

  const keep = async ({ document, piece }: FoundPiece, lines: readonly string[]): Promise<void> => {
    await addRules({ rules, place: document.uri, lines });
    const other = findJunk(tools, document).find(
      ({ range }) => range.start === piece.range.start && range.end === piece.range.end,
    );
    if (other && other.rule !== piece.rule) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('“{other}” takes this piece as well: it stays faded.', { other: other.rule }),
      );
    }
  };

  const actions: Record<keyof typeof PIECE_COMMANDS, (found: FoundPiece) => unknown> = {
    remove: (found) => remove(found, [found.piece]),
    removeAlike: (found) => remove(found, found.alike),
    removeAll,
    removeFromArchive,
    keep: (found) => keep(found, keepPieceLines(found)),
    keepRule(found) {
      const site = siteOf(found);
      return site === undefined ? undefined : keep(found, keepRuleLines(found, site));
    },
    editRule: ({ document, piece }) => openRule(piece.by, document.uri, { service, rules }),
  };
  return vscode.Disposable.from(
    ...(Object.keys(PIECE_COMMANDS) as (keyof typeof PIECE_COMMANDS)[]).map((name) =>
      vscode.commands.registerCommand(PIECE_COMMANDS[name], async (argument?: unknown) => {
        await rules.ready();
        const found = findTarget({ ...tools, posts }, argument);
        return found && actions[name](found);
      }),
    ),
  );
}

/** An edit has to be made in an editor, so that it respects one that is read-only. */
async function editorOf(document: vscode.TextDocument): Promise<vscode.TextEditor> {
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  return visible ?? vscode.window.showTextDocument(document);
}
