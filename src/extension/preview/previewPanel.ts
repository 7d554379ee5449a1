import * as vscode from 'vscode';
import type { ImageChoice, PreviewView, RenderedPost } from '../../core/postService.ts';
import type { FromPreview, ToPreview } from '../../protocol/previewMessages.ts';
import { baseName } from '../posts.ts';
import { previewImages } from '../settings.ts';
import type { JunkMessage } from './junkActions.ts';
import { openLink } from './openLink.ts';
import { findPieceChange, toPagePiece } from './pieceChange.ts';
import { previewPage } from './previewPage.ts';

export const PREVIEW_TYPE = 'galley.preview';

/** How long the page waits for a pause in typing before it is brought up to date: a few times as long as that
 * takes, between these bounds, in milliseconds. */
const [SHORTEST_DELAY, LONGEST_DELAY] = [30, 300];

/** What a person points at in the page. */
export type PointedMessage = Extract<FromPreview, { type: 'scrolled' | 'reveal' }>;

/** The document as safe HTML; from `before` is taken over what has not changed. */
export type RenderPost = (
  document: vscode.TextDocument,
  view: PreviewView,
  before: RenderedPost | undefined,
) => RenderedPost;

interface Dependencies {
  readonly extensionUri: vscode.Uri;
  readonly render: RenderPost;
  /** A person's own style sheets for a post. */
  readonly styles: (resource: vscode.Uri) => readonly vscode.Uri[];
  /** The page was scrolled, or a word in it was double-clicked. */
  readonly onPointed: (panel: PreviewPanel, message: PointedMessage) => void;
  /** Junk in the page was pointed at, or something is to be done about it. @returns what to tell the page. */
  readonly onJunk: (resource: vscode.Uri, message: JunkMessage) => Promise<ToPreview | undefined>;
  /** It is active or not any more, shows another view, is locked or unlocked. */
  readonly onChanged: () => void;
  readonly log: vscode.LogOutputChannel;
}

/**
 * The preview's panel. The page has nothing of its own: whenever it comes up (first, after it was hidden,
 * after a reload) it says so and gets the post as it is then. So it is never stale, and hidden costs nothing.
 */
export class PreviewPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: Dependencies;
  readonly #subscriptions: vscode.Disposable[] = [];
  #resource: vscode.Uri | undefined;
  #view: PreviewView = 'cleaned';
  #isLocked = false;
  /** Which pictures the page can load; undefined before there is one. */
  #images: ImageChoice | undefined;
  /** Whether the page runs and listens. */
  #listening = false;
  #timer: number | undefined;
  #delay = SHORTEST_DELAY;
  /** What the page has; undefined while it has nothing, or would have to load it from elsewhere. */
  #shown: Shown | undefined;
  /** The style sheets that the page has, as text. */
  #styled = '';

  constructor(panel: vscode.WebviewPanel, dependencies: Dependencies) {
    this.#panel = panel;
    this.#dependencies = dependencies;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: localRoots(dependencies.extensionUri),
    };
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((message: FromPreview) => this.#receive(message)),
      panel.onDidChangeViewState(() => {
        // A hidden page is taken down; the next one will call.
        if (!panel.visible) this.#stopListening();
        dependencies.onChanged();
      }),
      panel.onDidDispose(() => this.#release()),
    );
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
    if (this.#listening) void this.#panel.webview.postMessage(message);
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
    if (!this.#listening) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), this.#delay);
  }

  /** Brings the page up to date; one that is hidden asks when it is back. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#loadPage();
    if (this.#listening) void this.#update();
  }

  /** Loads the page, and another one where other pictures may load. It calls when it is there. */
  #loadPage(): void {
    const images = this.#resource && previewImages(this.#resource);
    if (images === undefined || images === this.#images) return;
    this.#images = images;
    this.#stopListening();
    this.#panel.webview.html = previewPage(this.#panel.webview, this.#dependencies.extensionUri, images);
  }

  /** After the workspace's folders have changed: the page may load from other places. */
  refreshRoots(): void {
    const { webview } = this.#panel;
    webview.options = {
      ...webview.options,
      localResourceRoots: localRoots(this.#dependencies.extensionUri),
    };
    this.#shown = undefined;
    this.refresh();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #stopListening(): void {
    this.#listening = false;
    this.#shown = undefined;
    this.#styled = '';
  }

  #receive(message: FromPreview): void {
    switch (message.type) {
      case 'ready':
        this.#listening = true;
        this.#shown = undefined;
        this.refresh();
        break;
      case 'openLink':
        void this.#openLink(message.href);
        break;
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

  async #openLink(href: string): Promise<void> {
    if (!this.#resource) return;
    try {
      await openLink(href, this.#resource, this.#panel.viewColumn);
    } catch (error) {
      this.#dependencies.log.warn(`Cannot open ${href}: ${String(error)}`);
    }
  }

  async #update(): Promise<void> {
    const resource = this.#resource;
    if (!resource) return;
    try {
      // Opens nothing that people see; a document that is open already is that one.
      const document = await vscode.workspace.openTextDocument(resource);
      // Another post may have been asked for, or the page gone, while the document was opened.
      if (!this.#listening || resource !== this.#resource) return;
      this.#sendStyles(resource);
      this.#send(document, resource);
    } catch (error) {
      this.#dependencies.log.warn(`Cannot preview ${resource.toString()}: ${String(error)}`);
      if (resource !== this.#resource) return;
      this.#shown = undefined;
      this.tell({
        type: 'notice',
        resource: resource.toString(),
        text: vscode.l10n.t('{file} cannot be read.', { file: baseName(resource) }),
      });
    }
  }

  #sendStyles(resource: vscode.Uri): void {
    const { webview } = this.#panel;
    const files = this.#dependencies.styles(resource);
    // VS Code drops the query.
    const hrefs = files.map((file) => webview.asWebviewUri(file).with({ query: file.query }).toString());
    const styled = hrefs.join('\n');
    if (styled === this.#styled) return;
    this.#styled = styled;
    this.tell({ type: 'styles', hrefs });
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
      this.tell(this.#whole(resource, view, rendered));
    }
    const took = Date.now() - started;
    this.#delay = Math.min(LONGEST_DELAY, Math.max(SHORTEST_DELAY, 4 * took));
  }

  #whole(resource: vscode.Uri, view: PreviewView, { pieces }: RenderedPost): ToPreview {
    const { webview } = this.#panel;
    const root = vscode.workspace.getWorkspaceFolder(resource)?.uri;
    return {
      type: 'render',
      resource: resource.toString(),
      pieces: pieces.map(toPagePiece),
      view,
      isLocked: this.#isLocked,
      folder: folderAddress(webview, vscode.Uri.joinPath(resource, '..')),
      root: root && folderAddress(webview, root),
    };
  }
}

/** What a page has. */
interface Shown {
  readonly resource: vscode.Uri;
  readonly view: PreviewView;
  readonly rendered: RenderedPost;
}

/** From where the page may load: Galley's own files and the workspace. */
export function localRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [
    vscode.Uri.joinPath(extensionUri, 'media'),
    vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
  ];
}

/** A folder as the page can load from it, with a slash at the end. */
export function folderAddress(webview: vscode.Webview, folder: vscode.Uri): string {
  return webview.asWebviewUri(folder).toString().replace(/\/?$/, '/');
}
