/** A block of the article in which the changes are marked, or a run of text between two. */
interface Row {
  readonly nodes: readonly Node[];
  /** The elements around it, below the article, the outermost first. */
  readonly around: readonly Element[];
  readonly version: Version | 'both';
}

type Version = 'before' | 'after';

/** The marks of what only one version has. */
const MARK = { before: '.galley-removed', after: '.galley-added' } as const;

const BLOCK =
  'address, article, aside, blockquote, center, dd, details, div, dl, dt, fieldset, figure, footer, h1, h2, h3, ' +
  'h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, table, ul, .galley-embed';
/** What is taken apart, block by block. What has another class of Galley's own has its looks as a whole. */
const OPENED =
  ':is(article, aside, center, del, div, dl, footer, ins, main, nav, ol:not([reversed]), section, ul)' +
  ':is(:not([class]), .galley-body, .galley-added, .galley-removed)';
const THING = 'audio, hr, img, video';
/** An empty one keeps its table in shape. */
const TABLE_PART = 'table, thead, tbody, tfoot, tr, td, th, caption, .galley-table';

/**
 * Puts the two versions of an article in which changes are marked side by side: two regions with as many cells
 * each, which the style sheet lays in rows. What stayed stands in both; of what changed, the style sheet hides in
 * each what only the other has, so that a place in the text is found by what is before it on either side.
 */
export function putSideBySide(tree: ParentNode, names: Readonly<Record<Version, string>>): void {
  const article = tree.querySelector('.galley-post');
  if (!article) return;
  const rows = pairRows([...rowsOf(article, [])]);
  const columns = (['before', 'after'] as const).map((version) => {
    const column = new Column(article.ownerDocument, version, names[version]);
    for (const [number, row] of rows.entries()) column.add(row[version], rows[number + 1]?.[version]);
    return column.element;
  });
  article.classList.add('galley-sides');
  article.replaceChildren(...columns);
  dropSecondIds(article);
}

function* rowsOf(parent: Element, around: readonly Element[]): Generator<Row> {
  let run: Node[] = [];
  const row = (...nodes: Node[]): Row => ({ nodes, around, version: versionOf(nodes, around) });
  for (const node of parent.childNodes) {
    if (!(isElement(node) && isBlock(node))) {
      run.push(node);
      continue;
    }
    if (run.some(isSeen)) yield row(...run);
    run = [];
    if (node.matches(OPENED) && [...node.children].some(isBlock)) yield* rowsOf(node, [...around, node]);
    else yield row(node);
  }
  if (run.some(isSeen)) yield row(...run);
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function isBlock(element: Element): boolean {
  return element.matches(BLOCK) || element.querySelector(BLOCK) !== null;
}

function isSeen(node: Node): boolean {
  return !contentOf(node).next().done;
}

/** Text and pictures in it. */
function* contentOf(node: Node): Generator<Node> {
  const nodes = node.ownerDocument!.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let one: Node | null = node; one; one = nodes.nextNode()) {
    if (
      isElement(one) ? one.matches(THING) : one.nodeType === Node.TEXT_NODE && one.textContent!.trim() !== ''
    )
      yield one;
  }
}

/** Which versions have any of it. */
function versionOf(nodes: readonly Node[], around: readonly Element[]): Row['version'] {
  const isIn = (version: Version): boolean => {
    const mark = MARK[version];
    if (around.some((element) => element.matches(mark))) return true;
    return nodes.some(isSeen) && nodes.every((node) => hasOnly(mark, node));
  };
  return isIn('before') ? 'before' : isIn('after') ? 'after' : 'both';
}

/** Whether all that is seen of it stands in such marks. */
function hasOnly(mark: string, node: Node): boolean {
  for (const content of contentOf(node)) if (!parentOf(content)?.closest(mark)) return false;
  return true;
}

function parentOf(node: Node): Element | null {
  return isElement(node) ? node : node.parentElement;
}

/** Rows that only one version has stand beside those that the other has in their place. */
function pairRows(rows: readonly Row[]): Readonly<Partial<Record<Version, Row>>>[] {
  const pairs: Partial<Record<Version, Row>>[] = [];
  const waiting: Record<Version, Row[]> = { before: [], after: [] };
  const flush = (): void => {
    const { before, after } = waiting;
    for (let number = 0; number < Math.max(before.length, after.length); number++) {
      const [left, right] = [before[number], after[number]];
      pairs.push({ ...(left && { before: left }), ...(right && { after: right }) });
    }
    waiting.before = [];
    waiting.after = [];
  };
  for (const row of rows) {
    if (row.version === 'both') {
      flush();
      pairs.push({ before: row, after: row });
    } else waiting[row.version].push(row);
  }
  flush();
  return pairs;
}

/** One version, cell by cell. */
class Column {
  readonly element: HTMLElement;
  readonly #version: Version;
  /** How many of its children each element has that went on from cell to cell. */
  readonly #counts = new Map<Element, number>();

  constructor(document: Document, version: Version, name: string) {
    this.#version = version;
    this.element = document.createElement('section');
    this.element.className = `galley-${version}`;
    this.element.ariaLabel = name;
    const heading = document.createElement('p');
    heading.className = 'galley-version';
    // The region says it.
    heading.ariaHidden = 'true';
    heading.textContent = name;
    this.element.append(heading);
  }

  /** @param next what stands below it in the same column. */
  add(row: Row | undefined, next: Row | undefined): void {
    const cell = this.element.ownerDocument.createElement('div');
    cell.className = 'galley-cell';
    this.element.append(cell);
    if (!row) return;
    const list = row.around.at(-1);
    if (list?.matches('ul, ol, dl') && next?.around.at(-1) === list) cell.classList.add('galley-goes-on');
    let inner: Element = cell;
    for (const element of row.around) {
      const copy = this.#copy(element);
      inner.append(copy);
      inner = copy;
    }
    inner.append(...row.nodes.map((node) => node.cloneNode(true)));
    hideEmptied(cell, MARK[this.#version === 'before' ? 'after' : 'before']);
  }

  /** An element that goes on from cell to cell: only its first part is named, and says where it begins. */
  #copy(element: Element): Element {
    const copy = element.cloneNode(false) as Element;
    const count = this.#counts.get(element) ?? 0;
    this.#counts.set(element, count + 1);
    if (count === 0) return copy;
    copy.removeAttribute('id');
    copy.removeAttribute('data-at');
    if (copy instanceof HTMLOListElement) copy.start += count;
    return copy;
  }
}

/** Hides what has nothing but what is hidden: the mark of a list item, the space of a paragraph. */
function hideEmptied(cell: Element, hidden: string): void {
  const looked = new Set<Element>();
  for (const mark of cell.querySelectorAll(hidden)) {
    let element = mark.parentElement;
    while (element && element !== cell && !looked.has(element) && !element.matches(TABLE_PART)) {
      looked.add(element);
      if (!hasOnly(hidden, element)) break;
      element.hidden = true;
      element = element.parentElement;
    }
  }
}

/** What leads to a place leads to the later version, where that has it. */
function dropSecondIds(article: Element): void {
  const [before, after] = article.children;
  const ids = new Set(Array.from(after?.querySelectorAll('[id]') ?? [], ({ id }) => id));
  for (const element of before?.querySelectorAll('[id]') ?? []) {
    if (ids.has(element.id)) element.removeAttribute('id');
  }
}
