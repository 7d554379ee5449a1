import * as vscode from 'vscode';
import type { Diagnostic, PostService } from '../core/postService.ts';
import { toRange, toSeverity, translate } from './convert.ts';
import type { OpenPosts } from './posts.ts';
import { isPost } from './posts.ts';
import { diagnosticOptions } from './settings.ts';

/** The source that the Problems panel shows behind a message. */
export const DIAGNOSTIC_SOURCE = 'galley';

/** How long typing must pause before the problems follow. */
const PAUSE_MS = 200;

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  /** Where docs/diagnostics.md lies. */
  readonly extensionUri: vscode.Uri;
}

/** Keeps the problems of all open posts up to date while they are edited. */
export function registerDiagnostics({ service, posts, extensionUri }: Dependencies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('galley');
  const pending = new Map<vscode.TextDocument, number>();
  const pages = vscode.Uri.joinPath(extensionUri, 'docs', 'diagnostics.md');

  const forget = (document: vscode.TextDocument): void => {
    clearTimeout(pending.get(document));
    pending.delete(document);
  };
  const update = (document: vscode.TextDocument): void => {
    forget(document);
    if (document.isClosed || !isPost(document)) return;
    const found = service.diagnose(posts.get(document), diagnosticOptions(document.uri));
    collection.set(
      document.uri,
      found.map((diagnostic) => toDiagnostic(document, diagnostic, pages)),
    );
  };
  const updateAll = (): void => vscode.workspace.textDocuments.forEach(update);

  updateAll();
  return vscode.Disposable.from(
    collection,
    { dispose: () => pending.forEach((timer) => clearTimeout(timer)) },
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !isPost(document)) return;
      forget(document);
      pending.set(
        document,
        setTimeout(() => update(document), PAUSE_MS),
      );
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      forget(document);
      collection.delete(document.uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('galley')) updateAll();
    }),
  );
}

function toDiagnostic(
  document: vscode.TextDocument,
  found: Diagnostic,
  pages: vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, found.range),
    translate(found.message),
    toSeverity(found.severity),
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: found.code, target: pages.with({ fragment: found.code }) };
  return diagnostic;
}
