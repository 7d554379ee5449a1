import * as vscode from 'vscode';
import type { RuleProblem, TeamProblem } from '../core/postService.ts';
import { toRange, toSeverity, toWorkspaceEdit, translate } from './convert.ts';
import { DIAGNOSTIC_SOURCE } from './shownProblems.ts';

/** Something to mend in a file that people write for Galley. */
type LanguageProblem = RuleProblem | TeamProblem;

export function toDiagnostic(document: vscode.TextDocument, problem: LanguageProblem): vscode.Diagnostic {
  const { range, message, severity, code } = problem;
  const diagnostic = new vscode.Diagnostic(
    toRange(document, range),
    translate(message),
    toSeverity(severity),
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = code;
  if (code === 'same-rule' || code === 'unused-value') diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** Offers what mends the problems of such files.
 * @param problemsIn what is wrong in a document as it is now */
export function registerLanguageFixes(
  selector: vscode.DocumentSelector,
  problemsIn: (document: vscode.TextDocument) => readonly LanguageProblem[],
): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      provideCodeActions(document, _range, { diagnostics }) {
        const shown = diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
        return shown.length === 0 ? [] : fixesFor(document, shown, problemsIn(document));
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function fixesFor(
  document: vscode.TextDocument,
  shown: readonly vscode.Diagnostic[],
  problems: readonly LanguageProblem[],
): vscode.CodeAction[] {
  return shown.flatMap((diagnostic) => {
    const same = problems.find(
      ({ code, range }) => code === diagnostic.code && diagnostic.range.isEqual(toRange(document, range)),
    );
    return (same?.fixes ?? []).map(({ title, edits }, index) => {
      const action = new vscode.CodeAction(translate(title), vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.edit = toWorkspaceEdit(document, edits);
      action.isPreferred = index === 0;
      return action;
    });
  });
}
