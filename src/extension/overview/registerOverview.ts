import * as vscode from 'vscode';
import { OVERVIEW } from '../../core/postService.ts';
import type { FromOverview, MarkedPosts } from '../../protocol/overviewMessages.ts';
import type { Archive } from '../archive.ts';
import type { Surveys } from '../survey/surveys.ts';
import { Overview } from './overview.ts';
import { overviewPage } from './overviewPage.ts';
import { saveChart } from './saveChart.ts';

export const OVERVIEW_TYPE = 'galley.overview';

/** Shows the posts of a mark in the table. */
export async function showMarkedPosts(posts: MarkedPosts): Promise<void> {
  await vscode.commands.executeCommand('galley.showPosts', OVERVIEW.filter(posts));
}

interface Dependencies {
  readonly archive: Archive;
  readonly surveys: Surveys;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The archive at a glance, in a tab of its own: there is one. What a person chose there, the page keeps. */
export function registerOverview({ archive, surveys, extensionUri, log }: Dependencies): vscode.Disposable {
  let open: vscode.WebviewPanel | undefined;

  const receive = async (message: FromOverview, overview: Overview): Promise<void> => {
    switch (message.type) {
      case 'ready':
      case 'span':
      case 'survey':
        overview.receive(message);
        break;
      case 'open':
        await showMarkedPosts(message.posts);
        break;
      case 'save':
        await saveChart(message);
        break;
    }
  };

  const adopt = (panel: vscode.WebviewPanel): void => {
    const { webview } = panel;
    const overview = new Overview(archive, surveys, (message) => void webview.postMessage(message));
    open = panel;
    panel.title = vscode.l10n.t('Overview');
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'media'),
        vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
      ],
    };
    const subscriptions = vscode.Disposable.from(
      overview,
      webview.onDidReceiveMessage((message: FromOverview) => {
        receive(message, overview).catch((error: unknown) => {
          log.error(`galley.showOverview: ${String(error)}`);
          void vscode.window.showErrorMessage(vscode.l10n.t('It could not be done. The log says why.'));
        });
      }),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) overview.stopListening();
      }),
    );
    panel.onDidDispose(() => {
      subscriptions.dispose();
      if (open === panel) open = undefined;
    });
    webview.html = overviewPage(webview, extensionUri);
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('galley.showOverview', () => {
      if (open) open.reveal();
      else adopt(vscode.window.createWebviewPanel(OVERVIEW_TYPE, '', vscode.ViewColumn.Active));
    }),
    vscode.window.registerWebviewPanelSerializer(OVERVIEW_TYPE, {
      deserializeWebviewPanel(panel) {
        adopt(panel);
        return Promise.resolve();
      },
    }),
  );
}
