import * as vscode from 'vscode';
import type { Diagnostic, OffsetRange } from '../core/postService.ts';
import { toSeverity, translate } from './convert.ts';
import { baseName } from './posts.ts';

/** The source that the Problems panel shows behind a message. */
export const DIAGNOSTIC_SOURCE = 'galley';

/** Whose problems they are: the task's problem matcher in package.json names the same, so that those of a task
 * and of an open post stand in for each other. */
const OWNER = 'galley';

/** Galley's part of the Problems panel: one for open posts and all others, so that none shows twice. */
export class ShownProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection(OWNER);
  readonly #pages = new Map<string, vscode.Uri>();

  /** @param extensionUri where docs/diagnostics.md lies. */
  constructor(extensionUri: vscode.Uri) {
    void readPages(extensionUri).then((found) => found.forEach((page, code) => this.#pages.set(code, page)));
  }

  /** Shows these problems of a post, and no others. `toRange` knows the lines of its text. */
  show(uri: vscode.Uri, found: readonly Diagnostic[], toRange: (range: OffsetRange) => vscode.Range): void {
    this.#collection.set(
      uri,
      found.map((one) => this.#toDiagnostic(one, toRange(one.range))),
    );
  }

  forget(uri: vscode.Uri): void {
    this.#collection.delete(uri);
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #toDiagnostic(found: Diagnostic, range: vscode.Range): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(range, translate(found.message), toSeverity(found.severity));
    diagnostic.source = DIAGNOSTIC_SOURCE;
    if (found.related) {
      diagnostic.relatedInformation = found.related.map((post) => {
        const uri = vscode.Uri.parse(post, true);
        const start = new vscode.Position(0, 0);
        return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, start), baseName(uri));
      });
    }
    const target = this.#pages.get(found.code);
    diagnostic.code = target ? { value: found.code, target } : found.code;
    return diagnostic;
  }
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
