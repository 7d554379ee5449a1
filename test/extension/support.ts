import assert from 'assert';
import * as vscode from 'vscode';

/** The folder that the tests may write to. */
export function workspaceUri(path = ''): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = workspaceUri(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function readFile(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

/** Writes a file and shows it. */
export async function show(path: string, text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await writeFile(path, text)));
}

/** Tries until it succeeds; the last failure is the one reported. */
export async function eventually<T>(attempt: () => T | Promise<T>, limit = 30_000): Promise<T> {
  const until = Date.now() + limit;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Galley's problems of a document, as `code «text»`. */
export function problems(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'galley')
    .map(({ code, range }) => `${codeOf(code)} «${document.getText(range)}»`);
}

/** A diagnostic's code, with its page or without. */
export function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Changes a setting for the workspace, and back when the returned function is called. */
export async function set(setting: string, value: unknown): Promise<() => Thenable<void>> {
  const write = (to: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration().update(setting, to, vscode.ConfigurationTarget.Workspace);
  await write(value);
  return () => write(undefined);
}

/** Removes folders that tests made, as far as they are there: those that look at the whole workspace see less. */
export async function removeFolders(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await vscode.workspace.fs
      .delete(workspaceUri(name), { recursive: true })
      .then(undefined, () => undefined);
  }
}

/** Removes the folder's own rules, which a test may have made. */
export async function removeRules(): Promise<void> {
  await vscode.workspace.fs
    .delete(workspaceUri('.galley'), { recursive: true })
    .then(undefined, () => undefined); // It may not have.
}

export async function closeAll(): Promise<void> {
  // What the tests typed is not worth asking about.
  for (const { isDirty } of vscode.workspace.textDocuments) {
    if (isDirty) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** An archived post with the given front matter and body. */
export function archivedPost({
  fields = {},
  body = '<p>Text.</p>',
  stamp = '1629968640000',
}: { fields?: Record<string, string>; body?: string; stamp?: string } = {}): string {
  const all = {
    layout: 'post',
    title: '"桥梁重新开放"',
    date: '2021-08-26T09:04:00.000Z',
    author: '晨报',
    from: 'https://www.zaobao.com/realtime/china/story20210826-1',
    tags: '[ 晨报 ]',
    categories: '[ 晨报 ]',
    ...fields,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
  return [
    '---',
    ...lines,
    '---',
    `<!--${stamp}-->`,
    '[桥梁重新开放](https://www.zaobao.com/realtime/china/story20210826-1)',
    '------',
    '',
    '<div>',
    body,
    '</div>',
    '',
  ].join('\n');
}
