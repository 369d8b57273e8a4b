/// <reference path="./echarts-file.d.ts" />
// One file: the hundreds of small ones that its parts are made of take ten times as long to load.
import { init, setPlatformAPI } from 'echarts/dist/echarts.esm.min.mjs';
import { html, raw } from 'hono/html';
import type { Chart } from './chart.ts';
import { hintMarks } from './hint-marks.ts';
import { INK } from './ink.ts';
import { textWidth } from './text-width.ts';

const DEFAULT_FONT_SIZE = 12;

setPlatformAPI({
  measureText: (text, font = '') => ({
    width: textWidth(text, Number(/([\d.]+)px/.exec(font)?.[1] ?? DEFAULT_FONT_SIZE)),
  }),
});

/** Widths that a chart is drawn for; the page's style shows the one that fits. Half is one of two in a row. */
const WIDTHS = { full: { wide: 880, narrow: 312 }, half: { wide: 410, narrow: 312 } } as const;

/** Both drawings of a chart, as SVG within the page. */
export function drawChart(chart: Chart, place: keyof typeof WIDTHS = 'full') {
  const { wide, narrow } = WIDTHS[place];
  return html`<div class="chart wide" role="img" aria-label="${chart.label}">${raw(chartSvg(chart, wide))}</div>
<div class="chart narrow" role="img" aria-label="${chart.label}">${raw(chartSvg(chart, narrow))}</div>`;
}

/** A chart as SVG of a width in pixels, in the colours of the page around it. */
export function chartSvg({ option, height, hints }: Chart, width: number): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height: height(width) });
  try {
    drawing.setOption({
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif', color: INK.text },
      ...option(width),
    });
    // Names may come from outside. SVG takes its direction from the page's style, which reads this as HTML does.
    return hintMarks(drawing.renderToSVGString(), hints ?? []).replaceAll('<text ', '<text dir="auto" ');
  } finally {
    drawing.dispose();
  }
}
