import * as vscode from 'vscode';
import { baseName } from '../posts.ts';
import type { CleanedTexts } from './cleanedTexts.ts';

/** A post beside what would remain of it, in an editor of its own. */
export class Comparison {
  readonly #texts: CleanedTexts;
  readonly #post: vscode.TextDocument;
  readonly #result: vscode.Uri;

  constructor(texts: CleanedTexts, post: vscode.TextDocument, cleaned: string) {
    this.#texts = texts;
    this.#post = post;
    this.#result = texts.add(post.uri, cleaned);
  }

  async open(viewColumn: vscode.ViewColumn | undefined): Promise<void> {
    const title = vscode.l10n.t('{name}: what Clean Ads leaves', { name: baseName(this.#post.uri) });
    // A preview could take the place of the post's own tab.
    const options = { preview: false, preserveFocus: true, ...(viewColumn && { viewColumn }) };
    await vscode.commands.executeCommand('vscode.diff', this.#post.uri, this.#result, title, options);
  }

  change(cleaned: string): void {
    this.#texts.change(this.#result, cleaned);
  }

  /** Shows a range of the post, and the place in the other text where it stands or stood. */
  reveal(range: vscode.Range, offsetInResult: number): void {
    const result = this.#editorOf(this.#result);
    if (result) {
      const at = result.document.positionAt(offsetInResult);
      result.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    const post = this.#editorOf(this.#post.uri, result?.viewColumn);
    if (!post) return;
    post.selection = new vscode.Selection(range.end, range.start);
    post.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async close(): Promise<void> {
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputTextDiff && input.modified.toString() === this.#result.toString(),
      );
    await vscode.window.tabGroups.close(tabs, true);
    this.#texts.delete(this.#result);
  }

  /** The editor of a document; where it is in several, the one in that column. */
  #editorOf(uri: vscode.Uri, viewColumn?: vscode.ViewColumn): vscode.TextEditor | undefined {
    const editors = vscode.window.visibleTextEditors.filter(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    return editors.find((editor) => editor.viewColumn === viewColumn) ?? editors[0];
  }
}
