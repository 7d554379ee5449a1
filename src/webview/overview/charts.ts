// What of the chart library is used, and nothing else.
import { BarChart, type BarSeriesOption } from 'echarts/charts';
import {
  AriaComponent,
  BrushComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  type AriaComponentOption,
  type BrushComponentOption,
  type DataZoomComponentOption,
  type GridComponentOption,
  type LegendComponentOption,
  type TitleComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import { init, use, type ComposeOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  AriaComponent,
  BarChart,
  BrushComponent,
  CanvasRenderer,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
]);

export type Chart = EChartsType;
export type { TooltipComponentOption };

export type ChartOption = ComposeOption<
  | AriaComponentOption
  | BarSeriesOption
  | BrushComponentOption
  | DataZoomComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;

/** Makes a chart in an element of the page: of SVG, so that it stays sharp and needs no inline style. */
export function makeChart(element: HTMLElement): Chart {
  return init(element, null, { renderer: 'svg' });
}

/** Draws a picture that is not shown. */
export function drawPicture(
  option: ChartOption,
  format: 'png' | 'svg',
  size: { readonly width: number; readonly height: number },
): Uint8Array {
  if (format === 'svg') {
    const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
    chart.setOption(option);
    const svg = chart.renderToSVGString();
    chart.dispose();
    return new TextEncoder().encode(svg);
  }
  const chart = init(document.createElement('div'), null, {
    renderer: 'canvas',
    devicePixelRatio: 2,
    ...size,
  });
  chart.setOption(option);
  const address = chart.getDataURL({ type: 'png', pixelRatio: 2 });
  chart.dispose();
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
}
