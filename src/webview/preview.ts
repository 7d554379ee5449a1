import type {
  CaretMessage,
  CopyFormat,
  FromPreview,
  PreviewContext,
  PreviewState,
  RenderMessage,
  ToPreview,
} from '../protocol/previewMessages.ts';
import { copyArticle } from './articleCopy.ts';
import { BlockedPictures } from './blockedPictures.ts';
import { Changes } from './changes.ts';
import { describeJunk, JunkCard } from './junkCard.ts';
import { markLonePictures } from './lonePictures.ts';
import { markMissing, nameImages } from './missingImages.ts';
import { showStyles } from './ownStyles.ts';
import { pointedWord } from './pointedWord.ts';
import { PostPage } from './postPage.ts';
import { PageSync } from './sync.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPreview): void;
  getState(): PreviewState | undefined;
  setState(state: PreviewState): void;
};

/** Scrolling that the editor asked for is not told back to it. */
const FOLLOW_MS = 300;
/** How often the editor is told where the page is. */
const TELL_MS = 50;

const vscode = acquireVsCodeApi();
const page = document.getElementById('galley')!;
let shown: string | undefined;
let view: PreviewState['view'] = 'cleaned';
/** What the view of changes compares with. */
let revision: string | undefined;
let isLocked = false;
const blocked = new BlockedPictures(page, document.getElementById('galley-line')!);
const post = new PostPage(page, {
  prepare(tree) {
    nameImages(tree, page.dataset['picture'] ?? '');
    blocked.prepare(tree);
    describeJunk(tree);
    changes.prepare(tree);
  },
  changed() {
    markLonePictures(page);
    junkCard.hide();
    sync.forget();
    blocked.count();
    changes.show();
  },
});
const changes = new Changes({
  page,
  line: document.getElementById('galley-changes')!,
  redraw() {
    const offset = offsetAtTop();
    post.redraw();
    scrollToOffset(offset);
    save();
  },
});
const junkCard = new JunkCard({
  page,
  offsetOf: (element) => post.offsetOf(element),
  ask: (offset, rule) => vscode.postMessage({ type: 'junk', offset, rule }),
  act: (offset, rule, action) => vscode.postMessage({ type: 'junkAction', offset, rule, action }),
});
const sync = new PageSync(page, (element) => post.offsetOf(element));
/** Until then the page is scrolled by the editor, in milliseconds of the page. */
let followsUntil = 0;

window.addEventListener('message', ({ data }: MessageEvent<ToPreview>) => {
  switch (data.type) {
    case 'render':
      render(data);
      break;
    case 'patch':
      if (shown !== data.resource) break;
      post.patch(data);
      break;
    case 'junkActions':
      if (shown === data.resource) junkCard.show(data);
      break;
    case 'notice':
      if (shown !== data.resource) showNotice(data.text);
      break;
    case 'styles':
      showStyles(data.hrefs);
      break;
    case 'copy':
      copy(data.format);
      break;
    case 'lock':
      ({ isLocked } = data);
      save();
      break;
    case 'scroll':
      if (shown !== data.resource) break;
      scrollToOffset(data.offset);
      break;
    case 'goToChange':
      changes.go(data.step);
      break;
    case 'toggleSideBySide':
      changes.toggle();
      break;
    case 'caret':
      if (shown === data.resource) showCaret(data);
      break;
  }
});

function render({ resource, pieces, folder, root, changes: summary, ...asked }: RenderMessage): void {
  ({ view, isLocked } = asked);
  revision = summary?.revision;
  page.dataset['view'] = view;
  const kept = vscode.getState();
  const state = kept?.resource === resource ? kept : undefined;
  changes.expect(summary, state?.isSideBySide);
  if (resource === shown) {
    post.update(pieces, { folder, root });
    save();
    return;
  }
  post.open(pieces, { folder, root });
  const scroll = state?.scroll ?? 0;
  shown = resource;
  followsUntil = performance.now() + FOLLOW_MS;
  window.scrollTo({ top: scroll, behavior: 'instant' });
  vscode.setState(stateAt(resource, scroll));
}

