import * as vscode from 'vscode';
import type { Removal } from '../../core/postService.ts';
import { toRange } from '../convert.ts';
import { followPosts, patiently } from '../livePosts.ts';
import type { CleaningTools } from './cleaningTools.ts';
import { findJunk } from './foundPiece.ts';
import { describeKind } from './removalSummary.ts';
import { noteOf } from './ruleNotes.ts';

/** The source of the hints, which no problem of the front matter has. */
export const JUNK_SOURCE = 'galley: Clean Ads';

/** Fades junk in the editor and says what it is: what Clean Ads removes, found by the same function. */
export function registerJunkHints(tools: CleaningTools): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('galley-junk');
  const toHint = (document: vscode.TextDocument, { range, kind, rule, by }: Removal): vscode.Diagnostic => {
    const hint = new vscode.Diagnostic(
      toRange(document, range),
      `${describeKind(kind)} ${noteOf(by, tools.service)}`,
      vscode.DiagnosticSeverity.Hint,
    );
    hint.source = JUNK_SOURCE;
    hint.code = rule;
    hint.tags = [vscode.DiagnosticTag.Unnecessary];
    return hint;
  };
  return vscode.Disposable.from(
    collection,
    followPosts({
      ...patiently((document) =>
        collection.set(
          document.uri,
          findJunk(tools, document).map((removal) => toHint(document, removal)),
        ),
      ),
      forget: ({ uri }) => collection.delete(uri),
      onDidChange: tools.rules.onDidChange,
    }),
  );
}

/** Whether something is faded at a place: asking that is cheaper than looking for junk. */
export function isFaded(document: vscode.TextDocument, place: vscode.Position): boolean {
  return vscode.languages
    .getDiagnostics(document.uri)
    .some(({ source, range }) => source === JUNK_SOURCE && range.contains(place));
}
