import type {
  FromPosts,
  PostsAction,
  PostsOrder,
  PostsResult,
  PostsState,
  ToPosts,
} from '../../protocol/postsMessages.ts';
import { ColumnHeads } from './columnHeads.ts';
import { nextOrder, PostGrid } from './postGrid.ts';
import { SurveyStatus } from './surveyStatus.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPosts): void;
  getState(): PostsState | undefined;
  setState(state: PostsState): void;
};

/** How long typing and scrolling must pause before the extension hears of it, in milliseconds. */
const TYPING_MS = 80;
const SCROLLING_MS = 100;

const vscode = acquireVsCodeApi();
const element = (id: string): HTMLElement => document.getElementById(id)!;
const filter = element('filter') as HTMLInputElement;
const count = element('count');
const selected = element('selected');
const problems = element('problems');
let order: PostsOrder = { by: 'date', isDescending: true };
let typing: number | undefined;
let looking: number | undefined;
/** What was asked for and has not come yet: results of before do not change what is being typed. */
let isAsking = false;
/** Whether the page was here before. */
const isBack = vscode.getState() !== undefined;
let isShown = false;

const grid = new PostGrid({
  grid: element('grid'),
  body: element('rows'),
  ask: (version, from, to) => vscode.postMessage({ type: 'wantRows', version, from, to }),
  onSelect(version, posts) {
    vscode.postMessage({ type: 'select', version, posts });
    showSelected();
  },
  onLook: lookSoon,
});

const survey = new SurveyStatus(element('survey'), (go) => vscode.postMessage({ type: 'survey', go }));

const heads = new ColumnHeads(
  element('head'),
  (by) => {
    order = nextOrder(order, by);
    heads.show(order);
    ask();
  },
  () => grid.goTo(0, 'select'),
);

window.addEventListener('message', ({ data }: MessageEvent<ToPosts>) => {
  switch (data.type) {
    case 'reading':
      if (!isAsking) filter.value = data.filter;
      count.textContent = data.text;
      break;
    case 'result':
      show(data);
      break;
    case 'rows':
      grid.fill(data);
      break;
    case 'survey':
      survey.show(data);
      break;
  }
});

function show(result: PostsResult): void {
  // What a person types meanwhile is on its way.
  if (typing === undefined) {
    if (filter.value !== result.filter) filter.value = result.filter;
    ({ order } = result);
    isAsking = false;
  }
  heads.show(result.order);
  count.textContent = result.text;
  grid.show(result);
  isShown = true;
  takeFocus();
  showSelected();
  showProblems(result);
  save();
  lookSoon();
}

function showSelected(): void {
  const text = selected.dataset['text'] ?? '';
  const number = grid.selectedCount;
  selected.textContent = number === 0 ? '' : text.replace('{count}', `${number}`);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-action]')) {
    button.disabled = number === 0 && (button.dataset['action'] !== 'export' || grid.count === 0);
  }
}

function showProblems(result: PostsResult): void {
  problems.hidden = result.problems.length === 0;
  filter.ariaInvalid = `${!problems.hidden}`;
  problems.replaceChildren(
    ...result.problems.map(({ start, end, text }) => {
      const item = document.createElement('li');
      const place = document.createElement('button');
      place.type = 'button';
      place.textContent = result.filter.slice(start, end);
      place.addEventListener('click', () => {
        filter.focus();
        filter.setSelectionRange(start, end);
      });
      item.append(place, ` ${text}`);
      return item;
    }),
  );
}

/** Asks for what the filter finds now. */
function ask(): void {
  window.clearTimeout(typing);
  typing = undefined;
  vscode.postMessage({ type: 'query', filter: filter.value, order });
}

function lookSoon(): void {
  // Before the first result nobody is anywhere: what was kept of a page of before must stay.
  if (!isShown) return;
  window.clearTimeout(looking);
  looking = window.setTimeout(look, SCROLLING_MS);
}

/** Tells where a person is. */
function look(): void {
  looking = undefined;
  const [active, top] = [grid.activePost?.path, grid.topPost?.path];
  vscode.postMessage({ type: 'look', active, top, ...grid.seen });
  save();
}

function save(): void {
  const [active, top] = [grid.activePost?.path, grid.topPost?.path];
  vscode.setState({
    version: 1,
    filter: filter.value,
    order,
    ...(active !== undefined && { active }),
    ...(top !== undefined && { top }),
  });
}

function act(action: PostsAction): void {
  // What opens may hide the page.
  window.clearTimeout(looking);
  look();
  vscode.postMessage({ type: 'act', action });
}

filter.addEventListener('input', () => {
  isAsking = true;
  window.clearTimeout(typing);
  typing = window.setTimeout(ask, TYPING_MS);
});
filter.addEventListener('keydown', (event) => {
  // Of an input method, Enter takes a word.
  if (event.isComposing) return;
  if (event.key === 'Enter') ask();
  else if (event.key === 'ArrowDown') grid.goTo(0, 'select');
  else return;
  event.preventDefault();
});
element('saved').addEventListener('click', () => vscode.postMessage({ type: 'savedFilters' }));

for (const button of document.querySelectorAll<HTMLElement>('[data-action]')) {
  button.addEventListener('click', () => act(button.dataset['action'] as PostsAction));
}

const rows = element('rows');
rows.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') act('open');
  else if (!grid.handleKey(event)) return;
  event.preventDefault();
});
rows.addEventListener('mousedown', (event) => {
  const place = grid.placeAt(event.target);
  // A right click on what is selected is about all of it.
  if (place === undefined || (event.button === 2 && grid.isSelected(place))) return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) grid.toggle(place);
  else grid.goTo(place, event.shiftKey ? 'extend' : 'select');
});
rows.addEventListener('dblclick', ({ target }) => {
  if (grid.placeAt(target) !== undefined) act('open');
});

window.addEventListener('focus', takeFocus);
// Other rows are seen in a larger window.
window.addEventListener('resize', lookSoon);

/** The page must not take the focus; but where VS Code gives it one, who comes back goes on where they were. */
function takeFocus(): void {
  if (!document.hasFocus() || document.activeElement !== document.body) return;
  if (!isBack) filter.focus();
  // Before the first result there are no rows.
  else if (isShown && !grid.focus()) filter.focus();
}

vscode.postMessage({ type: 'ready' });
