import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { html, raw } from 'hono/html';

use([BarChart, CustomChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** A chart, in terms of the width it is drawn for: text on a phone is as large as on a desk. */
export interface Chart {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  /** Height in pixels at a width. */
  readonly height: (width: number) => number;
  readonly option: (width: number) => EChartsCoreOption;
}

/** Colours come from the page's style, so that one drawing serves light and dark. */
export const INK = {
  text: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  accent: 'var(--accent)',
  alert: 'var(--alert)',
  faint: 'var(--faint)',
  stored: 'var(--stored)',
} as const;

/** Widths that a chart is drawn for; the page's style shows the one that fits. Half is one of two in a row. */
const WIDTHS = { full: { wide: 880, narrow: 312 }, half: { wide: 410, narrow: 312 } } as const;

/** Both drawings of a chart, as SVG within the page. */
export function drawChart(chart: Chart, place: keyof typeof WIDTHS = 'full') {
  const { wide, narrow } = WIDTHS[place];
  return html`<div class="chart wide" role="img" aria-label="${chart.label}">${raw(toSvg(chart, wide))}</div>
<div class="chart narrow" role="img" aria-label="${chart.label}">${raw(toSvg(chart, narrow))}</div>`;
}

function toSvg({ option, height }: Chart, width: number): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height: height(width) });
  try {
    drawing.setOption({
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif', color: INK.text },
      ...option(width),
    });
    // Names may come from outside. SVG takes its direction from the page's style, which reads this as HTML does.
    return drawing.renderToSVGString().replaceAll('<text ', '<text dir="auto" ');
  } finally {
    drawing.dispose();
  }
}

/** An axis of values in the page's colours. */
export const VALUE_AXIS = {
  type: 'value',
  axisLabel: { color: INK.muted },
  splitLine: { lineStyle: { color: INK.line } },
} as const;

/** An axis of names in the page's colours. */
export const NAME_AXIS = {
  type: 'category',
  axisLabel: { color: INK.text },
  axisLine: { lineStyle: { color: INK.line } },
  axisTick: { show: false },
} as const;
