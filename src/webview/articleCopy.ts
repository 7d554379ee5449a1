import type { CopyFormat } from '../protocol/previewMessages.ts';
import { unblock } from './blockedPictures.ts';
import { toMarkdown } from './markdownCopy.ts';
import { unmarkMissing } from './missingImages.ts';
import { toPlainText } from './plainText.ts';
import { restoreAddresses } from './resolveAddresses.ts';

/** Elements that mean nothing without the one around them. */
const STRUCTURE = new Set('UL OL DL TABLE THEAD TBODY TFOOT TR'.split(' '));

/** Attributes that only the page has need of. What the post says is in none of them. */
const OF_PAGE =
  'class data-alone data-at data-host data-src data-srcset aria-label tabindex role rel loading referrerpolicy preload'.split(
    ' ',
  );

/**
 * What people take with them: what is selected in the page, or the whole post. Junk that is only marked stays
 * behind, unless it alone is selected.
 */
export function copyArticle(page: Element, selection: Selection | null, format: CopyFormat): string {
  const clean = cleanCopy(selectedOf(page, selection) ?? wholeOf(page, format));
  if (format === 'markdown') return toMarkdown(clean);
  for (const chip of clean.querySelectorAll('.galley-liquid')) chip.replaceWith(chip.textContent);
  return format === 'html' ? clean.innerHTML.trim() : toPlainText(clean);
}

/** undefined where nothing of the page is selected. */
function selectedOf(page: Element, selection: Selection | null): Node | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(page)) return undefined;
  if (!page.contains(range.startContainer)) range.setStart(page, 0);
  if (!page.contains(range.endContainer)) range.setEnd(page, page.childNodes.length);
  let content: Node = range.cloneContents();
  let around: Node | null = range.commonAncestorContainer;
  for (; around instanceof Element && STRUCTURE.has(around.tagName); around = around.parentNode) {
    const outer = around.cloneNode(false);
    outer.appendChild(content);
    content = outer;
  }
  return content;
}

/** The body; for people to read, below its title. */
function wholeOf(page: Element, format: CopyFormat): Node {
  const content = document.createDocumentFragment();
  const title = format === 'html' ? null : page.querySelector('.galley-header h1');
  if (title) content.append(title.cloneNode(true));
  content.append(...(page.querySelector('.galley-body')?.cloneNode(true).childNodes ?? []));
  return content;
}

/** In a document of its own, where nothing loads. */
function cleanCopy(content: Node): HTMLElement {
  const clean = document.implementation.createHTMLDocument('').body;
  clean.append(content);
  const comments = clean.ownerDocument.createTreeWalker(clean, NodeFilter.SHOW_COMMENT);
  const marks: Comment[] = [];
  while (comments.nextNode()) marks.push(comments.currentNode as Comment);
  for (const gone of [...marks, ...clean.querySelectorAll('.galley-junk, .galley-tracker')]) gone.remove();
  for (const box of clean.querySelectorAll('.galley-box')) box.replaceWith(...box.querySelectorAll('img'));
  for (const image of clean.querySelectorAll<HTMLImageElement>('img[data-src]')) unblock(image);
  for (const frame of clean.querySelectorAll('.galley-table, button')) frame.replaceWith(...frame.childNodes);
  for (const element of clean.querySelectorAll('*')) cleanElement(element);
  return clean;
}

function cleanElement(element: Element): void {
  restoreAddresses(element);
  unmarkMissing(element);
  if (element.matches('.galley-quote')) element.removeAttribute('title');
  if (!element.matches('.galley-liquid')) for (const name of OF_PAGE) element.removeAttribute(name);
  // The names of the post's places begin with this in the page.
  if (element.id !== '') element.id = element.id.replace(/^post-/, '');
  const href = element.getAttribute('href');
  if (href?.startsWith('#')) element.setAttribute('href', href.replace(/^#post-/, '#'));
}
