import * as vscode from 'vscode';
import type { PostService } from '../../core/postService.ts';
import type { FromPreview, ToPreview } from '../../protocol/previewMessages.ts';
import { toRange } from '../convert.ts';
import type { OpenPosts } from '../posts.ts';
import { previewSync } from '../settings.ts';

/** Scrolling that the page asked for is not told back to it. */
const FOLLOW_MS = 300;

/** What a person points at in a page. */
export type PointedMessage = Extract<FromPreview, { type: 'scrolled' | 'reveal' }>;

/** A panel whose page tells the places of a post. */
export interface SyncedPanel {
  /** The post that is shown. */
  readonly resource: vscode.Uri | undefined;
  readonly viewColumn: vscode.ViewColumn | undefined;
  /** Tells the page something, if it listens. */
  tell(message: ToPreview): void;
}

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly panelsOf: (resource: vscode.Uri) => readonly SyncedPanel[];
}

/** Keeps editor and pages at the same place, also within one long line: VS Code tells and takes the part of
 * a wrapped line that is at the edge. */
export class PreviewSync implements vscode.Disposable {
  readonly #tools: Dependencies;
  readonly #subscriptions: vscode.Disposable;
  /** Until then the editor is scrolled by the page. */
  #followsUntil = 0;

  constructor(tools: Dependencies) {
    this.#tools = tools;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#tellScroll(textEditor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#tellCaret(textEditor)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const editor = vscode.window.activeTextEditor;
        if (editor && event.affectsConfiguration('galley.preview')) this.#tellCaret(editor);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** The page was scrolled, or a word in it was double-clicked. */
  follow(panel: SyncedPanel, message: PointedMessage): void {
    const { resource } = panel;
    if (!resource) return;
    if (message.type === 'reveal') {
      void this.#revealWord(panel, resource, message);
    } else if (previewSync(resource).scrollEditor) {
      const editor = editorOf(resource);
      if (!editor) return;
      this.#followsUntil = Date.now() + FOLLOW_MS;
      const position = editor.document.positionAt(message.offset);
      editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.AtTop);
    }
  }

  #tellScroll(editor: vscode.TextEditor): void {
    const { uri } = editor.document;
    const panels = this.#tools.panelsOf(uri);
    const [first] = editor.visibleRanges;
    if (panels.length === 0 || !first) return;
    if (Date.now() < this.#followsUntil || !previewSync(uri).scrollPreview) return;
    const offset = editor.document.offsetAt(first.start);
    for (const panel of panels) panel.tell({ type: 'scroll', resource: uri.toString(), offset });
  }

  #tellCaret(editor: vscode.TextEditor): void {
    const { uri } = editor.document;
    const panels = this.#tools.panelsOf(uri);
    if (panels.length === 0) return;
    const { markCaret: mark, scrollPreview } = previewSync(uri);
    const offset = editor.document.offsetAt(editor.selection.active);
    const reveal = scrollPreview && Date.now() >= this.#followsUntil;
    for (const panel of panels) {
      panel.tell({ type: 'caret', resource: uri.toString(), offset, mark, reveal });
    }
  }

  async #revealWord(
    panel: SyncedPanel,
    resource: vscode.Uri,
    { offset, before, word }: Extract<PointedMessage, { type: 'reveal' }>,
  ): Promise<void> {
    const { service, posts } = this.#tools;
    const document = await vscode.workspace.openTextDocument(resource);
    const found = service.sourceOfWord(posts.get(document), offset, before, word);
    if (!found) return;
    const range = toRange(document, found);
    const column = editorOf(resource)?.viewColumn ?? columnBeside(panel.viewColumn);
    await vscode.window.showTextDocument(document, { viewColumn: column, selection: range });
  }
}

function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
}

/** Where a post is opened from a preview that is alone. */
function columnBeside(preview: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const other = vscode.window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== preview);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
