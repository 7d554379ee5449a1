import * as vscode from 'vscode';
import type { PreviewView, RenderedPost } from '../../core/postService.ts';
import type { ToPreview } from '../../protocol/previewMessages.ts';
import { baseName } from '../posts.ts';
import type { JunkMessage } from './junkActions.ts';
import { PanelPage, type PageMessage, type PageTools } from './panelPage.ts';
import { findPieceChange, toPagePiece } from './pieceChange.ts';
import type { PointedMessage } from './previewSync.ts';

export const PREVIEW_TYPE = 'galley.preview';

/** How long the page waits for a pause in typing before it is brought up to date: a few times as long as that
 * takes, between these bounds, in milliseconds. */
const [SHORTEST_DELAY, LONGEST_DELAY] = [30, 300];

/** The document as safe HTML; from `before` is taken over what has not changed. */
export type RenderPost = (
  document: vscode.TextDocument,
  view: PreviewView,
  before: RenderedPost | undefined,
) => RenderedPost;

interface Dependencies extends PageTools {
  readonly render: RenderPost;
  /** The page was scrolled, or a word in it was double-clicked. */
  readonly onPointed: (panel: PreviewPanel, message: PointedMessage) => void;
  /** Junk in the page was pointed at, or something is to be done about it. @returns what to tell the page. */
  readonly onJunk: (resource: vscode.Uri, message: JunkMessage) => Promise<ToPreview | undefined>;
  /** It is active or not any more, shows another view, is locked or unlocked. */
  readonly onChanged: () => void;
}

/** The preview's panel. Of a post that its page shows already, only what has changed is sent. */
export class PreviewPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: Dependencies;
  readonly #page: PanelPage;
  #resource: vscode.Uri | undefined;
  #view: PreviewView = 'cleaned';
  #isLocked = false;
  #timer: number | undefined;
  #delay = SHORTEST_DELAY;
  /** What the page has; undefined while it has nothing, or would have to load it from elsewhere. */
  #shown: Shown | undefined;

  constructor(panel: vscode.WebviewPanel, dependencies: Dependencies) {
    this.#panel = panel;
    this.#dependencies = dependencies;
    this.#page = new PanelPage(panel, dependencies, {
      refresh: () => this.refresh(),
      forget: () => (this.#shown = undefined),
      receive: (message) => this.#receive(message),
    });
    panel.onDidChangeViewState(() => dependencies.onChanged());
    panel.onDidDispose(() => clearTimeout(this.#timer));
  }

  /** The post that is shown. */
  get resource(): vscode.Uri | undefined {
    return this.#resource;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  get viewColumn(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  get view(): PreviewView {
    return this.#view;
  }

  /** Shows the post in another way. */
  set view(view: PreviewView) {
    this.#view = view;
    this.#dependencies.onChanged();
    this.refresh();
  }

  /** Whether it stays with its post. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  set isLocked(isLocked: boolean) {
    this.#isLocked = isLocked;
    this.#showTitle();
    this.tell({ type: 'lock', isLocked });
    this.#dependencies.onChanged();
  }

  /** Tells the page something, if it listens. */
  tell(message: ToPreview): void {
    this.#page.tell(message);
  }

  /** Shows another post, or the same one as it is now. */
  show(resource: vscode.Uri): void {
    if (this.#resource?.toString() !== resource.toString()) this.#resource = resource;
    this.#showTitle();
    this.refresh();
  }

  #showTitle(): void {
    if (!this.#resource) return;
    const file = baseName(this.#resource);
    this.#panel.title = this.#isLocked
      ? vscode.l10n.t('[Preview] {file}', { file })
      : vscode.l10n.t('Preview {file}', { file });
  }

  reveal(column: vscode.ViewColumn, preserveFocus: boolean): void {
    // Beside what is active would move a preview that is beside already.
    const stays = this.#panel.visible && column === vscode.ViewColumn.Beside;
    this.#panel.reveal(stays ? this.#panel.viewColumn : column, preserveFocus);
  }

  /** The post's text has changed. */
  documentChanged(): void {
    if (!this.#page.isListening) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), this.#delay);
  }

  /** Brings the page up to date; one that is hidden asks when it is back. */
  refresh(): void {
    clearTimeout(this.#timer);
    if (this.#resource) this.#page.load(this.#resource);
    if (this.#page.isListening) void this.#update();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #receive(message: PageMessage): void {
    switch (message.type) {
      case 'showTerm':
        void vscode.commands.executeCommand('galley.showPostsWithTerm', message.field, message.value);
        break;
      case 'junk':
      case 'junkAction':
        void this.#answerJunk(message);
        break;
      case 'copied':
        void this.#copied(message.text);
        break;
      case 'scrolled':
      case 'reveal':
        this.#dependencies.onPointed(this, message);
        break;
    }
  }

  async #answerJunk(message: JunkMessage): Promise<void> {
    const resource = this.#resource;
    const answer = resource && (await this.#dependencies.onJunk(resource, message));
    if (answer && resource === this.#resource) this.tell(answer);
  }

  async #copied(text: string): Promise<void> {
    if (text !== '') await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(
      text === '' ? vscode.l10n.t('There is nothing to copy.') : vscode.l10n.t('Copied.'),
      5000,
    );
  }

  async #update(): Promise<void> {
    const resource = this.#resource;
    if (!resource) return;
    try {
      // Opens nothing that people see; a document that is open already is that one.
      const document = await vscode.workspace.openTextDocument(resource);
      // Another post may have been asked for, or the page gone, while the document was opened.
      if (!this.#page.isListening || resource !== this.#resource) return;
      this.#page.style(resource);
      this.#send(document, resource);
    } catch (error) {
      if (resource !== this.#resource) return;
      this.#shown = undefined;
      this.#page.complain(resource, error);
    }
  }

  /** Renders the document as it is now, and sends what the page has not yet. */
  #send(document: vscode.TextDocument, resource: vscode.Uri): void {
    const started = Date.now();
    const view = this.#view;
    const shown = this.#shown?.resource === resource ? this.#shown : undefined;
    const rendered = this.#dependencies.render(document, view, shown?.rendered);
    this.#shown = { resource, view, rendered };
    if (shown?.view === view) {
      const change = findPieceChange(shown.rendered.pieces, rendered.pieces);
      if (change) this.tell({ type: 'patch', resource: resource.toString(), ...change });
    } else {
      const pieces = rendered.pieces.map(toPagePiece);
      this.#page.render(resource, { pieces, view, isLocked: this.#isLocked });
    }
    const took = Date.now() - started;
    this.#delay = Math.min(LONGEST_DELAY, Math.max(SHORTEST_DELAY, 4 * took));
  }
}

/** What a page has. */
interface Shown {
  readonly resource: vscode.Uri;
  readonly view: PreviewView;
  readonly rendered: RenderedPost;
}
