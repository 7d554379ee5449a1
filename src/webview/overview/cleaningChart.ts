import type { HealthData, OverviewTexts } from '../../protocol/overviewMessages.ts';
import {
  axisStyle,
  baseOption,
  emphasis,
  legendOf,
  nameAxis,
  shareText,
  topOf,
  type ChartTable,
  type Drawing,
} from './drawing.ts';

/** More bars than these are in the table alone. */
const MOST_BARS = 12;

/** In CSS pixels. */
const BAR_ROOM = 26;
const LEGEND_ROOM = 36;

/** In the theme's colours: the second has a pattern. */
const COLORS = [0, 1];

/** Of each source what stays of its posts, and what goes when they are cleaned. */
export function drawCleaning({ sources }: HealthData, texts: OverviewTexts): Drawing {
  const table: ChartTable = {
    head: texts.source,
    columns: [{ name: texts.stays }, { name: texts.goes }],
    rows: sources.map(({ source, text, junk }) => ({
      name: `${source === '' ? texts.noSource : source} (${shareText(junk / Math.max(1, text + junk))})`,
      cells: [
        { value: text, posts: { source } },
        { value: junk, posts: junk > 0 ? { source, junk: 'any' } : undefined },
      ],
    })),
  };
  const shown = table.rows.slice(0, MOST_BARS);
  return {
    table,
    axis: 'y',
    height: Math.max(3, shown.length) * BAR_ROOM + LEGEND_ROOM + 36,
    option: (look) => {
      const { theme } = look;
      const { line, label } = axisStyle(look);
      const top = topOf(look);
      return {
        ...baseOption(look, table, { trigger: 'item' }),
        ...legendOf(look),
        grid: {
          left: 4,
          right: 24,
          top: top + LEGEND_ROOM,
          bottom: 4,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        xAxis: { type: 'value', splitLine: line, axisLabel: { ...label, hideOverlap: true } },
        ...nameAxis(
          look,
          shown.map(({ name }) => name),
        ),
        series: table.columns.map(({ name }, column) => ({
          type: 'bar' as const,
          stack: 'all',
          name,
          data: shown.map(({ cells }) => cells[column]!.value),
          itemStyle: { color: theme.colors[COLORS[column]!]! },
          barWidth: 14,
          emphasis: emphasis(look),
        })),
      };
    },
  };
}
