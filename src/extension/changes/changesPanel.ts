import * as vscode from 'vscode';
import type { MarkedChanges } from '../../core/postService.ts';
import type { FromPreview, ToPreview } from '../../protocol/previewMessages.ts';
import { openLink } from '../preview/openLink.ts';
import { previewPage } from '../preview/previewPage.ts';
import { folderAddress, localRoots } from '../preview/previewPanel.ts';
import { baseName } from '../posts.ts';
import { previewImages } from '../settings.ts';
import { nameOf, readEarlierVersion, SAVED, type EarlierVersion, type Revision } from './earlierVersion.ts';
import { findRepository } from './git.ts';

export const CHANGES_TYPE = 'galley.previewChanges';

/** How long the page waits for a pause in typing, in milliseconds. */
const DELAY = 300;

interface Dependencies {
  readonly extensionUri: vscode.Uri;
  /** The document, with what has changed in it since it was `before`. */
  readonly render: (document: vscode.TextDocument, before: string) => MarkedChanges;
  readonly log: vscode.LogOutputChannel;
}

/** Shows what has changed in one post, as readers see it. The page is the preview's; whenever it comes up it
 * asks for what to show. */
export class ChangesPanel {
  readonly resource: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: Dependencies;
  readonly #subscriptions: vscode.Disposable[] = [];
  #revision: Revision;
  /** Kept while the post is edited. */
  #earlier: Promise<EarlierVersion> | undefined;
  /** The commit that HEAD was. */
  #head: string | undefined;
  #isListening = false;
  #timer: number | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    resource: vscode.Uri,
    revision: Revision,
    dependencies: Dependencies,
  ) {
    const { extensionUri, log } = dependencies;
    this.#panel = panel;
    this.resource = resource;
    this.#revision = revision;
    this.#dependencies = dependencies;
    panel.title = vscode.l10n.t('Changes in {file}', { file: baseName(resource) });
    panel.webview.options = { enableScripts: true, localResourceRoots: localRoots(extensionUri) };
    const isThis = (uri: vscode.Uri): boolean => uri.toString() === resource.toString();
    this.#subscriptions.push(
      panel.webview.onDidReceiveMessage((message: FromPreview) => this.#receive(message)),
      panel.onDidChangeViewState(() => {
        // A hidden page is taken down; the next one will call.
        if (!panel.visible) this.#isListening = false;
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (isThis(document.uri) && contentChanges.length > 0) this.#soon();
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (isThis(uri) && this.#revision === SAVED) this.#readAgain();
      }),
      panel.onDidDispose(() => {
        clearTimeout(this.#timer);
        vscode.Disposable.from(...this.#subscriptions).dispose();
      }),
    );
    panel.webview.html = previewPage(panel.webview, extensionUri, previewImages(resource));
    this.#watchCommits().catch((error: unknown) => {
      log.warn(`Commits are not followed: ${String(error)}`);
    });
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  /** What the post is compared with. */
  set revision(revision: Revision) {
    this.#revision = revision;
    this.#readAgain();
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Leads to the next change, or to the one before. */
  goToChange(step: 1 | -1): void {
    this.#tell({ type: 'goToChange', step });
  }

  async #watchCommits(): Promise<void> {
    const repository = await findRepository(this.resource);
    if (!repository) return;
    const headOf = (): string | undefined => repository.state.HEAD?.commit;
    this.#head = headOf();
    this.#subscriptions.push(
      repository.state.onDidChange(() => {
        if (this.#head === headOf()) return;
        this.#head = headOf();
        if (this.#revision !== SAVED) this.#readAgain();
      }),
    );
  }

  #receive(message: FromPreview): void {
    if (message.type === 'ready') {
      this.#isListening = true;
      this.#soon(0);
    } else if (message.type === 'openLink') {
      openLink(message.href, this.resource, this.#panel.viewColumn).catch((error: unknown) => {
        this.#dependencies.log.warn(`Cannot open ${message.href}: ${String(error)}`);
      });
    }
  }

  #readAgain(): void {
    this.#earlier = undefined;
    this.#soon(0);
  }

  #soon(delay = DELAY): void {
    clearTimeout(this.#timer);
    if (!this.#isListening) return;
    this.#timer = setTimeout(() => {
      this.#update().catch((error: unknown) => {
        this.#dependencies.log.warn(`Changes cannot be shown: ${String(error)}`);
        const { resource } = this;
        const text = vscode.l10n.t('{file} cannot be read.', { file: baseName(resource) });
        this.#tell({ type: 'notice', resource: resource.toString(), text });
      });
    }, delay);
  }

  async #update(): Promise<void> {
    const { resource } = this;
    const { render, log } = this.#dependencies;
    const revision = this.#revision;
    const earlier = (this.#earlier ??= readEarlierVersion(resource, revision, log));
    const { text, note } = await earlier;
    const document = await vscode.workspace.openTextDocument(resource);
    // Something else may have been asked for meanwhile.
    if (earlier !== this.#earlier || !this.#isListening) return;
    const now = document.getText();
    const marked = render(document, text ?? now);
    const isSame = text === now;
    const summary = text === undefined ? undefined : summarise(marked.changes, isSame, nameOf(revision));
    const { webview } = this.#panel;
    const root = vscode.workspace.getWorkspaceFolder(resource)?.uri;
    this.#tell({
      type: 'render',
      resource: resource.toString(),
      pieces: [{ html: marked.html, start: 0, isWhole: false }],
      view: 'changes',
      isLocked: true,
      changes: { revision, text: [summary, note].filter(Boolean).join(' '), count: marked.changes },
      folder: folderAddress(webview, vscode.Uri.joinPath(resource, '..')),
      root: root && folderAddress(webview, root),
    });
  }

  #tell(message: ToPreview): void {
    if (this.#isListening) void this.#panel.webview.postMessage(message);
  }
}

function summarise(count: number, isSame: boolean, version: string): string {
  if (isSame) return vscode.l10n.t('No changes from {version}.', { version });
  if (count === 0) return vscode.l10n.t('Nothing that readers see differs from {version}.', { version });
  return vscode.l10n.t('Changes from {version}: {count}.', { version, count });
}
