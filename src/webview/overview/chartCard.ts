import type { ChartName, ImageFormat, MarkedPosts, OverviewTexts } from '../../protocol/overviewMessages.ts';
import { drawPicture, makeChart, type Chart } from './charts.ts';
import { makeTable } from './dataTable.ts';
import { fill, markText, numberText, type Drawing } from './drawing.ts';
import { MarkKeys } from './markKeys.ts';
import type { Theme } from './theme.ts';

/** In CSS pixels: where a picture's title and the chart's legend stand. */
const PICTURE_HEAD = 40;

interface Dependencies {
  readonly open: (posts: MarkedPosts) => void;
  readonly save: (chart: ChartName, format: ImageFormat, bytes: Uint8Array) => void;
  /** Says something to those who do not see it. */
  readonly say: (text: string) => void;
  /** It is shown as a table from now on, or as a chart again. */
  readonly onTable: () => void;
}

/** A chart with its table: both show the same numbers, and each number leads to its posts. */
export class ChartCard {
  readonly name: ChartName;
  readonly chart: Chart;
  readonly keys: MarkKeys;
  readonly #section: HTMLElement;
  readonly #dependencies: Dependencies;
  readonly #host: HTMLElement;
  readonly #table: HTMLElement;
  readonly #tableButton: HTMLElement;
  #drawing: Drawing | undefined;
  #theme: Theme | undefined;
  #texts: OverviewTexts | undefined;
  #seen: readonly [number, number] = [0, 0];

