import * as vscode from 'vscode';
import type { PostService, Repair } from '../core/postService.ts';
import { toRange, toWorkspaceEdit, translate } from './convert.ts';
import { followPosts, patiently } from './livePosts.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';
import { repairKinds } from './settings.ts';

/** The source of the hints, which neither problems nor junk have. */
const REPAIR_SOURCE = 'galley: Repair Post';

/** Asked for by name: `source.fixAll` alone, which people set for other tools, mends nothing. */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('galley.repairs');
const FIX_ALL_OF_GALLEY = vscode.CodeActionKind.SourceFixAll.append('galley');

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
}

/**
 * Hints at what a crawler broke in a post, and offers to mend it: in one place, everywhere of its kind, or all
 * when the post is saved (`source.fixAll.galley.repairs`). The setting `galley.repairs.kinds` says of what.
 */
export function registerRepairs({ service, posts }: Dependencies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('galley-repairs');
  const find = (document: vscode.TextDocument): readonly Repair[] => {
    const kinds = repairKinds(document.uri);
    return kinds.length === 0 ? [] : service.repairs(posts.get(document), { kinds });
  };
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
    }),
    vscode.languages.registerCodeActionsProvider(
      POST_SELECTOR,
      {
        provideCodeActions(document, range, { only, diagnostics }) {
          if (only && (FIX_ALL.contains(only) || only.value === FIX_ALL_OF_GALLEY.value)) {
            return fixAll(document, find(document));
          }
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
  const actions = [mending(vscode.l10n.t('Mend this'), vscode.CodeActionKind.QuickFix, document, [repair])];
  if (same.length > 1) {
    const title = vscode.l10n.t('Mend all {count} like this in the post', { count: same.length });
    actions.push(mending(title, vscode.CodeActionKind.QuickFix, document, same));
  }
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
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
