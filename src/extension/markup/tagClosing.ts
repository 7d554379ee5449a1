import * as vscode from 'vscode';
import { isEditable, isPost } from '../posts.ts';
import { closesTags } from '../settings.ts';
import type { HtmlBodies } from './htmlBodies.ts';

/** Writes the end tag when a start tag is finished, and its name when an end tag is begun. */
export function registerTagClosing(bodies: HtmlBodies): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change] = contentChanges;
    // What is undone, pasted, or changed in several places was not typed.
    if (!change || contentChanges.length > 1 || reason !== undefined || !/^[>/]$/.test(change.text)) return;
    if (!isPost(document) || !isEditable(document) || !closesTags(document.uri)) return;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document) return;
    const offset = change.rangeOffset + 1;
    if (!bodies.mayHoldHtml(document, offset)) return;
    void closeTag(editor, document.positionAt(offset), bodies);
  });
}

async function closeTag(
  editor: vscode.TextEditor,
  position: vscode.Position,
  bodies: HtmlBodies,
): Promise<void> {
  const { document } = editor;
  const body = await bodies.get(document);
  const snippet = body?.html.doTagComplete(body.text, position, body.tree);
  // Meanwhile the person may have typed on.
  if (!snippet || document.version !== body?.text.version) return;
  const [{ active, isEmpty } = editor.selection, ...others] = editor.selections;
  // The caret may be told of a moment after what was typed.
  const isThere = active.isEqual(position) || active.isEqual(position.translate(0, -1));
  if (!isEmpty || !isThere || others.length > 0) return;
  await editor.insertSnippet(new vscode.SnippetString(snippet), position);
}
