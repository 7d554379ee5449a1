import * as vscode from 'vscode';

/** What may stand behind an address without an ending, as sites write them. */
const ENDINGS = ['', '.md', '.markdown', '.html'];

/**
 * Follows a link of the post `from` to a file of the workspace; nothing outside of it is opened. Links to the
 * web do not come here: VS Code opens them from the page.
 */
export async function openLink(
  href: string,
  from: vscode.Uri,
  previewColumn: vscode.ViewColumn | undefined,
): Promise<void> {
  const file = await findFile(href, from);
  if (file)
    await vscode.commands.executeCommand('vscode.open', file, { viewColumn: columnFor(previewColumn) });
  else
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('No file of the workspace is at {link}.', { link: plain(href) }),
      5000,
    );
}

/** As the status bar may show it: short, and without its signs for icons. */
function plain(href: string): string {
  return href.slice(0, 100).replaceAll('$(', '$ (');
}

async function findFile(href: string, from: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (/^[a-z][\w+.-]*:/i.test(href)) return undefined;
  const path = decode(href.replace(/[?#].*$/s, ''));
  const root = vscode.workspace.getWorkspaceFolder(from)?.uri;
  const base = path.startsWith('/') ? root : vscode.Uri.joinPath(from, '..');
  if (!base || path === '') return undefined;
  for (const ending of ENDINGS) {
    const file = vscode.Uri.joinPath(base, path + ending);
    if (vscode.workspace.getWorkspaceFolder(file) && (await isFile(file))) return file;
  }
  return undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone `%` is a character of the name.
    return path;
  }
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    // There is nothing.
    return false;
  }
}

/** The column of a text editor, so that the preview stays in sight; its own where there is no other. */
function columnFor(preview: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const other = vscode.window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== preview);
  return other?.viewColumn ?? preview ?? vscode.ViewColumn.Active;
}
