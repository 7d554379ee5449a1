import * as vscode from 'vscode';
import type { ExportPlace, PostService, PreviewOptions } from '../../core/postService.ts';
import { baseName, type OpenPosts } from '../posts.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly optionsFor: (post: vscode.Uri) => PreviewOptions;
  /** The post of the active preview, if one is active. */
  readonly previewed: () => vscode.Uri | undefined;
  /** A folder for files that nobody needs for long. */
  readonly storage: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The commands that write the cleaned post as a document for any browser: to keep it, or to print it. A page
 * within VS Code cannot print. */
export function registerExport(tools: Dependencies): vscode.Disposable {
  const { service, posts, optionsFor, previewed, storage, log } = tools;

  const render = async (resource: vscode.Uri, place?: ExportPlace): Promise<Uint8Array> => {
    const document = await vscode.workspace.openTextDocument(resource);
    const name = nameOf(resource);
    const text = service.exportPage(posts.get(document), name, optionsFor(resource), place);
    return new TextEncoder().encode(text);
  };

  const saveAs = async (resource: vscode.Uri): Promise<void> => {
    const home = homeOf(resource);
    const target = await vscode.window.showSaveDialog({
      ...(home && { defaultUri: vscode.Uri.joinPath(home, `${nameOf(resource)}.html`) }),
      filters: { HTML: ['html'] },
      title: vscode.l10n.t('Export Clean HTML'),
    });
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, await render(resource));
    const open = vscode.l10n.t('Open');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('{file} was written.', { file: baseName(target) }),
      open,
    );
    if (answer !== open) return;
    if (canOpenFiles(target)) await vscode.env.openExternal(target);
    else await vscode.commands.executeCommand('vscode.open', target);
  };

  const print = async (resource: vscode.Uri): Promise<void> => {
    if (!canOpenFiles(storage)) {
      const save = vscode.l10n.t('Export Clean HTML…');
      const answer = await vscode.window.showInformationMessage(
        vscode.l10n.t('VS Code cannot print here. Export the post, and print it from your browser.'),
        save,
      );
      if (answer === save) await saveAs(resource);
      return;
    }
    // One file, whatever the post is called: systems differ in which addresses of files they open.
    const target = vscode.Uri.joinPath(storage, 'print.html');
    await vscode.workspace.fs.writeFile(target, await render(resource, placeOf(resource)));
    await vscode.env.openExternal(target);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The post opens in your browser: print it from there.'),
    );
  };

  const command = (id: string, run: (resource: vscode.Uri) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (uri?: unknown) => {
      // What the menu of a page hands over is no URI.
      const given = uri instanceof vscode.Uri && uri.scheme !== 'webview-panel' ? uri : undefined;
      const resource = given ?? previewed() ?? vscode.window.activeTextEditor?.document.uri;
      if (!resource) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open a post to export it.'));
        return;
      }
      try {
        await run(resource);
      } catch (error) {
        log.error(`${id}: ${String(error)}`);
        void vscode.window.showErrorMessage(
          vscode.l10n.t('{file} could not be exported. The log says why.', { file: baseName(resource) }),
        );
      }
    });
  return vscode.Disposable.from(command('galley.exportHtml', saveAs), command('galley.printPreview', print));
}

/** A file's name without its ending. */
function nameOf(resource: vscode.Uri): string {
  return baseName(resource).replace(/(?<=.)\.(?:md|markdown|html)$/i, '');
}

/** Where to offer to write: not among the posts, of which the new file is none. */
function homeOf(resource: vscode.Uri): vscode.Uri | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(resource) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder) return folder.uri;
  return resource.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(resource, '..');
}

/** Whether the programs in front of the person see the same files. */
function canOpenFiles({ scheme }: vscode.Uri): boolean {
  const { uiKind, remoteName } = vscode.env;
  return uiKind === vscode.UIKind.Desktop && remoteName === undefined && scheme === 'file';
}

function placeOf(resource: vscode.Uri): ExportPlace | undefined {
  if (resource.scheme !== 'file') return undefined;
  const root = vscode.workspace.getWorkspaceFolder(resource)?.uri;
  return { folder: folderAddress(vscode.Uri.joinPath(resource, '..')), root: root && folderAddress(root) };
}

function folderAddress(folder: vscode.Uri): string {
  return folder.toString().replace(/\/?$/, '/');
}
