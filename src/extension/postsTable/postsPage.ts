import * as vscode from 'vscode';
import type { PostsAction, PostsOrder } from '../../protocol/postsMessages.ts';
import { escapeHtml, ownPage } from '../pageParts.ts';

/** The page's HTML: the frame of the table, the same for every filter. */
export function postsPage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const { l10n } = vscode;
  const columns: readonly (readonly [PostsOrder['by'], string])[] = [
    ['title', l10n.t('Title')],
    ['date', l10n.t('Date')],
    ['source', l10n.t('Source')],
    ['author', l10n.t('Author')],
    ['tags', l10n.t('Tags')],
    ['words', l10n.t('Words')],
    ['junk', l10n.t('Junk')],
    ['problems', l10n.t('Problems')],
  ];
  const actions: readonly (readonly [PostsAction, string])[] = [
    ['open', l10n.t('Open')],
    ['preview', l10n.t('Preview')],
    ['copyPath', l10n.t('Copy Path')],
    ['export', l10n.t('Export…')],
  ];
  const filter = escapeHtml(l10n.t('Filter posts'));
  const help = escapeHtml(
    l10n.t(
      'Words of the title, and tag: category: author: from: layout: date: words: junk: problems: with a value, - before what is not wanted.',
    ),
  );
  const body = `<main>
<h1>${escapeHtml(l10n.t('Posts'))}</h1>
<header>
<input id="filter" type="text" role="searchbox" spellcheck="false" autocomplete="off" aria-label="${filter}" aria-describedby="help problems" placeholder="${filter}: tag:… from:… date:2021-08 junk:&gt;0" title="${help}">
<span id="help" hidden>${help}</span>
<button type="button" id="saved">${escapeHtml(l10n.t('Saved Filters…'))}</button>
<span role="toolbar" aria-label="${escapeHtml(l10n.t('Selected posts'))}" aria-controls="grid">
${actions.map(([action, label]) => `<button type="button" data-action="${action}">${escapeHtml(label)}</button>`).join('\n')}
</span>
</header>
<ul id="problems" aria-live="polite" aria-label="${escapeHtml(l10n.t('Problems of the filter'))}" hidden></ul>
<div id="grid" role="grid" aria-multiselectable="true" aria-label="${escapeHtml(l10n.t('Posts'))}" aria-rowcount="1" aria-colcount="${columns.length}" data-unknown="${escapeHtml(l10n.t('Not known yet'))}" data-vscode-context='{"preventDefaultContextMenuItems":true}'>
<div role="rowgroup" id="head"><div role="row" aria-rowindex="1">
${columns
  .map(
    ([by, label], number) =>
      `<div role="columnheader" aria-colindex="${number + 1}" data-by="${by}" tabindex="${number === 0 ? 0 : -1}">${escapeHtml(label)}</div>`,
  )
  .join('\n')}
</div></div>
<div role="rowgroup" id="rows"></div>
</div>
<footer><span id="count" role="status"></span><span id="survey" hidden><progress id="progress" aria-label="${escapeHtml(l10n.t('Reading all posts'))}"></progress> <span id="progress-text"></span> <button type="button" id="stop">${escapeHtml(l10n.t('Stop'))}</button><button type="button" id="go-on">${escapeHtml(l10n.t('Go On'))}</button></span><span id="selected" role="status" data-text="${escapeHtml(l10n.t('Selected: {count}.', { count: '{count}' }))}"></span></footer>
</main>`;
  return ownPage(webview, extensionUri, 'posts', body);
}
