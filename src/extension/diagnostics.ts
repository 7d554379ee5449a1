import * as vscode from 'vscode';
import type { Diagnostic } from '../core/postService.ts';
import { toRange, toSeverity, translate } from './convert.ts';
import { followPosts } from './livePosts.ts';
import { baseName } from './posts.ts';
import type { Problems } from './problems.ts';

/** The source that the Problems panel shows behind a message. */
export const DIAGNOSTIC_SOURCE = 'galley';

/** How long typing must pause before the problems follow. */
const PAUSE_MS = 200;

interface Dependencies {
  readonly problems: Problems;
  /** Where docs/diagnostics.md lies. */
  readonly extensionUri: vscode.Uri;
}

/** Keeps the problems of all open posts up to date while they are edited. */
export function registerDiagnostics({ problems, extensionUri }: Dependencies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('galley');
  const pages = new Map<string, vscode.Uri>();
  void readPages(extensionUri).then((found) => found.forEach((page, code) => pages.set(code, page)));
  return vscode.Disposable.from(
    collection,
    followPosts({
      update(document) {
        collection.set(
          document.uri,
          problems.of(document).map((diagnostic) => toDiagnostic(document, diagnostic, pages)),
        );
      },
      forget: ({ uri }) => collection.delete(uri),
      pause: () => PAUSE_MS,
      onDidChange: problems.onDidChange,
    }),
  );
}

function toDiagnostic(
  document: vscode.TextDocument,
  found: Diagnostic,
  pages: ReadonlyMap<string, vscode.Uri>,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, found.range),
    translate(found.message),
    toSeverity(found.severity),
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  if (found.related) {
    diagnostic.relatedInformation = found.related.map((post) => {
      const uri = vscode.Uri.parse(post, true);
      const start = new vscode.Position(0, 0);
      return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, start), baseName(uri));
    });
  }
  const target = pages.get(found.code);
  diagnostic.code = target ? { value: found.code, target } : found.code;
  return diagnostic;
}

/** Where docs/diagnostics.md explains each code. VS Code opens a file at a line, not at a heading. */
async function readPages(extensionUri: vscode.Uri): Promise<Map<string, vscode.Uri>> {
  const file = vscode.Uri.joinPath(extensionUri, 'docs', 'diagnostics.md');
  const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(file)).split('\n');
  const pages = new Map<string, vscode.Uri>();
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('## ')) pages.set(line.slice(3).trim(), file.with({ fragment: `L${index + 1}` }));
  }
  return pages;
}
