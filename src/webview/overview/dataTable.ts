import type { MarkedPosts } from '../../protocol/overviewMessages.ts';
import { fill, numberText, type Cell, type ChartTable } from './drawing.ts';

/** More rows nobody reads. */
const MOST_ROWS = 500;

interface Choices {
  readonly caption: string;
  /** The rows that the chart shows: the first and the last. */
  readonly seen: readonly [number, number];
  /** What is said where there are more. */
  readonly more: string;
  readonly open: (posts: MarkedPosts) => void;
}

/** A chart as a table, whose numbers lead to their posts. */
export function makeTable(
  { head, columns, rows }: ChartTable,
  { caption, seen, more, open }: Choices,
): HTMLTableElement {
  const table = document.createElement('table');
  table.createCaption().textContent = caption;
  const headRow = table.createTHead().insertRow();
  headRow.append(
    headCell('col', head),
    ...columns.map(({ name, posts }) => headCell('col', linked(name, posts, open))),
  );
  const body = table.createTBody();
  const [first, last] = seen;
  for (const { name, cells } of rows.slice(first, Math.min(last + 1, first + MOST_ROWS))) {
    const row = body.insertRow();
    row.append(headCell('row', name));
    for (const [column, cell] of cells.entries()) {
      row
        .insertCell()
        .append(linked(numberText(cell.value), cell.posts, open, `${name}, ${columns[column]!.name}`));
    }
  }
  const rest = last + 1 - first - MOST_ROWS;
  if (rest > 0) {
    const cell = table.createTFoot().insertRow().insertCell();
    cell.colSpan = columns.length + 1;
    cell.textContent = fill(more, { count: numberText(rest) });
  }
  return table;
}

function headCell(scope: string, content: string | Node): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.append(content);
  return cell;
}

/** @param about what the text is the number of. */
function linked(text: string, posts: Cell['posts'], open: Choices['open'], about?: string): string | Node {
  if (!posts) return text;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = text;
  if (about !== undefined) button.ariaLabel = `${about}: ${text}`;
  button.addEventListener('click', () => open(posts));
  return button;
}
