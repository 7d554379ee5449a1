import * as vscode from 'vscode';

/** A text as it stands in HTML, within quotation marks or not. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

/** What tells the page's own scripts from all others. */
export function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where a page finds a file of the extension: to be put into HTML. */
export function addressIn(webview: vscode.Webview, extensionUri: vscode.Uri, ...path: string[]): string {
  return escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString());
}
