import * as vscode from 'vscode';
import type { FromPosts, PostsState } from '../../protocol/postsMessages.ts';
import type { Archive } from '../archive.ts';
import type { Surveys } from '../survey/surveys.ts';
import { POST_ACTIONS } from './postActions.ts';
import { postsPage } from './postsPage.ts';
import { PostsTable, type TableView } from './postsTable.ts';
import { SavedFilters } from './savedFilters.ts';

export const POSTS_TYPE = 'galley.posts';

const FIRST_VIEW: TableView = { filter: '', order: { by: 'date', isDescending: true } };

interface Dependencies {
  readonly archive: Archive;
  readonly surveys: Surveys;
  readonly extensionUri: vscode.Uri;
  readonly workspaceState: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

/** The posts of the workspace as a table in a tab of its own: there is one. */
export function registerPostsTable({
  archive,
  surveys,
  extensionUri,
  workspaceState,
  log,
}: Dependencies): vscode.Disposable {
  const saved = new SavedFilters(workspaceState);
  let open: { readonly panel: vscode.WebviewPanel; readonly table: PostsTable } | undefined;

  const act = async (action: keyof typeof POST_ACTIONS, table: PostsTable): Promise<void> => {
    try {
      await POST_ACTIONS[action].run(table);
    } catch (error) {
      log.error(`${POST_ACTIONS[action].command}: ${String(error)}`);
      void vscode.window.showErrorMessage(vscode.l10n.t('It could not be done. The log says why.'));
    }
  };

  const receive = async (message: FromPosts, table: PostsTable): Promise<void> => {
    if (message.type === 'act') {
      await act(message.action, table);
    } else if (message.type === 'savedFilters') {
      const filter = await saved.pick(table.filter);
      if (filter !== undefined) table.filter = filter;
    } else table.receive(message);
  };

  const adopt = (panel: vscode.WebviewPanel, view: TableView): void => {
    const { webview } = panel;
    const table = new PostsTable({ archive, surveys }, view, (message) => void webview.postMessage(message));
    const opened = (open = { panel, table });
    panel.title = vscode.l10n.t('Posts');
    webview.options = { enableScripts: true, localResourceRoots: roots(extensionUri) };
    const subscriptions = vscode.Disposable.from(
      table,
      webview.onDidReceiveMessage((message: FromPosts) => void receive(message, table)),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) table.stopListening();
      }),
    );
    panel.onDidDispose(() => {
      subscriptions.dispose();
      if (open === opened) open = undefined;
    });
    webview.html = postsPage(webview, extensionUri);
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('galley.showPosts', (filter?: unknown) => {
      // A menu hands over other things.
      const asked = typeof filter === 'string' ? filter : undefined;
      if (!open) {
        const panel = vscode.window.createWebviewPanel(POSTS_TYPE, '', vscode.ViewColumn.Active);
        adopt(panel, { ...FIRST_VIEW, filter: asked ?? '' });
        return;
      }
      open.panel.reveal();
      if (asked !== undefined) open.table.filter = asked;
    }),
    ...Object.entries(POST_ACTIONS).map(([action, { command }]) =>
      vscode.commands.registerCommand(command, async () => {
        if (open) await act(action as keyof typeof POST_ACTIONS, open.table);
      }),
    ),
    vscode.window.registerWebviewPanelSerializer(POSTS_TYPE, {
      deserializeWebviewPanel(panel, state: unknown) {
        adopt(panel, restoredView(state));
        return Promise.resolve();
      },
    }),
  );
}

function roots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'media'), vscode.Uri.joinPath(extensionUri, 'dist', 'webview')];
}

/** What a page left behind when the window was closed, as far as it is what pages of this version leave. */
function restoredView(state: unknown): TableView {
  const { version, filter, order, active, top } = (state ?? {}) as Partial<PostsState>;
  if (version !== 1 || typeof filter !== 'string' || order === undefined) return FIRST_VIEW;
  return { filter, order, active, top };
}
