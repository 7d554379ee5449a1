import type {
  MarkedPosts,
  OverviewData,
  OverviewTexts,
  PeriodSpan,
} from '../../protocol/overviewMessages.ts';
import {
  barsOf,
  baseOption,
  emphasis,
  legendOf,
  periodAxes,
  topOf,
  type ChartTable,
  type Drawing,
} from './drawing.ts';

/** In the theme's colours. */
const OTHERS_COLOR = 6;
const NONE_COLOR = 7;

type Source = OverviewData['sources']['series'][number]['source'];

/** The posts of each source in each period, one upon the other. */
export function drawSources({ sources }: OverviewData, texts: OverviewTexts, around: MarkedPosts): Drawing {
  const { periods, series } = sources;
  const named = series.flatMap(({ source }) => (source === undefined || source === '' ? [] : [source]));
  const nameOf = (source: Source): string =>
    source === undefined ? texts.otherSources : source === '' ? texts.noSource : source;
  const postsOf = (source: Source): MarkedPosts =>
    source === undefined ? { otherSources: named } : { source };
  const table: ChartTable = {
    head: periods[0]?.length === 4 ? texts.year : periods[0]?.length === 7 ? texts.month : texts.day,
    columns: series.map(({ source }) => ({ name: nameOf(source), posts: { ...around, ...postsOf(source) } })),
    rows: periods.map((period, place) => ({
      name: period,
      cells: series.map(({ source, counts }) => ({
        value: counts[place]!,
        posts: counts[place]! > 0 ? { ...postsOf(source), span: within(period, around.span) } : undefined,
      })),
    })),
  };
  return {
    table,
    axis: 'x',
    height: 300,
    option: (look) => {
      const { theme } = look;
      const top = topOf(look);
      return {
        ...baseOption(look, table, { trigger: 'item' }),
        ...legendOf(look),
        grid: {
          left: 8,
          right: 12,
          top: top + 40,
          bottom: 8,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        ...periodAxes(look, periods),
        series: series.map(({ source, counts }, place) => ({
          type: 'bar' as const,
          stack: 'all',
          name: nameOf(source),
          data: barsOf(counts),
          itemStyle: {
            color: theme.colors[source === undefined ? OTHERS_COLOR : source === '' ? NONE_COLOR : place]!,
            borderColor: theme.background,
            borderWidth: periods.length > 150 ? 0 : 0.5,
          },
          barMaxWidth: 56,
          barCategoryGap: '20%',
          emphasis: emphasis(look),
        })),
      };
    },
  };
}

/** A period, as far as it is in the span. */
function within(period: string, span: PeriodSpan | undefined): PeriodSpan {
  const cut = (edge: string | undefined): string => (edge?.startsWith(period) === true ? edge : period);
  return { from: cut(span?.from), to: cut(span?.to) };
}
