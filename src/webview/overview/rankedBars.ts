import type {
  HealthData,
  MarkedPosts,
  OverviewData,
  OverviewTexts,
} from '../../protocol/overviewMessages.ts';
import {
  barTips,
  baseOption,
  emphasis,
  nameAxis,
  numberText,
  topOf,
  type ChartTable,
  type Drawing,
} from './drawing.ts';

/** More bars than these are in the table alone. */
const MOST_BARS = 15;

/** In CSS pixels. */
const BAR_ROOM = 24;

interface RankedRow {
  readonly name: string;
  readonly value: number;
  readonly posts: MarkedPosts;
}

/** Names with bars beside them, the longest first. */
export function drawRanked(
  head: string,
  column: string,
  rows: readonly RankedRow[],
  color: 'blue' | 'orange' | 'green' | 'purple' | 'yellow' | 'red',
): Drawing {
  const table: ChartTable = {
    head,
    columns: [{ name: column }],
    rows: rows.map(({ name, value, posts }) => ({ name, cells: [{ value, posts }] })),
  };
  const shown = rows.slice(0, MOST_BARS);
  return {
    table,
    axis: 'y',
    height: Math.max(3, shown.length) * BAR_ROOM + 16,
    option: (look) => {
      const { theme } = look;
      const place = ['blue', 'orange', 'green', 'purple', 'yellow', 'red'].indexOf(color);
      return {
        ...baseOption(look, table, barTips(look)),
        grid: {
          left: 4,
          right: 56,
          top: topOf(look),
          bottom: 4,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        xAxis: { type: 'value', show: false },
        ...nameAxis(
          look,
          shown.map(({ name }) => name),
        ),
        series: [
          {
            type: 'bar',
            name: column,
            data: shown.map(({ value }) => value),
            itemStyle: { color: theme.colors[place]!, borderRadius: 2 },
            barMinHeight: 2,
            barWidth: 12,
            emphasis: emphasis(look),
            label: {
              show: true,
              position: 'right',
              color: theme.muted,
              fontFamily: theme.font,
              fontSize: theme.fontSize,
              formatter: ({ value }: { readonly value: unknown }) => numberText(Number(value)),
            },
          },
        ],
      };
    },
  };
}

export function drawTags({ tags }: OverviewData, texts: OverviewTexts, around: MarkedPosts): Drawing {
  const rows = tags.map(({ value, count }) => ({
    name: value,
    value: count,
    posts: { ...around, tag: value },
  }));
  return drawRanked(texts.tag, texts.posts, rows, 'green');
}

/** A gap has no posts: it leads to those of the days at its ends. */
export function drawGaps({ gaps }: OverviewData, texts: OverviewTexts): Drawing {
  const rows = gaps.greatest.map(({ before, after, days }) => ({
    name: `${before} – ${after}`,
    value: days,
    posts: { span: { from: before, to: after } },
  }));
  return drawRanked(texts.gap, texts.gapDays, rows, 'purple');
}

export function drawBursts({ bursts }: OverviewData, texts: OverviewTexts): Drawing {
  const rows = bursts.greatest.map(({ day, count, usual }) => ({
    name: `${day} (${texts.usual}: ${numberText(usual)})`,
    value: count,
    posts: { span: { from: day, to: day } },
  }));
  return drawRanked(texts.day, texts.posts, rows, 'orange');
}

export function drawProblems({ problems }: HealthData, texts: OverviewTexts): Drawing {
  const rows = problems.map(({ code, posts }) => ({
    name: texts.problems[code] ?? code,
    value: posts,
    posts: { problem: code },
  }));
  return drawRanked(texts.problem, texts.posts, rows, 'red');
}

export function drawJunk({ kinds }: HealthData, texts: OverviewTexts): Drawing {
  const rows = kinds.map(({ kind, pieces }) => ({
    name: texts.kinds[kind] ?? kind,
    value: pieces,
    posts: { junk: kind },
  }));
  return drawRanked(texts.kind, texts.pieces, rows, 'orange');
}
