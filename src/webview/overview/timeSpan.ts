import type { PeriodSpan } from '../../protocol/overviewMessages.ts';
import type { ChartCard } from './chartCard.ts';
import { placesOf } from './periods.ts';

interface Dependencies {
  readonly onZoom: (zoom: PeriodSpan | undefined) => void;
  readonly onSpan: (span: PeriodSpan | undefined) => void;
}

const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

/** What of the chart of time is seen, and the span that is chosen in it by drawing across bars or by Shift and
 * arrows. */
export class TimeSpan {
  readonly #card: ChartCard;
  readonly #dependencies: Dependencies;
  #periods: readonly string[] = [];
  /** The bar that a span begins with which is being chosen by keys. */
  #anchor = -1;

  constructor(card: ChartCard, host: HTMLElement, dependencies: Dependencies) {
    this.#card = card;
    this.#dependencies = dependencies;
    card.chart.on('datazoom', () => this.#zoomed());
    card.chart.on('brushEnd', (event) => {
      const { areas } = event as { readonly areas?: readonly { readonly coordRange?: readonly number[] }[] };
      const range = areas?.[0]?.coordRange;
      if (range?.length === 2) this.#choose(range[0]!, range[1]!);
    });
    // Before the keys of the card, which move its bar.
    host.addEventListener('keydown', (event) => this.#handleKey(event), { capture: true });
    host.addEventListener('keyup', ({ key, shiftKey }) => {
      if (shiftKey && MOVES.has(key) && this.#anchor >= 0) this.#choose(this.#anchor, card.keys.row);
    });
  }

  /** The chart was drawn anew. */
  use(periods: readonly string[], span: PeriodSpan | undefined): void {
    this.#periods = periods;
    if (periods.length === 0) return;
    const { chart } = this.#card;
    chart.dispatchAction({
      type: 'takeGlobalCursor',
      key: 'brush',
      brushOption: { brushType: 'lineX', brushMode: 'single' },
    });
    const areas = span
      ? [{ brushType: 'lineX', xAxisIndex: 0, coordRange: [...placesOf(periods, span)] }]
      : [];
    chart.dispatchAction({ type: 'brush', areas });
  }

  /** Shows more or less around what is in the middle.
   * @param factor how many times as much. */
  zoom(factor: number): void {
    const [first, last] = this.#card.seen;
    const middle = (first + last) / 2;
    const half = Math.max(1, ((last - first) / 2) * factor);
    this.#card.chart.dispatchAction({
      type: 'dataZoom',
      startValue: Math.max(0, Math.round(middle - half)),
      endValue: Math.min(this.#periods.length - 1, Math.round(middle + half)),
    });
  }

  #handleKey({ key, shiftKey }: KeyboardEvent): void {
    if (MOVES.has(key)) {
      if (!shiftKey) this.#anchor = -1;
      else if (this.#anchor < 0) this.#anchor = this.#card.keys.row;
    } else if (key === 'Escape') this.#dependencies.onSpan(undefined);
    else if (key === '+' || key === '=') this.zoom(0.5);
    else if (key === '-') this.zoom(2);
  }

  #zoomed(): void {
    const option = this.#card.chart.getOption();
    const [zoom] = option['dataZoom'] as readonly {
      readonly startValue: number;
      readonly endValue: number;
    }[];
    if (!zoom) return;
    const end = this.#periods.length - 1;
    const seen = [Math.max(0, zoom.startValue), Math.min(end, zoom.endValue)] as const;
    this.#card.seen = seen;
    this.#dependencies.onZoom({ from: this.#periods[seen[0]]!, to: this.#periods[seen[1]]! });
  }

  #choose(one: number, other: number): void {
    const end = this.#periods.length - 1;
    const place = (at: number): number => Math.max(0, Math.min(Math.round(at), end));
    const from = this.#periods[place(Math.min(one, other))];
    const to = this.#periods[place(Math.max(one, other))];
    if (from !== undefined && to !== undefined) this.#dependencies.onSpan({ from, to });
  }
}
