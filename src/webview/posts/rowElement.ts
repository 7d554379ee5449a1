import type { PostRow } from '../../protocol/postsMessages.ts';

/** Title, date, source, author, tags; words, junk, problems, which are numbers. */
const TEXTS = 5;
const COLUMNS = 8;

/** Instead of a number that is not known yet. */
const UNKNOWN = '–';

/** What the elements show. */
const shown = new WeakMap<HTMLElement, PostRow>();

export function newRow(): HTMLElement {
  const row = document.createElement('div');
  row.setAttribute('role', 'row');
  for (let column = 1; column <= COLUMNS; column++) {
    const cell = document.createElement('div');
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-colindex', `${column}`);
    if (column > TEXTS) cell.className = 'number';
    else cell.dir = 'auto';
    row.append(cell);
  }
  return row;
}

/** Shows a post, or that it is being waited for.
 * @param unknown says of a number that it is not known yet. */
export function fillRow(element: HTMLElement, row: PostRow | undefined, unknown: string): void {
  if (row && shown.get(element) === row) return;
  if (row) shown.set(element, row);
  else shown.delete(element);
  element.ariaBusy = row ? null : 'true';
  element.dataset['path'] = row?.path ?? '';
  const texts = row ? [row.title, row.date, row.source, row.author, row.tags.join(', ')] : ['…'];
  const numbers = row ? numbersOf(row, unknown) : [];
  for (const [column, cell] of ([...element.children] as HTMLElement[]).entries()) {
    const text = texts[column] ?? '';
    // What does not fit is cut off.
    const { said, title } = numbers[column - TEXTS] ?? { said: text, title: text };
    cell.textContent = said;
    cell.title = title;
    // A dash alone tells nothing to those who do not see it.
    cell.ariaLabel = said === UNKNOWN ? title : null;
  }
}

interface NumberCell {
  readonly said: string;
  /** Of what it is the number. */
  readonly title: string;
}

function numbersOf({ survey }: PostRow, unknown: string): NumberCell[] {
  if (!survey) return Array.from({ length: COLUMNS - TEXTS }, () => ({ said: UNKNOWN, title: unknown }));
  const { words, junk, problems, junkText, problemsText } = survey;
  return [
    { said: written(words), title: '' },
    { said: written(junk), title: junkText },
    { said: written(problems), title: problemsText },
  ];
}

function written(value: number): string {
  return value.toLocaleString(document.documentElement.lang);
}