  constructor(section: HTMLElement, dependencies: Dependencies) {
    const part = (selector: string): HTMLElement => section.querySelector<HTMLElement>(selector)!;
    this.name = section.dataset['chart'] as ChartName;
    this.#section = section;
    this.#dependencies = dependencies;
    this.#host = part('.chart');
    this.#table = part('.table');
    this.#tableButton = part('[data-do=table]');
    const canvas = document.createElement('div');
    // What it shows is in the table.
    canvas.ariaHidden = 'true';
    this.#host.append(canvas);
    this.chart = makeChart(canvas);
    this.keys = new MarkKeys(this.#host, this.chart, {
      open: (row, column) => this.#open(row, column),
      say: (row, column) => dependencies.say(markText(this.#drawing!.table, row, column)),
    });
    this.#tableButton.addEventListener('click', () => {
      this.isTable = !this.isTable;
      dependencies.onTable();
    });
    for (const format of ['png', 'svg'] as const) {
      part(`[data-do=${format}]`).addEventListener('click', () => this.#save(format));
    }
    this.#listenToMouse();
    new ResizeObserver(() => this.#fit()).observe(this.#host);
  }

  get isTable(): boolean {
    return this.#tableButton.ariaPressed === 'true';
  }

  set isTable(is: boolean) {
    this.#tableButton.ariaPressed = `${is}`;
    this.#arrange();
  }

  get table(): Drawing['table'] | undefined {
    return this.#drawing?.table;
  }

  /** Which rows the chart shows: the first and the last. */
  get seen(): readonly [number, number] {
    return this.#seen;
  }

  set seen(seen: readonly [number, number]) {
    this.#seen = seen;
    this.#fillTable();
  }

  /** @param seen which rows the chart shows; by default all. */
  draw(drawing: Drawing, theme: Theme, texts: OverviewTexts, seen?: readonly [number, number]): void {
    const { table, axis, height } = drawing;
    this.#drawing = drawing;
    [this.#theme, this.#texts] = [theme, texts];
    this.#seen = seen ?? [0, table.rows.length - 1];
    this.#host.setAttribute('aria-roledescription', texts.chart);
    this.#host.ariaLabel = fill(texts.summary, { name: this.#title, count: numberText(table.rows.length) });
    this.#host.style.height = `${height}px`;
    this.#fillTable();
    this.#arrange();
    if (table.rows.length === 0) {
      this.chart.clear();
      return;
    }
    this.#fit();
    this.chart.setOption(drawing.option({ theme }), { notMerge: true });
    this.keys.use({ axis, rows: () => this.#drawnRows, columns: table.columns.length });
  }

  get #title(): string {
    return this.#section.querySelector('h2')!.textContent;
  }

  /** The rows that have a mark and are seen: the table may have more. */
  get #drawnRows(): readonly [number, number] {
    const series = (this.chart.getOption()['series'] ?? []) as readonly {
      readonly data: readonly unknown[];
    }[];
    return [this.#seen[0], Math.min(this.#seen[1], (series[0]?.data.length ?? 0) - 1)];
  }

  #arrange(): void {
    const isEmpty = this.#drawing?.table.rows.length === 0;
    this.#section.querySelector<HTMLElement>('.nothing')!.hidden = !isEmpty;
    this.#host.hidden = isEmpty || this.isTable;
    this.#table.hidden = isEmpty;
    // Beside the chart the table is there for those who do not see it, and no stop for Tab.
    this.#table.classList.toggle('aside', !this.isTable);
    for (const button of this.#table.querySelectorAll('button')) button.tabIndex = this.isTable ? 0 : -1;
    for (const button of this.#section.querySelectorAll<HTMLButtonElement>('[data-do]'))
      button.disabled = isEmpty;
  }

  #fillTable(): void {
    if (!this.#drawing || !this.#texts) return;
    const { open } = this.#dependencies;
    const { more } = this.#texts;
    this.#table.replaceChildren(
      makeTable(this.#drawing.table, { caption: this.#title, seen: this.#seen, more, open }),
    );
    this.#arrange();
  }

  #fit(): void {
    if (!this.#host.hidden && this.#host.clientWidth > 0) {
      this.chart.resize({ width: this.#host.clientWidth, height: this.#host.clientHeight });
    }
  }

  /** Where a bar is hardly a pixel high, a click above it is meant for it. */
  #listenToMouse(): void {
    this.chart.getZr().on('click', ({ offsetX, offsetY }) => {
      const { axis, table } = this.#drawing ?? {};
      if (!table || table.columns.length > 1) return;
      const [finder, at] = axis === 'x' ? [{ xAxisIndex: 0 }, offsetX] : [{ yAxisIndex: 0 }, offsetY];
      if (axis === 'x' && !this.chart.containPixel('grid', [offsetX, offsetY])) return;
      const row = Math.round(this.chart.convertFromPixel(finder, at));
      const [first, last] = this.#drawnRows;
      if (row >= first && row <= last) this.#open(row, 0);
    });
    this.chart.on('click', ({ componentType, dataIndex, seriesIndex }) => {
      if (componentType === 'series' && this.#drawing!.table.columns.length > 1)
        this.#open(dataIndex, seriesIndex ?? 0);
    });
  }

  #open(row: number, column: number): void {
    const posts = this.#drawing?.table.rows[row]?.cells[column]?.posts;
    if (posts) this.#dependencies.open(posts);
  }

  #save(format: ImageFormat): void {
    const [drawing, theme] = [this.#drawing, this.#theme];
    if (!drawing || !theme) return;
    // Shown as a table, it has no width.
    const width = Math.max(480, this.#section.clientWidth);
    const option = drawing.option({ theme, title: this.#title });
    const zoomed = (this.chart.getOption()['dataZoom'] ?? []) as readonly {
      readonly startValue: number;
      readonly endValue: number;
    }[];
    const [zoom] = zoomed;
    if (zoom && Array.isArray(option.dataZoom)) {
      option.dataZoom = option.dataZoom.map((one) => ({
        ...one,
        startValue: zoom.startValue,
        endValue: zoom.endValue,
      }));
    }
    const bytes = drawPicture(option, format, { width, height: drawing.height + PICTURE_HEAD });
    this.#dependencies.save(this.name, format, bytes);
  }
}
