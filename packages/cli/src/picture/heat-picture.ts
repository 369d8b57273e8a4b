import type { RunRecord } from '@quote-elt/shared';
import { html, raw } from 'hono/html';
import { chartSvg } from '../charts/draw-chart.ts';
import { heatMap } from '../charts/heat-map.ts';
import { DEMO_TICK_SECONDS } from '../demo/ingest-day.ts';
import { hoursOfRecord } from '../report/data/hours-of-days.ts';
import { totalsOfRecords, totalsSentence } from '../report/data/totals.ts';
import { PALETTE } from '../report/page/palette.ts';
import { DEFAULT_SETTINGS } from '../store/kept-settings.ts';
import { countOf } from '../terminal/format.ts';

const WIDTH = 880;

/** Room for the sentence above the map, in pixels. */
const HEAD = 64;

/** The hours of recorded days of a demo as one SVG, with their totals in a sentence above it; it is light or dark as its reader is. */
export function heatPicture(records: readonly RunRecord[]): string {
  const sentence = totalsSentence(totalsOfRecords(records, DEMO_TICK_SECONDS), DEFAULT_SETTINGS.records_per_tick);
  const note = `${countOf(records.length, 'day')} of 24 hours, UTC: the part of the ticks of each hour that left a row`;
  const chart = heatMap(
    records.map((record) => hoursOfRecord(record, DEMO_TICK_SECONDS)),
    sentence,
  );
  // ECharts counts its drawings in its ids; the picture has one, and is the same whenever it is drawn.
  const map = chartSvg(chart, WIDTH)
    .replace('<svg ', `<svg y="${HEAD}" aria-hidden="true" `)
    .replaceAll(/\bzr\d+-/g, 'map-');
  const height = HEAD + chart.height(WIDTH) + 8;
  return String(html`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${sentence}. ${note}">
<style>${raw(PALETTE.trim())}
text { font-family: system-ui, sans-serif; }</style>
<rect width="100%" height="100%" rx="10" fill="var(--card)"/>
<text x="20" y="32" font-size="20" font-weight="600" fill="var(--ink)">${sentence}</text>
<text x="20" y="54" font-size="13" fill="var(--muted)">${note}</text>
${raw(map)}
</svg>
`);
}
