import * as vscode from 'vscode';
import type { MarkedChanges } from '../../core/postService.ts';
import type { ChangesSummary, ToPreview } from '../../protocol/previewMessages.ts';
import { PanelPage, type PageTools } from '../preview/panelPage.ts';
import type { PointedMessage, SyncedPanel } from '../preview/previewSync.ts';
import { baseName } from '../posts.ts';
import { diffLayout } from '../settings.ts';
import { nameOf, readEarlierVersion, SAVED, type EarlierVersion, type Revision } from './earlierVersion.ts';
import { findRepository } from './git.ts';

export const CHANGES_TYPE = 'galley.previewChanges';

/** How long the page waits for a pause in typing, in milliseconds. */
const DELAY = 300;

interface Dependencies extends PageTools {
  /** The document, with what has changed in it since it was `before`. */
  readonly render: (document: vscode.TextDocument, before: string) => MarkedChanges;
  /** The page was scrolled, or a word in it was double-clicked. */
  readonly onPointed: (panel: SyncedPanel, message: PointedMessage) => void;
}

/** Shows what has changed in one post, as readers see it. */
export class ChangesPanel implements SyncedPanel {
  readonly resource: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: Dependencies;
  readonly #page: PanelPage;
  readonly #subscriptions: vscode.Disposable[] = [];
  #revision: Revision;
  /** Kept while the post is edited. */
  #earlier: Promise<EarlierVersion> | undefined;
  /** The commit that HEAD was. */
  #head: string | undefined;
  #timer: number | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    resource: vscode.Uri,
    revision: Revision,
    dependencies: Dependencies,
  ) {
    this.#panel = panel;
    this.resource = resource;
    this.#revision = revision;
    this.#dependencies = dependencies;
    this.#page = new PanelPage(panel, dependencies, {
      refresh: () => this.#refresh(),
      receive: (message) => {
        if (message.type === 'scrolled' || message.type === 'reveal') dependencies.onPointed(this, message);
      },
    });
    panel.title = vscode.l10n.t('Changes in {file}', { file: baseName(resource) });
    const isThis = (uri: vscode.Uri): boolean => uri.toString() === resource.toString();
    this.#subscriptions.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (isThis(document.uri) && contentChanges.length > 0) this.#soon();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('diffEditor', resource)) this.#soon(0);
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (isThis(uri) && this.#revision === SAVED) this.#readAgain();
      }),
      panel.onDidDispose(() => {
        clearTimeout(this.#timer);
        vscode.Disposable.from(...this.#subscriptions).dispose();
      }),
    );
    this.#refresh();
    this.#watchCommits().catch((error: unknown) => {
      dependencies.log.warn(`Commits are not followed: ${String(error)}`);
    });
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  get viewColumn(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** Tells the page something, if it listens. */
  tell(message: ToPreview): void {
    this.#page.tell(message);
  }

  /** What the post is compared with. */
  set revision(revision: Revision) {
    this.#revision = revision;
    this.#readAgain();
  }

  reveal(): void {
    this.#panel.reveal();
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

  #readAgain(): void {
    this.#earlier = undefined;
    this.#refresh();
  }

  #refresh(): void {
    this.#page.load(this.resource);
    this.#soon(0);
  }

  #soon(delay = DELAY): void {
    clearTimeout(this.#timer);
    if (!this.#page.isListening) return;
    this.#timer = setTimeout(() => {
      this.#update().catch((error: unknown) => {
        this.#earlier = undefined;
        this.#page.complain(this.resource, error);
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
    if (earlier !== this.#earlier || !this.#page.isListening) return;
    const now = document.getText();
    const marked = render(document, text ?? now);
    const isSame = text === now;
    const summary = text === undefined ? undefined : summarise(marked.changes, isSame, nameOf(revision));
    this.#page.style(resource);
    this.#page.render(resource, {
      pieces: [{ html: marked.html, start: 0, isWhole: false }],
      view: 'changes',
      isLocked: true,
      changes: {
        revision,
        text: [summary, note].filter(Boolean).join(' '),
        count: marked.changes,
        names: text === undefined ? undefined : namesOf(nameOf(revision)),
        ...diffLayout(resource),
      },
    });
  }
}

function namesOf(version: string): ChangesSummary['names'] {
  const { l10n } = vscode;
  return { before: l10n.t('Earlier version: {version}', { version }), after: l10n.t('Edited version') };
}

function summarise(count: number, isSame: boolean, version: string): string {
  if (isSame) return vscode.l10n.t('No changes from {version}.', { version });
  if (count === 0) return vscode.l10n.t('Nothing that readers see differs from {version}.', { version });
  return vscode.l10n.t('Changes from {version}: {count}.', { version, count });
}
