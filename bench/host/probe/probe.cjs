// Asks for a completion as soon as the extension host has started, and writes down how long that took: to open the post
// begins it, since that is what activates Galley.
const { appendFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

exports.activate = async () => {
  const { uri } = vscode.workspace.workspaceFolders[0];
  const began = performance.now();
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.joinPath(uri, '_posts/2021-08-26-probe.md'),
  );
  const place = document.positionAt(document.getText().indexOf('[') + 2);
  const list = await vscode.commands.executeCommand(
    'vscode.executeCompletionItemProvider',
    document.uri,
    place,
  );
  const told = { ms: performance.now() - began, offered: list.items.length };
  appendFileSync(path.join(uri.fsPath, '..', 'probe.ndjson'), `${JSON.stringify(told)}\n`);
};
