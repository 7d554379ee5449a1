import * as vscode from 'vscode';
import type { ChartName } from '../../protocol/overviewMessages.ts';
import { escapeHtml, ownPage } from '../pageParts.ts';
import { CHARTS } from './charts.ts';

/** The page's HTML: the frames of the charts, the same for every archive. */
export function overviewPage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const { l10n } = vscode;
  const body = `<main>
<header>
<h1>${escapeHtml(l10n.t('Overview'))}</h1>
<p id="status" role="status"></p>
<ul id="figures" aria-label="${escapeHtml(l10n.t('In numbers'))}"></ul>
</header>
<div id="charts" hidden>
${cards(false)}
${surveyBar()}
${cards(true)}
</div>
<p id="empty" hidden>${escapeHtml(l10n.t('There are no posts in this workspace yet. A post is a file with front matter and a body.'))}</p>
</main>
<div id="said" class="aside" role="status"></div>`;
  return ownPage(webview, extensionUri, 'overview', body);
}

function cards(areSurveyed: boolean): string {
  const names = Object.keys(CHARTS) as ChartName[];
  return names
    .filter((name) => (CHARTS[name].isSurveyed === true) === areSurveyed)
    .map(card)
    .join('\n');
}

/** What only reading all of the posts tells, and the button that begins it. */
function surveyBar(): string {
  const { l10n } = vscode;
  return `<section id="survey" class="wide" aria-labelledby="survey-title">
<h2 id="survey-title">${escapeHtml(l10n.t('Junk and Problems'))}</h2>
<p id="survey-text" role="status"></p>
<progress id="survey-progress" aria-labelledby="survey-title" hidden></progress>
<button type="button" id="survey-begin">${escapeHtml(l10n.t('Look Through All Posts'))}</button>
<button type="button" id="survey-stop" hidden>${escapeHtml(l10n.t('Stop'))}</button>
</section>`;
}

function card(name: ChartName): string {
  const { l10n } = vscode;
  const { title, about, empty, isWide, isSurveyed } = CHARTS[name];
  const heading = escapeHtml(title());
  const button = (attribute: string, label: string, hint: string): string =>
    `<button type="button" ${attribute} aria-label="${escapeHtml(`${label}: ${title()}`)}" title="${escapeHtml(hint)}">${escapeHtml(label)}</button>`;
  return `<section class="card${isWide === true ? ' wide' : ''}" data-chart="${name}"${isSurveyed === true ? ' data-surveyed hidden' : ''} aria-labelledby="title-${name}">
<div class="head">
<h2 id="title-${name}">${heading}</h2>
${name === 'time' ? timeTools() : ''}
<span class="tools" role="group" aria-label="${heading}">
${button('data-do="table" aria-pressed="false"', l10n.t('Table'), l10n.t('Show as a table'))}
${button('data-do="png"', 'PNG', l10n.t('Export as PNG'))}
${button('data-do="svg"', 'SVG', l10n.t('Export as SVG'))}
</span>
</div>
<p class="about">${escapeHtml(about())}</p>
${name === 'time' ? spanBar() : ''}
<div class="chart" tabindex="0" role="application"></div>
<div class="table"></div>
<p class="nothing" hidden>${escapeHtml(empty())}</p>
</section>`;
}

/** What the bars of the time stand for, and how much of it is seen. */
function timeTools(): string {
  const { l10n } = vscode;
  const units = [
    ['day', l10n.t('Days')],
    ['month', l10n.t('Months')],
    ['year', l10n.t('Years')],
  ] as const;
  const zooms = [
    ['out', '−', l10n.t('Zoom out')],
    ['in', '+', l10n.t('Zoom in')],
  ] as const;
  return `<span class="tools units" role="group" aria-label="${escapeHtml(l10n.t('Each bar is one of'))}">
${units.map(([unit, label]) => `<button type="button" data-unit="${unit}" aria-pressed="false">${escapeHtml(label)}</button>`).join('\n')}
</span>
<span class="tools" role="group" aria-label="${escapeHtml(l10n.t('Zoom'))}">
${zooms.map(([zoom, sign, label]) => `<button type="button" data-zoom="${zoom}" aria-label="${escapeHtml(label)}" title="${escapeHtml(label)}">${sign}</button>`).join('\n')}
</span>`;
}

/** What was chosen by drawing across bars. */
function spanBar(): string {
  const { l10n } = vscode;
  return `<p id="span" hidden>
<span id="span-text"></span>
<button type="button" id="span-open">${escapeHtml(l10n.t('Show Posts'))}</button>
<button type="button" id="span-clear">${escapeHtml(l10n.t('Clear'))}</button>
</p>`;
}