function showCaret({ offset, mark, reveal }: CaretMessage): void {
  sync.markCaret(mark ? offset : undefined);
  if (!reveal) return;
  // The editor scrolls for the caret as well, and tells so: the last word is the caret's.
  window.clearTimeout(revealing);
  revealing = window.setTimeout(() => {
    const block = sync.blockAt(offset);
    if (!block) return;
    const { top, bottom } = block.getBoundingClientRect();
    if (bottom > 0 && top < window.innerHeight) return;
    followsUntil = performance.now() + FOLLOW_MS;
    block.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, TELL_MS);
}

function copy(format: CopyFormat): void {
  vscode.postMessage({ type: 'copied', format, text: copyArticle(page, window.getSelection(), format) });
}

function showNotice(text: string): void {
  const notice = document.createElement('p');
  notice.className = 'galley-notice';
  notice.setAttribute('role', 'alert');
  notice.textContent = text;
  changes.expect(undefined, undefined);
  post.clear(notice);
  shown = undefined;
}

// `error` does not bubble.
page.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLImageElement) markMissing(target, page.dataset['missingImage'] ?? '');
  },
  true,
);

// Before VS Code's own listener, which opens what leads to the web, and asks first where it should.
document.addEventListener(
  'click',
  (event) => {
    if (blocked.showAt(event.target)) {
      // It may stand in a link.
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href');
    if (href === null || href === undefined || /^(?:https?|mailto):/i.test(href)) return;
    event.preventDefault();
    event.stopPropagation();
    if (href.startsWith('#')) scrollToTarget(href.slice(1));
    else vscode.postMessage({ type: 'openLink', href });
  },
  true,
);

// The buttons of the header: a post has none.
page.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('button[data-field]') : null;
  const { field, value } = button?.dataset ?? {};
  if (value === undefined || (field !== 'tags' && field !== 'categories')) return;
  vscode.postMessage({ type: 'showTerm', field, value });
});

// Before VS Code reads what the menu is about.
window.addEventListener(
  'contextmenu',
  ({ target }) => {
    const place = placeOf(target);
    const context: PreviewContext | undefined =
      place && shown !== undefined
        ? { galleyElement: true, galleyPost: shown, galleyOffset: place.offset }
        : undefined;
    page.dataset['vscodeContext'] = JSON.stringify(context ?? {});
  },
  true,
);

/** The innermost element around the target that says where in the post it begins. */
function placeOf(target: EventTarget | null): { element: HTMLElement; offset: number } | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  const offset = element ? post.offsetOf(element) : undefined;
  return element && offset !== undefined ? { element, offset } : undefined;
}

function scrollToTarget(id: string): void {
  const target = document.getElementById(id) ?? document.getElementById(decode(id));
  target?.scrollIntoView();
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // A lone `%` is a character of the id.
    return id;
  }
}

let saving: number | undefined;
let revealing: number | undefined;
let telling: number | undefined;
window.addEventListener('scroll', () => {
  window.clearTimeout(saving);
  saving = window.setTimeout(save, 100);
  if (performance.now() < followsUntil || telling !== undefined) return;
  telling = window.setTimeout(() => {
    telling = undefined;
    vscode.postMessage({ type: 'scrolled', offset: offsetAtTop() });
  }, TELL_MS);
});

function save(): void {
  if (shown !== undefined) vscode.setState(stateAt(shown, window.scrollY));
}

function stateAt(resource: string, scroll: number): PreviewState {
  const { chosen } = changes;
  return {
    resource,
    scroll,
    view,
    isLocked,
    ...(revision === undefined ? {} : { revision }),
    ...(chosen === undefined ? {} : { isSideBySide: chosen }),
  };
}

/** The offset of the post at the upper edge of what is seen. */
function offsetAtTop(): number {
  return sync.offsetAt(window.scrollY + changes.height);
}

function scrollToOffset(offset: number): void {
  followsUntil = performance.now() + FOLLOW_MS;
  const top = sync.topOf(offset) - changes.height - 8;
  window.scrollTo({ top: Math.max(0, top), behavior: 'instant' });
}

window.addEventListener('dblclick', ({ target }) => {
  const word =
    target instanceof Element ? pointedWord(page, target, (element) => post.offsetOf(element)) : undefined;
  if (word) vscode.postMessage({ type: 'reveal', ...word });
});

vscode.postMessage({ type: 'ready' });
