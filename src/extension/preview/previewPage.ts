import * as vscode from 'vscode';
import type { ImageChoice } from '../../core/postService.ts';
import { addressIn, escapeHtml, randomNonce } from '../pageParts.ts';

/** The page's HTML: a frame for what comes by message, the same for every post. Where no picture is to load,
 * the page could not load one. */
export function previewPage(webview: vscode.Webview, extensionUri: vscode.Uri, images: ImageChoice): string {
  const address = (...path: string[]): string => addressIn(webview, extensionUri, ...path);
  const nonce = randomNonce();
  const policy = [
    `default-src 'none'`,
    `img-src ${webview.cspSource} data:${images === 'none' ? '' : ' https: http:'}`,
    `media-src ${webview.cspSource} https: http:`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `font-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  const { l10n } = vscode;
  // The page fills them in.
  const labels = {
    picture: l10n.t('Picture from {host}.', { host: '{host}' }),
    ...(images === 'none' ? {} : { show: l10n.t('Show picture') }),
    open: l10n.t('Open picture'),
    trackers: l10n.t('Trackers blocked: {count}.', { count: '{count}' }),
    pictures: l10n.t('Pictures not loaded: {count}.', { count: '{count}' }),
  };
  const position = l10n.t('Change {number} of {count}.', { number: '{number}', count: '{count}' });
  const tooNarrow = l10n.t('The panel is too narrow for both versions.');
  const names = {
    'missing-image': l10n.t('This image did not load.'),
    picture: l10n.t('Picture'),
    table: l10n.t('Table'),
  };
  const data = (texts: Readonly<Record<string, string>>): string =>
    Object.entries(texts)
      .map(([name, text]) => ` data-${name}="${escapeHtml(text)}"`)
      .join('');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Galley</title>
<link rel="stylesheet" href="${address('media', 'preview.css')}">
</head>
<body>
<div id="galley-line" role="status" hidden${data(labels)}></div>
<header id="galley-changes" hidden data-position="${escapeHtml(position)}">
<span role="status"></span>
<span role="group" aria-label="${escapeHtml(l10n.t('Layout'))}">
<button type="button" data-layout="inline">${escapeHtml(l10n.t('Inline'))}</button>
<button type="button" data-layout="sides" data-narrow="${escapeHtml(tooNarrow)}">${escapeHtml(l10n.t('Side by Side'))}</button>
</span>
</header>
<main id="galley"${data(names)}></main>
<script nonce="${nonce}" src="${address('dist', 'webview', 'preview.js')}"></script>
</body>
</html>`;
}
