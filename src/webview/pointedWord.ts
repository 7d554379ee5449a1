/** What a double click points at, as the extension is told of it. */
interface PointedWord {
  /** Where an element of the post begins. */
  readonly offset: number;
  /** The text between that and the word. */
  readonly before: string;
  /** Empty where the word is not in the post any more. */
  readonly word: string;
}

/** The text of an earlier version. */
const REMOVED = '.galley-removed';

/** The word that is selected in the page, if it stands in an element whose place in the post is known. For one that
 * was removed, where it stood.
 * @param offsetOf where in the post an element begins. */
export function pointedWord(
  page: HTMLElement,
  target: Element,
  offsetOf: (element: HTMLElement) => number | undefined,
): PointedWord | undefined {
  const selection = window.getSelection();
  const word = selection?.toString().trim() ?? '';
  if (!selection || selection.rangeCount === 0 || word === '') return undefined;
  const isRemoved = target.closest(REMOVED) !== null;
  const element = isRemoved ? lastPlaceBefore(page, target) : target.closest<HTMLElement>('[data-at]');
  const offset = element ? offsetOf(element) : undefined;
  if (!element || offset === undefined) return undefined;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  const before = document.createRange();
  before.setStartBefore(element);
  before.setEnd(startContainer, startOffset);
  return { offset, before: textOf(before), word: isRemoved ? '' : word };
}

function lastPlaceBefore(page: HTMLElement, target: Element): HTMLElement | undefined {
  return [...page.querySelectorAll<HTMLElement>('[data-at]')].findLast(
    (element) => element.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
}

/** The text in a range that is still in the post. */
function textOf(range: Range): string {
  const { commonAncestorContainer: root, endContainer: end, endOffset } = range;
  let text = '';
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node: Node | null = root; node; node = nodes.nextNode()) {
    if (!(node instanceof Text) || !range.intersectsNode(node) || node.parentElement?.closest(REMOVED))
      continue;
    text += node === end ? node.data.slice(0, endOffset) : node.data;
  }
  return text;
}
