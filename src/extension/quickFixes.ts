import * as vscode from 'vscode';
import { toRange, toWorkspaceEdit, translate } from './convert.ts';
import { DIAGNOSTIC_SOURCE } from './diagnostics.ts';
import { POST_SELECTOR } from './posts.ts';
import type { Problems } from './problems.ts';

interface Dependencies {
  readonly problems: Problems;
}

/** Offers what mends the problems at the caret: the first fix of each is the preferred one. */
export function registerQuickFixes({ problems }: Dependencies): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    POST_SELECTOR,
    {
      provideCodeActions(document, _range, { diagnostics }) {
        const shown = diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
        if (shown.length === 0) return [];
        const found = problems.of(document);
        return shown.flatMap((diagnostic) => {
          const same = found.find(
            ({ code, range, message }) =>
              code === codeOf(diagnostic) &&
              diagnostic.range.isEqual(toRange(document, range)) &&
              diagnostic.message === translate(message),
          );
          return (same?.fixes ?? []).map(({ title, edits }, index) => {
            const action = new vscode.CodeAction(translate(title), vscode.CodeActionKind.QuickFix);
            action.diagnostics = [diagnostic];
            action.edit = toWorkspaceEdit(document, edits);
            action.isPreferred = index === 0;
            return action;
          });
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
