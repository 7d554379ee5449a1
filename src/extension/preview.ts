import * as vscode from 'vscode';
import type { PostService, PreviewOptions, PreviewView } from '../core/postService.ts';
import type { CopyFormat } from '../protocol/previewMessages.ts';
import type { OwnRules } from './ownRules.ts';
import { isPost, type OpenPosts } from './posts.ts';
import { answerJunk } from './preview/junkActions.ts';
import { registerExport } from './preview/exportPost.ts';
import { OpenPreviews } from './preview/openPreviews.ts';
import { openPanel, restoredState } from './preview/panelPage.ts';
import { PREVIEW_TYPE, PreviewPanel, type RenderPost } from './preview/previewPanel.ts';
import { PreviewSync } from './preview/previewSync.ts';
import type { Surroundings } from './preview/surroundings.ts';
import { onDidChangeSettings } from './settings.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly rules: OwnRules;
  readonly surroundings: Surroundings;
  readonly extensionUri: vscode.Uri;
  /** For files that nobody needs for long. */
  readonly storageUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The commands of the preview, and its panels: one follows the active post, others are locked to theirs. */
export function registerPreview({
  service,
  posts,
  rules,
  surroundings,
  extensionUri,
  storageUri,
  log,
}: Dependencies): vscode.Disposable {
  const optionsFor = (uri: vscode.Uri): PreviewOptions => ({
    ...rules.optionsFor(uri),
    ...surroundings.optionsFor(uri),
  });
  const render: RenderPost = (document, view, before) =>
    service.renderPreview(posts.get(document), view, optionsFor(document.uri), before);
  const previews = new OpenPreviews();
  const sync = new PreviewSync({ service, posts, panelsOf: (resource) => previews.showing(resource) });

  const adopt = (panel: vscode.WebviewPanel, { view, isLocked }: PanelState = {}): PreviewPanel => {
    const preview = new PreviewPanel(panel, {
      extensionUri,
      surroundings,
      render,
      log,
      onPointed: (pointed, message) => sync.follow(pointed, message),
      onJunk: (resource, message) => answerJunk({ service, posts, rules, log }, resource, message),
      onChanged: () => previews.tellContext(),
    });
    if (view) preview.view = view;
    if (isLocked) preview.isLocked = true;
    previews.add(preview);
    panel.onDidDispose(() => previews.remove(preview));
    return preview;
  };

  const open = (uri: vscode.Uri | undefined, column: vscode.ViewColumn, preserveFocus: boolean): void => {
    const resource = uri ?? vscode.window.activeTextEditor?.document.uri;
    if (!resource) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a post to preview it.'));
      return;
    }
    const { following } = previews;
    following?.reveal(column, preserveFocus);
    const preview =
      following ?? adopt(openPanel(PREVIEW_TYPE, { viewColumn: column, preserveFocus }, extensionUri));
    preview.show(resource);
  };

  const follow = (document: vscode.TextDocument | undefined): void => {
    if (document && isPost(document)) previews.following?.show(document.uri);
  };
  const refresh = (): void => {
    for (const preview of previews.all) preview.refresh();
  };

  return vscode.Disposable.from(
    previews,
    sync,
    registerExport({
      service,
      posts,
      optionsFor,
      previewed: () => (previews.current?.isActive ? previews.current.resource : undefined),
      storage: storageUri,
      log,
    }),
    ...VIEWS.map(([command, view]) =>
      vscode.commands.registerCommand(command, () => {
        if (previews.current) previews.current.view = view;
      }),
    ),
    ...COPIES.map(([command, format]) =>
      vscode.commands.registerCommand(command, () => previews.current?.tell({ type: 'copy', format })),
    ),
    vscode.commands.registerCommand('galley.lockPreview', () => {
      if (previews.current) previews.current.isLocked = true;
    }),
    vscode.commands.registerCommand('galley.unlockPreview', () => {
      if (previews.current) previews.unlock(previews.current);
    }),
    vscode.commands.registerCommand('galley.openPreview', (uri?: vscode.Uri) => {
      // Named, since a panel that is open elsewhere would stay there.
      open(uri, vscode.window.tabGroups.activeTabGroup.viewColumn, false);
    }),
    vscode.commands.registerCommand('galley.openPreviewToSide', (uri?: vscode.Uri) => {
      open(uri, vscode.ViewColumn.Beside, true);
    }),
    vscode.window.registerWebviewPanelSerializer(PREVIEW_TYPE, {
      deserializeWebviewPanel(panel, state: unknown) {
        const resource = restoredState(state).resource ?? vscode.window.activeTextEditor?.document.uri;
        if (resource) adopt(panel, panelState(state)).show(resource);
        else panel.dispose();
        return Promise.resolve();
      },
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => follow(editor?.document)),
    // A file becomes a post when its language is found out, a moment after it is opened.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) follow(document);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // None are reported when a file was saved.
      if (contentChanges.length === 0) return;
      for (const preview of previews.showing(document.uri)) preview.documentChanged();
    }),
    onDidChangeSettings((change) => {
      if (change.affects('galley.cleaning')) refresh();
    }),
    rules.onDidChange(refresh),
  );
}

/** The ways to see a post, and the commands for them. */
const VIEWS: readonly (readonly [command: string, view: PreviewView])[] = [
  ['galley.previewCleaned', 'cleaned'],
  ['galley.previewOriginal', 'original'],
  ['galley.previewRemoved', 'removed'],
];

/** The forms to copy an article in, and the commands for them. */
const COPIES: readonly (readonly [command: string, format: CopyFormat])[] = [
  ['galley.copyAsMarkdown', 'markdown'],
  ['galley.copyAsHtml', 'html'],
  ['galley.copyAsText', 'text'],
];

/** How a restored page was. */
interface PanelState {
  readonly view?: PreviewView | undefined;
  readonly isLocked?: boolean;
}

function panelState(state: unknown): PanelState {
  const said = restoredState(state);
  const view = VIEWS.find(([, known]) => known === said['view'])?.[1];
  return { view, isLocked: said['isLocked'] === true };
}
