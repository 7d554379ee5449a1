import * as vscode from 'vscode';
import type { PostService, PreviewView } from '../core/postService.ts';
import type { OwnRules } from './ownRules.ts';
import { isPost, type OpenPosts } from './posts.ts';
import { answerJunk } from './preview/junkActions.ts';
import { localRoots, PREVIEW_TYPE, PreviewPanel, type RenderPost } from './preview/previewPanel.ts';
import { PreviewSync } from './preview/previewSync.ts';
import { previewImages } from './settings.ts';
import type { Sites } from './sites.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly rules: OwnRules;
  readonly sites: Sites;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The commands that open the preview, and the preview itself: one panel that follows the active post. */
export function registerPreview({
  service,
  posts,
  rules,
  sites,
  extensionUri,
  log,
}: Dependencies): vscode.Disposable {
  const render: RenderPost = (document, view, before) =>
    service.renderPreview(
      posts.get(document),
      view,
      {
        ...rules.optionsFor(document.uri),
        ...sites.of(document.uri),
        images: previewImages(document.uri),
      },
      before,
    );
  let current: PreviewPanel | undefined;
  const sync = new PreviewSync({ service, posts, current: () => current });

  const adopt = (panel: vscode.WebviewPanel, view: PreviewView = 'cleaned'): PreviewPanel => {
    current?.dispose();
    const preview = new PreviewPanel(panel, {
      extensionUri,
      render,
      log,
      onPointed: (pointed, message) => sync.follow(pointed, message),
      onJunk: (resource, message) => answerJunk({ service, posts, rules, log }, resource, message),
    });
    preview.view = view;
    void vscode.commands.executeCommand('setContext', 'galley.previewOpen', true);
    current = preview;
    panel.onDidDispose(() => {
      if (current !== preview) return;
      current = undefined;
      void vscode.commands.executeCommand('setContext', 'galley.previewOpen', false);
    });
    return preview;
  };

  const open = (uri: vscode.Uri | undefined, column: vscode.ViewColumn, preserveFocus: boolean): void => {
    const resource = uri ?? vscode.window.activeTextEditor?.document.uri;
    if (!resource) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a post to preview it.'));
      return;
    }
    if (current) {
      current.reveal(column, preserveFocus);
    } else {
      adopt(
        vscode.window.createWebviewPanel(
          PREVIEW_TYPE,
          '',
          { viewColumn: column, preserveFocus },
          { enableScripts: true, enableFindWidget: true, localResourceRoots: localRoots(extensionUri) },
        ),
      );
    }
    current?.show(resource);
  };

  const follow = (document: vscode.TextDocument | undefined): void => {
    if (document && isPost(document)) current?.show(document.uri);
  };

  return vscode.Disposable.from(
    { dispose: () => current?.dispose() },
    sync,
    ...VIEWS.map(([command, view]) =>
      vscode.commands.registerCommand(command, () => {
        if (current) current.view = view;
      }),
    ),
    vscode.commands.registerCommand('galley.openPreview', (uri?: vscode.Uri) => {
      // Named, since a panel that is open elsewhere would stay there.
      open(uri, vscode.window.tabGroups.activeTabGroup.viewColumn, false);
    }),
    vscode.commands.registerCommand('galley.openPreviewToSide', (uri?: vscode.Uri) => {
      open(uri, vscode.ViewColumn.Beside, true);
    }),
    vscode.window.registerWebviewPanelSerializer(PREVIEW_TYPE, {
      deserializeWebviewPanel(panel, state: unknown) {
        const preview = adopt(panel, viewOf(state));
        const resource = resourceOf(state) ?? vscode.window.activeTextEditor?.document.uri;
        if (resource) preview.show(resource);
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
      if (contentChanges.length > 0) current?.documentChanged(document.uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (['galley.cleaning', 'galley.preview.images'].some((name) => event.affectsConfiguration(name))) {
        current?.refresh();
      }
    }),
    rules.onDidChange(() => current?.refresh()),
    sites.onDidChange(() => current?.refresh()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => current?.refreshRoots()),
  );
}

/** The ways to see a post, and the commands for them. */
const VIEWS: readonly (readonly [command: string, view: PreviewView])[] = [
  ['galley.previewCleaned', 'cleaned'],
  ['galley.previewOriginal', 'original'],
  ['galley.previewRemoved', 'removed'],
];

/** The view that a restored page had. */
function viewOf(state: unknown): PreviewView {
  const said = typeof state === 'object' && state !== null && 'view' in state ? state.view : undefined;
  return VIEWS.find(([, view]) => view === said)?.[1] ?? 'cleaned';
}

/** The post that a restored page showed; undefined where its state is not one that the page wrote. */
function resourceOf(state: unknown): vscode.Uri | undefined {
  if (typeof state !== 'object' || state === null || !('resource' in state)) return undefined;
  const { resource } = state;
  return typeof resource === 'string' && /^[a-z][\w+.-]*:\/./i.test(resource)
    ? vscode.Uri.parse(resource)
    : undefined;
}
