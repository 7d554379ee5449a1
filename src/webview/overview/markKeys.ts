import type { Chart } from './charts.ts';

interface Marks {
  /** Along which axis the rows stand. */
  readonly axis: 'x' | 'y';
  /** The first and the last row that are seen. */
  readonly rows: () => readonly [number, number];
  readonly columns: number;
}

interface Dependencies {
  readonly open: (row: number, column: number) => void;
  readonly say: (row: number, column: number) => void;
}

const PAGE = 10;

/** The keys of a chart: one stop for Tab, arrows from mark to mark, Enter for the posts of one. */
export class MarkKeys {
  readonly #chart: Chart;
  readonly #dependencies: Dependencies;
  #marks: Marks = { axis: 'x', rows: () => [0, -1], columns: 0 };
  #row = -1;
  #column = 0;

  constructor(host: HTMLElement, chart: Chart, dependencies: Dependencies) {
    this.#chart = chart;
    this.#dependencies = dependencies;
    host.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !this.#handleKey(event.key)) return;
      event.preventDefault();
    });
    host.addEventListener('focus', () => {
      // By the mouse one has another place in mind.
      if (host.matches(':focus-visible') && this.#row >= 0) this.#show();
    });
    host.addEventListener('blur', () => this.#hide());
  }

  /** The row that has the focus; -1 where none has had it. */
  get row(): number {
    return this.#row;
  }

  /** Takes the marks of a chart that was drawn anew. */
  use(marks: Marks): void {
    this.#marks = marks;
    const [, last] = marks.rows();
    this.#row = Math.min(this.#row, last);
    this.#column = Math.min(this.#column, marks.columns - 1);
  }

  #handleKey(key: string): boolean {
    const { axis, rows, columns } = this.#marks;
    const [first, last] = rows();
    if (last < first) return false;
    const [back, on, down, up] =
      axis === 'x'
        ? ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp']
        : ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
    // The first key shows where one is.
    const isNew = this.#row < first || this.#row > last;
    const now = isNew ? (axis === 'x' ? last + 1 : first - 1) : this.#row;
    const steps: Readonly<Record<string, number>> = {
      [back]: isNew && axis === 'y' ? first : now - 1,
      [on]: isNew && axis === 'x' ? last : now + 1,
      PageUp: now - PAGE,
      PageDown: now + PAGE,
      Home: first,
      End: last,
    };
    const row = steps[key];
    if (row !== undefined) {
      this.#row = Math.max(first, Math.min(row, last));
    } else if ((key === down || key === up) && columns > 1 && !isNew) {
      this.#column = Math.max(0, Math.min(this.#column + (key === up ? 1 : -1), columns - 1));
    } else if ((key === 'Enter' || key === ' ') && !isNew) {
      this.#dependencies.open(this.#row, this.#column);
      return true;
    } else return false;
    this.#show();
    this.#dependencies.say(this.#row, this.#column);
    return true;
  }

  #show(): void {
    const at = { seriesIndex: this.#column, dataIndex: this.#row };
    this.#chart.dispatchAction({ type: 'downplay' });
    this.#chart.dispatchAction({ type: 'highlight', ...at });
    this.#chart.dispatchAction({ type: 'showTip', ...at });
  }

  #hide(): void {
    this.#chart.dispatchAction({ type: 'downplay' });
    this.#chart.dispatchAction({ type: 'hideTip' });
  }
}
