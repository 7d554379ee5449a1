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

/** The HTML of a page of the extension's own, which loads nothing but its script and its style sheet: those of this
 * name. */
export function ownPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: string,
  body: string,
): string {
  const nonce = randomNonce();
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Galley</title>
<link rel="stylesheet" href="${addressIn(webview, extensionUri, 'media', `${name}.css`)}">
</head>
<body>
${body}
<script nonce="${nonce}" src="${addressIn(webview, extensionUri, 'dist', 'webview', `${name}.js`)}"></script>
</body>
</html>`;
}
