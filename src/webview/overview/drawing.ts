import type { MarkedPosts } from '../../protocol/overviewMessages.ts';
import type { ChartOption, TooltipComponentOption } from './charts.ts';
import { partsOf } from './colors.ts';
import type { Theme } from './theme.ts';

/** What a chart shows at one place: a number, and the posts behind it. */
export interface Cell {
  readonly value: number;
  /** Undefined where there is nothing to show. */
  readonly posts: MarkedPosts | undefined;
}

/** The numbers of a chart: a row is a place on its axis, a column is a series. */
export interface ChartTable {
  /** What the rows are. */
  readonly head: string;
  readonly columns: readonly { readonly name: string; readonly posts?: MarkedPosts | undefined }[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
}

/** How a chart is to look. */
export interface Look {
  readonly theme: Theme;
  /** A picture that stands alone has one. */
  readonly title?: string;
}

/** A chart, ready to be drawn. */
export interface Drawing {
  readonly table: ChartTable;
  /** Along which axis its rows stand. */
  readonly axis: 'x' | 'y';
  /** In CSS pixels. */
  readonly height: number;
  readonly option: (look: Look) => ChartOption;
}

const numbers = new Intl.NumberFormat(document.documentElement.lang);

export function numberText(value: number): string {
  return numbers.format(value);
}

const shares = new Intl.NumberFormat(document.documentElement.lang, {
  style: 'percent',
  maximumFractionDigits: 1,
});

/** A part of a whole: `12.5%`. */
export function shareText(value: number): string {
  return shares.format(value);
}

/** Puts values into a text: `{name}`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}

/** What a mark says: its row, its column where there are several, its number. */
export function markText({ columns, rows }: ChartTable, row: number, column: number): string {
  const { name, cells } = rows[row]!;
  return `${name}, ${columns[column]!.name}: ${numberText(cells[column]!.value)}`;
}

const TITLE_HEIGHT = 36;

/** What all charts have in common.
 * @param tips what of the tips is the chart's own. */
export function baseOption(
  { theme, title }: Look,
  table: ChartTable,
  tips: TooltipComponentOption,
): ChartOption {
  const { foreground, tooltip } = theme;
  const text = { color: foreground, fontFamily: theme.font, fontSize: theme.fontSize };
  return {
    animation: !theme.isStill && title === undefined,
    animationDuration: 250,
    animationDurationUpdate: 0,
    textStyle: text,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: decalsOf(theme) } },
    ...(title !== undefined && {
      backgroundColor: theme.background,
      title: { text: title, left: 16, top: 10, textStyle: { ...text, fontSize: theme.fontSize + 3 } },
    }),
    tooltip: {
      show: title === undefined,
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: tooltip.background,
      borderColor: tooltip.border,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { ...text, color: tooltip.foreground },
      formatter: (params: unknown) => tooltipText(table, params),
      ...tips,
    },
  };
}

/** What is nothing has no bar, not even the lowest. */
export function barsOf(counts: readonly number[]): (number | null)[] {
  return counts.map((count) => (count === 0 ? null : count));
}

/** How far below the top the chart itself begins. */
export function topOf({ title }: Look): number {
  return title === undefined ? 8 : TITLE_HEIGHT + 8;
}

function tooltipText(table: ChartTable, params: unknown): string {
  const [one] = [params].flat() as { readonly dataIndex: number; readonly seriesIndex: number }[];
  return one ? markText(table, one.dataIndex, one.seriesIndex) : '';
}

/** Axes in the theme's colours. */
export function axisStyle({ theme }: Look): {
  readonly line: { readonly lineStyle: { readonly color: string; readonly opacity: number } };
  readonly label: { readonly color: string; readonly fontFamily: string; readonly fontSize: number };
} {
  return {
    line: { lineStyle: { color: theme.line, opacity: theme.isHighContrast ? 0.6 : 0.35 } },
    label: { color: theme.muted, fontFamily: theme.font, fontSize: theme.fontSize },
  };
}

/** Names beside horizontal bars, from the top down. */
export function nameAxis(look: Look, names: readonly string[]): Pick<ChartOption, 'yAxis'> {
  const { label } = axisStyle(look);
  return {
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label, color: look.theme.foreground, width: 220, overflow: 'truncate', interval: 0 },
    },
  };
}

/** Periods below upright bars, whole numbers beside them. */
export function periodAxes(look: Look, periods: readonly string[]): Pick<ChartOption, 'xAxis' | 'yAxis'> {
  const { line, label } = axisStyle(look);
  return {
    xAxis: {
      type: 'category',
      data: [...periods],
      axisLine: line,
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: { type: 'value', minInterval: 1, splitLine: line, axisLabel: label },
  };
}

/** What the colours of a chart stand for, at its top. */
export function legendOf(look: Look): Pick<ChartOption, 'legend'> {
  return {
    legend: {
      top: topOf(look),
      left: 0,
      type: 'plain',
      selectedMode: false,
      itemWidth: 18,
      itemHeight: 12,
      textStyle: { ...axisStyle(look).label, color: look.theme.foreground },
    },
  };
}

/** Tips of whole bars, wherever beside them the mouse is. */
export function barTips({ theme }: Look): TooltipComponentOption {
  return {
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: theme.foreground, opacity: 0.08 } },
  };
}

/** What shows which mark has the focus. */
export function emphasis({ theme }: Look): object {
  return { itemStyle: { borderColor: theme.foreground, borderWidth: 2 } };
}

/** As the chart library has it: pairs of dash and gap, of each line or of one after the other. */
interface DecalPattern {
  readonly symbol: string;
  readonly color: string;
  dashArrayX?: number[] | number[][];
  dashArrayY?: number[];
  readonly rotation?: number;
  readonly symbolSize?: number;
}

/** A pattern for each series: colour alone is not seen by all. The first has none. */
function decalsOf({ background, isHighContrast }: Theme): DecalPattern[] {
  const color = background;
  const patterns: readonly Omit<DecalPattern, 'color'>[] = [
    { symbol: 'none' },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 6 },
    {
      symbol: 'circle',
      dashArrayX: [
        [8, 8],
        [0, 8, 8, 0],
      ],
      dashArrayY: [6, 0],
      symbolSize: 0.7,
    },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 3], rotation: -Math.PI / 4 },
    {
      symbol: 'rect',
      dashArrayX: [
        [1, 0],
        [1, 6],
      ],
      dashArrayY: [1, 0, 6, 0],
      rotation: Math.PI / 4,
    },
    {
      symbol: 'triangle',
      dashArrayX: [
        [9, 9],
        [0, 9, 9, 0],
      ],
      dashArrayY: [7, 2],
      symbolSize: 0.75,
    },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 3], rotation: 0 },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 3], rotation: Math.PI / 2 },
  ];
  return patterns.map((pattern) => ({ ...pattern, color: withAlpha(color, isHighContrast ? 1 : 0.45) }));
}

function withAlpha(color: string, alpha: number): string {
  const parts = partsOf(color);
  return parts ? `rgba(${parts.join(', ')}, ${alpha})` : color;
}
