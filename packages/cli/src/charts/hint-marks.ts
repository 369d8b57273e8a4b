import { html } from 'hono/html';

/** The style by which ECharts answers a pointer: it would give marks fixed colours in place of the page's. */
const POINTER_STYLE = /<style ?><!\[CDATA\[.*?\]\]>\s*<\/style>/s;

/** A mark of a chart with the place of its series and of its datum. */
const MARK =
  /(<path [^>]*?) ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)" ecmeta_ssr_type="chart"([^>]*)><\/path>/g;

/** The SVG of ECharts with what its marks say when they are pointed at, and without what ECharts itself would do then. */
export function hintMarks(svg: string, hints: readonly (readonly string[])[]): string {
  return svg
    .replace(POINTER_STYLE, '')
    .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
    .replaceAll(MARK, (_mark, before: string, series: string, datum: string, after: string) => {
      const hint = hints[Number(series)]?.[Number(datum)];
      const title = hint === undefined ? '' : html`<title dir="auto">${hint}</title>`;
      return `${before}${after}>${String(title)}</path>`;
    })
    .replaceAll(/ ecmeta_\w+="[^"]*"/g, '');
}
