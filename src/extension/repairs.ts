import * as vscode from 'vscode';
import type { Repair, RepairKind } from '../core/postService.ts';
import type { CleaningTools } from './cleaning/cleaningTools.ts';
import { toRange, toWorkspaceEdit, translate } from './convert.ts';
import { isAskedFor } from './fixAllKind.ts';
import { followPosts, patiently } from './livePosts.ts';
import { findRepairsOutsideJunk } from './findRepairsOutsideJunk.ts';
import { POST_SELECTOR } from './posts.ts';
import { repairKinds } from './settings.ts';

/** The source of the hints, which neither problems nor junk have. */
const REPAIR_SOURCE = 'galley: Repair Post';

/** VS Code underlines so much of a hint, and tells its message there alone, in UTF-16 code units. */
const SHOWN_LENGTH = 2;

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('galley.repairs');

/**
 * Hints at what a crawler broke in a post, and offers to mend it: in one place, everywhere of its kind, or all
 * when the post is saved (`source.fixAll.galley.repairs`). The setting `galley.repairs.kinds` says of what.
 */
export function registerRepairs(tools: CleaningTools): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('galley-repairs');
  const find = (document: vscode.TextDocument): readonly Repair[] =>
    findRepairsOutsideJunk(tools, document, repairKinds(document.uri));
  return vscode.Disposable.from(
    collection,
    followPosts({
      ...patiently((document) =>
        collection.set(
          document.uri,
          find(document).map((repair) => toHint(document, repair)),
        ),
      ),
      forget: ({ uri }) => collection.delete(uri),
      onDidChange: tools.rules.onDidChange,
    }),
    vscode.languages.registerHoverProvider(POST_SELECTOR, {
      provideHover({ uri }, position) {
        const hint = vscode.languages
          .getDiagnostics(uri)
          .find(({ source, range }) => source === REPAIR_SOURCE && range.contains(position));
        // There VS Code says it already.
        if (!hint || position.isBefore(hint.range.start.translate(0, SHOWN_LENGTH))) return undefined;
        return new vscode.Hover(new vscode.MarkdownString().appendText(hint.message), hint.range);
      },
    }),
    vscode.languages.registerCodeActionsProvider(
      POST_SELECTOR,
      {
        provideCodeActions(document, range, { only, diagnostics }) {
          if (isAskedFor(FIX_ALL, only)) return fixAll(document, find(document));
          // Looking again is for those alone who point at something.
          const hints = diagnostics.filter(({ source }) => source === REPAIR_SOURCE);
          return hints.length > 0 ? fixesAt(document, range, find(document), hints) : [];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
    ),
  );
}

function toHint(document: vscode.TextDocument, { range, kind, message }: Repair): vscode.Diagnostic {
  const hint = new vscode.Diagnostic(
    toRange(document, range),
    translate(message),
    vscode.DiagnosticSeverity.Hint,
  );
  hint.source = REPAIR_SOURCE;
  hint.code = kind;
  return hint;
}

/** What mends the repair that is pointed at, the smallest of several. */
function fixesAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  repairs: readonly Repair[],
  hints: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const [repair] = repairs
    .filter((candidate) => toRange(document, candidate.range).intersection(range))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
  if (!repair) return [];
  const shown = toRange(document, repair.range);
  const diagnostics = hints.filter((hint) => hint.code === repair.kind && hint.range.isEqual(shown));
  const same = repairs.filter(({ kind }) => kind === repair.kind);
  const actions = [mending(titleOf(repair.kind), vscode.CodeActionKind.QuickFix, document, [repair])];
  if (same.length > 1) {
    const title = vscode.l10n.t('Mend all {count} like this in the post', { count: same.length });
    actions.push(mending(title, vscode.CodeActionKind.QuickFix, document, same));
  }
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

/** What mending one place does. */
function titleOf(kind: RepairKind): string {
  switch (kind) {
    case 'lazy-image':
      return vscode.l10n.t('Write the address where browsers look for it');
    case 'image-address':
      return vscode.l10n.t('Write the original address');
    case 'tracking-parameters':
      return vscode.l10n.t('Remove the tracking parameters');
    case 'glued-tag':
      return vscode.l10n.t('Write the space that is missing');
    case 'surplus-end-tag':
      return vscode.l10n.t('Remove the end tag');
    case 'control-character':
      return vscode.l10n.t('Remove what nobody sees');
  }
}

function lengthOf({ range }: Repair): number {
  return range.end - range.start;
}

function fixAll(document: vscode.TextDocument, repairs: readonly Repair[]): vscode.CodeAction[] {
  return repairs.length === 0 ? [] : [mending(vscode.l10n.t('Mend the post'), FIX_ALL, document, repairs)];
}

function mending(
  title: string,
  kind: vscode.CodeActionKind,
  document: vscode.TextDocument,
  repairs: readonly Repair[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = toWorkspaceEdit(
    document,
    repairs.flatMap(({ edits }) => edits),
  );
  return action;
}
