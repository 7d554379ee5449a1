import type {
  FromOverview,
  HealthData,
  MarkedPosts,
  OverviewData,
  OverviewState,
  OverviewTexts,
  ToOverview,
} from '../../protocol/overviewMessages.ts';
import { ChartCard } from './chartCard.ts';
import { fill, numberText } from './drawing.ts';
import { showFigures } from './figures.ts';
import { countPeriods, niceUnit, unitsFor, type Unit } from './periods.ts';
import { drawCleaning } from './cleaningChart.ts';
import { drawBursts, drawGaps, drawJunk, drawProblems, drawTags } from './rankedBars.ts';
import { drawSources } from './sourcesChart.ts';
import { onThemeChange, readTheme } from './theme.ts';
import { drawTime, seenPlaces } from './timeChart.ts';
import { TimeSpan } from './timeSpan.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromOverview): void;
  getState(): OverviewState | undefined;
  setState(state: OverviewState): void;
};

/** How long one must have stopped moving what is chosen, in milliseconds. */
const PAUSE_MS = 120;

const vscode = acquireVsCodeApi();
const element = (id: string): HTMLElement => document.getElementById(id)!;
const kept = vscode.getState();
let state: OverviewState = kept?.version === 1 ? kept : { version: 1, tables: [] };
let shown:
  { readonly data: OverviewData; readonly health: HealthData; readonly texts: OverviewTexts } | undefined;
let asking: number | undefined;

const open = (posts: MarkedPosts): void => vscode.postMessage({ type: 'open', posts });

const cards = [...document.querySelectorAll<HTMLElement>('.card')].map(
  (section) =>
    new ChartCard(section, {
      open,
      save: (chart, format, bytes) => vscode.postMessage({ type: 'save', chart, format, bytes }),
      say: (text) => (element('said').textContent = text),
      onTable: () => keep({ tables: cards.filter(({ isTable }) => isTable).map(({ name }) => name) }),
    }),
);
const card = (name: ChartCard['name']): ChartCard => cards.find((one) => one.name === name)!;
for (const one of cards) one.isTable = state.tables.includes(one.name);

const time = new TimeSpan(card('time'), document.querySelector<HTMLElement>('[data-chart=time] .chart')!, {
  onZoom: (zoom) => keep({ zoom }),
  onSpan(span) {
    keep({ span });
    window.clearTimeout(asking);
    asking = window.setTimeout(() => vscode.postMessage({ type: 'span', span }), PAUSE_MS);
  },
});

window.addEventListener('message', ({ data: message }: MessageEvent<ToOverview>) => {
  element('status').textContent = message.type === 'reading' ? message.text : '';
  if (message.type === 'reading') return;
  const { data, health, texts, span } = message;
  shown = { data, health, texts };
  keep({ span });
  draw();
});

function keep(change: Partial<OverviewState>): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

function draw(): void {
  if (!shown) return;
  const { data, health, texts } = shown;
  element('charts').hidden = data.count === 0;
  element('empty').hidden = data.count > 0;
  if (data.count === 0) {
    element('figures').replaceChildren();
    return;
  }
  const theme = readTheme();
  const { span } = state;
  const around: MarkedPosts = span ? { span } : {};
  showFigures(element('figures'), shown, open);
  drawTimeCard();
  card('sources').draw(drawSources(data, texts, around), theme, texts);
  card('tags').draw(drawTags(data, texts, around), theme, texts);
  card('gaps').draw(drawGaps(data, texts), theme, texts);
  card('bursts').draw(drawBursts(data, texts), theme, texts);
  showSurvey(health, data.count);
  if (health.surveyed > 0) {
    card('problems').draw(drawProblems(health, texts), theme, texts);
    card('junk').draw(drawJunk(health, texts), theme, texts);
    card('cleaning').draw(drawCleaning(health, texts), theme, texts);
  }
  element('span').hidden = !span;
  if (span) {
    element('span-text').textContent = fill(texts.span, { ...span, count: numberText(data.countInSpan) });
  }
}

/** How many posts were read as a whole; before that there is nothing to draw. */
function showSurvey({ surveyed, isReading }: HealthData, all: number): void {
  const { texts } = shown!;
  for (const section of document.querySelectorAll<HTMLElement>('[data-surveyed]'))
    section.hidden = surveyed === 0;
  element('survey-text').textContent = fill(texts.surveyed, {
    count: numberText(surveyed),
    all: numberText(all),
  });
  const progress = element('survey-progress') as HTMLProgressElement;
  [progress.value, progress.max, progress.hidden] = [surveyed, all, !isReading];
  element('survey-begin').hidden = isReading || surveyed >= all;
  element('survey-stop').hidden = !isReading;
}

function drawTimeCard(): void {
  const { data, texts } = shown!;
  const units = unitsFor(data.days);
  const unit = state.unit && units.includes(state.unit) ? state.unit : niceUnit(data.days);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-unit]')) {
    button.ariaPressed = `${button.dataset['unit'] === unit}`;
    button.disabled = !units.includes(button.dataset['unit'] as Unit);
  }
  const counted = countPeriods(data.days, unit);
  const { zoom, span } = state;
  const seen = seenPlaces(counted.periods, zoom);
  card('time').draw(drawTime(counted, { texts, unit, zoom }), readTheme(), texts, seen);
  time.use(counted.periods, span);
}

for (const button of document.querySelectorAll<HTMLElement>('[data-unit]')) {
  button.addEventListener('click', () => {
    keep({ unit: button.dataset['unit'] as Unit });
    drawTimeCard();
  });
}
for (const button of document.querySelectorAll<HTMLElement>('[data-zoom]')) {
  button.addEventListener('click', () => time.zoom(button.dataset['zoom'] === 'in' ? 0.5 : 2));
}
element('survey-begin').addEventListener('click', () =>
  vscode.postMessage({ type: 'survey', isWanted: true }),
);
element('survey-stop').addEventListener('click', () =>
  vscode.postMessage({ type: 'survey', isWanted: false }),
);
element('span-open').addEventListener('click', () => {
  if (state.span) open({ span: state.span });
});
element('span-clear').addEventListener('click', () => {
  keep({ span: undefined });
  vscode.postMessage({ type: 'span', span: undefined });
  document.querySelector<HTMLElement>('[data-chart=time] .chart')!.focus();
});

onThemeChange(draw);
vscode.postMessage({ type: 'ready', span: state.span });
