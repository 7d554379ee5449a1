import type { OverviewTexts, PeriodSpan } from '../../protocol/overviewMessages.ts';
import {
  barTips,
  barsOf,
  baseOption,
  emphasis,
  periodAxes,
  topOf,
  type ChartTable,
  type Drawing,
} from './drawing.ts';
import { placesOf, type PeriodCounts, type Unit } from './periods.ts';

/** So many bars are seen at first where there are more than one can tell apart. */
const SEEN_AT_FIRST = 366;
const MANY_BARS = 1500;

/** The places of the bars that are seen. */
export function seenPlaces(
  periods: PeriodCounts['periods'],
  zoom: PeriodSpan | undefined,
): readonly [number, number] {
  const [first, last] = placesOf(periods, zoom);
  return !zoom && last - first > MANY_BARS ? [last - SEEN_AT_FIRST + 1, last] : [first, last];
}

/** How many posts there are in each day, month or year. */
export function drawTime(
  { periods, counts }: PeriodCounts,
  {
    texts,
    unit,
    zoom,
  }: { readonly texts: OverviewTexts; readonly unit: Unit; readonly zoom: PeriodSpan | undefined },
): Drawing {
  const table: ChartTable = {
    head: texts[unit],
    columns: [{ name: texts.posts }],
    rows: periods.map((period, place) => ({
      name: period,
      cells: [
        {
          value: counts[place]!,
          posts: counts[place]! > 0 ? { span: { from: period, to: period } } : undefined,
        },
      ],
    })),
  };
  const [startValue, endValue] = seenPlaces(periods, zoom);
  return {
    table,
    axis: 'x',
    height: 300,
    option: (look) => {
      const { theme } = look;
      const top = topOf(look);
      return {
        ...baseOption(look, table, barTips(look)),
        grid: {
          left: 8,
          right: 36,
          top,
          bottom: 48,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        ...periodAxes(look, periods),
        dataZoom: [
          // The wheel is the page's; what is drawn across bars chooses a span.
          {
            type: 'inside',
            startValue,
            endValue,
            zoomOnMouseWheel: 'ctrl',
            moveOnMouseMove: false,
            moveOnMouseWheel: false,
            preventDefaultMouseMove: false,
          },
          {
            type: 'slider',
            show: look.title === undefined,
            startValue,
            endValue,
            height: 22,
            bottom: 8,
            brushSelect: false,
            showDetail: false,
            borderColor: theme.isHighContrast ? theme.line : 'transparent',
            backgroundColor: 'transparent',
            fillerColor: 'transparent',
            dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { color: theme.muted, opacity: 0.4 } },
            selectedDataBackground: {
              lineStyle: { opacity: 0 },
              areaStyle: { color: theme.accent, opacity: 0.6 },
            },
            handleStyle: { color: theme.background, borderColor: theme.foreground },
            moveHandleSize: 0,
          },
        ],
        brush: {
          xAxisIndex: 0,
          removeOnClick: false,
          transformable: false,
          throttleType: 'debounce',
          throttleDelay: 50,
          brushStyle: {
            color: theme.foreground,
            opacity: 0.12,
            borderColor: theme.foreground,
            borderWidth: 1,
          },
          outOfBrush: { colorAlpha: 0.4 },
        },
        series: [
          {
            type: 'bar',
            name: texts.posts,
            data: barsOf(counts),
            itemStyle: { color: theme.accent },
            barMinHeight: 2,
            barMaxWidth: 36,
            barCategoryGap: '15%',
            emphasis: emphasis(look),
          },
        ],
      };
    },
  };
}
