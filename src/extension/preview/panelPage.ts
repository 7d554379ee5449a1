import * as vscode from 'vscode';
import type { ImageChoice } from '../../core/postService.ts';
import type { FromPreview, RenderMessage, ToPreview } from '../../protocol/previewMessages.ts';
import { baseName } from '../posts.ts';
import { previewImages } from '../settings.ts';
import { openLink } from './openLink.ts';
import { previewPage } from './previewPage.ts';
import type { Surroundings } from './surroundings.ts';

/** What all pages need. */
export interface PageTools {
  readonly extensionUri: vscode.Uri;
  readonly surroundings: Surroundings;
  readonly log: vscode.LogOutputChannel;
}

/** What a page says to the panel that it is in. */
export type PageMessage = Exclude<FromPreview, { readonly type: 'ready' | 'openLink' }>;

/** What a panel does for its page. */
export interface PageOwner {
  /** Brings the page up to date. */
  readonly refresh: () => void;
  /** The page is gone, or what it has is not to be built upon. */
  readonly forget?: () => void;
  readonly receive: (message: PageMessage) => void;
}

/** A rendered post, but for where its addresses lead. */
export type Rendered = Omit<RenderMessage, 'type' | 'resource' | 'folder' | 'root'>;

/** When a post that cannot be read is tried again, in milliseconds. */
const RETRY_MS = 2000;

/**
 * The page in a panel. It has nothing of its own: whenever it comes up (first, after it was hidden, after a
 * reload) it says so and gets the post as it is then. So it is never stale, and hidden costs nothing.
 */
export class PanelPage {
  readonly #panel: vscode.WebviewPanel;
  readonly #tools: PageTools;
  readonly #owner: PageOwner;
  /** Which pictures the page can load; undefined before there is one. */
  #images: ImageChoice | undefined;
  /** Whose links are followed. */
  #resource: vscode.Uri | undefined;
  #isListening = false;
  /** The style sheets that the page has, as text. */
  #styled = '';
  /** What the page says in the place of a post. */
  #complaint: string | undefined;
  #retry: number | undefined;

  constructor(panel: vscode.WebviewPanel, tools: PageTools, owner: PageOwner) {
    this.#panel = panel;
    this.#tools = tools;
    this.#owner = owner;
    this.#setRoots();
    const subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromPreview) => this.#receive(message)),
      panel.onDidChangeViewState(() => {
        // A hidden page is taken down; the next one will call.
        if (!panel.visible) this.#stopListening();
      }),
      tools.surroundings.onDidChange(() => owner.refresh()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#setRoots();
        owner.forget?.();
        owner.refresh();
      }),
    );
    panel.onDidDispose(() => {
      this.#stopListening();
      subscriptions.dispose();
    });
  }

  /** Whether the page runs and listens. */
  get isListening(): boolean {
    return this.#isListening;
  }

  /** Loads the page, and another one where other pictures may load. It calls when it is there. */
  load(resource: vscode.Uri): void {
    this.#resource = resource;
    const images = previewImages(resource);
    if (images === this.#images) return;
    this.#images = images;
    this.#stopListening();
    this.#panel.webview.html = previewPage(this.#panel.webview, this.#tools.extensionUri, images);
  }

  /** Tells the page something, if it listens. */
  tell(message: ToPreview): void {
    if (this.#isListening) void this.#panel.webview.postMessage(message);
  }

  /** Shows a post, in the place of what is shown. */
  render(resource: vscode.Uri, rendered: Rendered): void {
    const root = vscode.workspace.getWorkspaceFolder(resource)?.uri;
    this.#complaint = undefined;
    this.tell({
      type: 'render',
      resource: resource.toString(),
      folder: this.#addressOf(vscode.Uri.joinPath(resource, '..')),
      root: root && this.#addressOf(root),
      ...rendered,
    });
  }

  /** Sees to it that the page has the style sheets for a post. */
  style(resource: vscode.Uri): void {
    const files = this.#tools.surroundings.stylesFor(resource);
    const { webview } = this.#panel;
    // VS Code drops the query.
    const hrefs = files.map((file) => webview.asWebviewUri(file).with({ query: file.query }).toString());
    const styled = hrefs.join('\n');
    if (styled === this.#styled) return;
    this.#styled = styled;
    this.tell({ type: 'styles', hrefs });
  }

  /** Says that a post cannot be shown, and tries again while someone looks: the file system may come after the
   * window, and a file that is gone may come back. */
  complain(resource: vscode.Uri, error: unknown): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (this.#isListening) this.#owner.refresh();
    }, RETRY_MS);
    const complaint = `Cannot preview ${resource.toString()}: ${String(error)}`;
    if (complaint === this.#complaint) return;
    this.#complaint = complaint;
    this.#tools.log.warn(complaint);
    const text = vscode.l10n.t('{file} cannot be read.', { file: baseName(resource) });
    this.tell({ type: 'notice', resource: resource.toString(), text });
  }

  #setRoots(): void {
    const { extensionUri } = this.#tools;
    this.#panel.webview.options = { enableScripts: true, localResourceRoots: localRoots(extensionUri) };
  }

  /** A folder as the page can load from it, with a slash at the end. */
  #addressOf(folder: vscode.Uri): string {
    return this.#panel.webview.asWebviewUri(folder).toString().replace(/\/?$/, '/');
  }

  #stopListening(): void {
    this.#isListening = false;
    this.#styled = '';
    this.#complaint = undefined;
    clearTimeout(this.#retry);
    this.#owner.forget?.();
  }

  #receive(message: FromPreview): void {
    if (message.type === 'ready') {
      this.#isListening = true;
      this.#owner.forget?.();
      this.#owner.refresh();
    } else if (message.type === 'openLink') {
      void this.#openLink(message.href);
    } else {
      this.#owner.receive(message);
    }
  }

  async #openLink(href: string): Promise<void> {
    if (!this.#resource) return;
    try {
      await openLink(href, this.#resource, this.#panel.viewColumn);
    } catch (error) {
      this.#tools.log.warn(`Cannot open ${href}: ${String(error)}`);
    }
  }
}

/** A panel whose page is still to come. */
export function openPanel(
  type: string,
  column: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus?: boolean },
  extensionUri: vscode.Uri,
): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(type, '', column, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: localRoots(extensionUri),
  });
}

/** From where a page may load: Galley's own files and the workspace. */
function localRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [
    vscode.Uri.joinPath(extensionUri, 'media'),
    vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
  ];
}

/** What a page left behind when the window was closed, as far as it is what pages leave. */
export function restoredState(state: unknown): Readonly<Record<string, unknown>> & {
  /** The post that it showed. */
  readonly resource?: vscode.Uri;
} {
  if (typeof state !== 'object' || state === null) return {};
  const { resource, ...rest } = state as Readonly<Record<string, unknown>>;
  return typeof resource === 'string' && /^[a-z][\w+.-]*:\/./i.test(resource)
    ? { ...rest, resource: vscode.Uri.parse(resource) }
    : rest;
}
