import * as vscode from 'vscode';
import type { PostService } from '../core/postService.ts';
import type { ToPreview } from '../protocol/previewMessages.ts';
import { CHANGES_TYPE, ChangesPanel } from './changes/changesPanel.ts';
import { HEAD, SAVED, type Revision } from './changes/earlierVersion.ts';
import { pickRevision } from './changes/pickRevision.ts';
import { baseName, isPost, type OpenPosts } from './posts.ts';
import { openPanel, restoredState } from './preview/panelPage.ts';
import { PreviewSync } from './preview/previewSync.ts';
import type { Surroundings } from './preview/surroundings.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly surroundings: Surroundings;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The command that shows, rendered, what has changed in a post; a panel for each post. */
export function registerPreviewChanges(dependencies: Dependencies): vscode.Disposable {
  const { service, posts, surroundings, extensionUri, log } = dependencies;
  const panels = new Map<string, ChangesPanel>();

  const sync = new PreviewSync({
    service,
    posts,
    panelsOf(resource) {
      const panel = panels.get(resource.toString());
      return panel ? [panel] : [];
    },
  });

  const adopt = (panel: vscode.WebviewPanel, resource: vscode.Uri, revision: Revision): void => {
    const key = resource.toString();
    const changes = new ChangesPanel(panel, resource, revision, {
      extensionUri,
      surroundings,
      log,
      onPointed: (panel, message) => sync.follow(panel, message),
      render: (document, before) =>
        service.previewChanges(
          service.read(before, baseName(document.uri)),
          posts.get(document),
          surroundings.optionsFor(document.uri),
        ),
    });
    panels.set(key, changes);
    panel.onDidDispose(() => {
      if (panels.get(key) === changes) panels.delete(key);
    });
  };

  const show = (resource: vscode.Uri, revision: Revision): void => {
    const open = panels.get(resource.toString());
    if (open) {
      open.revision = revision;
      open.reveal();
      return;
    }
    const panel = openPanel(CHANGES_TYPE, { viewColumn: vscode.ViewColumn.Active }, extensionUri);
    adopt(panel, resource, revision);
  };

  const active = (): ChangesPanel | undefined => [...panels.values()].find(({ isActive }) => isActive);

  /** A command that the active page carries out. */
  const tell = (command: string, message: ToPreview): vscode.Disposable =>
    vscode.commands.registerCommand(command, () => active()?.tell(message));

  return vscode.Disposable.from(
    sync,
    vscode.commands.registerCommand('galley.previewChanges', async (target?: unknown, asked?: unknown) => {
      const resource =
        resourceOf(target) ?? active()?.resource ?? vscode.window.activeTextEditor?.document.uri;
      const document = resource && (await vscode.workspace.openTextDocument(resource));
      if (!document || !isPost(document)) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open a post to preview its changes.'));
        return;
      }
      const said = typeof asked === 'string' ? asked : isFromSourceControl(target) ? HEAD : undefined;
      const revision = said ?? (await pickRevision(document.uri));
      if (revision !== undefined) show(document.uri, revision);
    }),
    tell('galley.nextChange', { type: 'goToChange', step: 1 }),
    tell('galley.previousChange', { type: 'goToChange', step: -1 }),
    tell('galley.toggleSideBySide', { type: 'toggleSideBySide' }),
    vscode.window.registerWebviewPanelSerializer(CHANGES_TYPE, {
      deserializeWebviewPanel(panel, state: unknown) {
        const { resource, revision } = restoredState(state);
        if (resource) adopt(panel, resource, typeof revision === 'string' ? revision : SAVED);
        else panel.dispose();
        return Promise.resolve();
      },
    }),
  );
}

/** The file that a menu is about: of the explorer and the editors a URI, of Source Control a state. */
function resourceOf(target: unknown): vscode.Uri | undefined {
  const resource = isFromSourceControl(target) ? target.resourceUri : target;
  return resource instanceof vscode.Uri ? resource : undefined;
}

function isFromSourceControl(target: unknown): target is { readonly resourceUri: unknown } {
  return typeof target === 'object' && target !== null && 'resourceUri' in target;
}
