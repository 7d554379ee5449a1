import * as vscode from 'vscode';
import type { JunkKind, PostService, Removal } from '../core/postService.ts';
import { toRange, toWorkspaceEdit } from './convert.ts';
import { followPosts, patiently } from './livePosts.ts';
import type { OwnRules } from './ownRules.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';

/** The source of the hints, which no problem of the front matter has. */
const JUNK_SOURCE = 'galley: Clean Ads';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('galley.ads');

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly rules: OwnRules;
}

/**
 * Fades junk in the editor, says what it is, and offers to remove it: a piece, all of its rule, or all of it
 * when the post is saved (`source.fixAll.galley.ads`). It is what Clean Ads removes, found by the same
 * function.
 */
export function registerJunk({ service, posts, rules }: Dependencies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('galley-junk');
  const findJunk = (document: vscode.TextDocument): readonly Removal[] =>
    service.clean(posts.get(document), rules.optionsFor(document.uri)).removals;

  return vscode.Disposable.from(
    collection,
    followPosts({
      ...patiently((document) =>
        collection.set(
          document.uri,
          findJunk(document).map((removal) => toHint(document, removal)),
        ),
      ),
      forget: ({ uri }) => collection.delete(uri),
      onDidChange: rules.onDidChange,
    }),
    vscode.languages.registerCodeActionsProvider(
      POST_SELECTOR,
      {
        provideCodeActions(document, range, { only, diagnostics }) {
          if (only && FIX_ALL.intersects(only)) return fixAll(document, findJunk(document));
          // Looking again is for those alone who point at junk.
          return diagnostics.some(({ source }) => source === JUNK_SOURCE)
            ? fixesAt(document, range, findJunk(document))
            : [];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
    ),
  );
}

function toHint(document: vscode.TextDocument, { range, kind, rule }: Removal): vscode.Diagnostic {
  const hint = new vscode.Diagnostic(
    toRange(document, range),
    describeKind(kind),
    vscode.DiagnosticSeverity.Hint,
  );
  hint.source = JUNK_SOURCE;
  hint.code = rule;
  hint.tags = [vscode.DiagnosticTag.Unnecessary];
  return hint;
}

function describeKind(kind: JunkKind): string {
  switch (kind) {
    case 'ad':
      return vscode.l10n.t('An ad, or the place of one.');
    case 'promo':
      return vscode.l10n.t('The source site promotes itself here.');
    case 'tracker':
      return vscode.l10n.t('Tells others who reads this.');
    case 'ui':
      return vscode.l10n.t('Left over from the source site’s buttons.');
    case 'empty':
      return vscode.l10n.t('An empty shell.');
  }
}

function fixesAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  junk: readonly Removal[],
): vscode.CodeAction[] {
  const removal = junk.find((candidate) => toRange(document, candidate.range).intersection(range));
  if (!removal) return [];
  const same = junk.filter(({ rule }) => rule === removal.rule);
  const one = removing(vscode.l10n.t('Remove this'), vscode.CodeActionKind.QuickFix, document, [removal]);
  one.isPreferred = true;
  if (same.length === 1) return [one];
  const title = vscode.l10n.t('Remove all {count} pieces like this', { count: same.length });
  return [one, removing(title, vscode.CodeActionKind.QuickFix, document, same)];
}

function fixAll(document: vscode.TextDocument, junk: readonly Removal[]): vscode.CodeAction[] {
  return junk.length === 0 ? [] : [removing(vscode.l10n.t('Clean Ads'), FIX_ALL, document, junk)];
}

function removing(
  title: string,
  kind: vscode.CodeActionKind,
  document: vscode.TextDocument,
  removals: readonly Removal[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = toWorkspaceEdit(
    document,
    removals.map(({ range }) => ({ range, newText: '' })),
  );
  return action;
}
