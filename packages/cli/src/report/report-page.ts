import { INPUTS, MODELS, orderModels } from '@quote-elt/transform';
import { html, raw } from 'hono/html';
import { drawChart } from '../charts/draw-chart.ts';
import { modelGraph } from '../charts/model-graph.ts';
import { REPORT_TITLE, SHOWN_MART } from '../record/record.ts';
import type { ReportData } from './data/report-data.ts';
import { REPORT_STYLE } from './page/report-style.ts';
import { everyTick } from './sections/every-tick.ts';
import { headline } from './sections/headline.ts';
import { quality } from './sections/quality.ts';
import { trends } from './sections/trends.ts';
import { whatCame } from './sections/what-came.ts';

/** Nothing is asked of anyone: the page holds all it shows. */
const CLOSED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A report as one HTML page that needs nothing besides. */
export async function reportPage(data: ReportData): Promise<string> {
  return String(await page(data, CLOSED, ''));
}

/** The same page with a script that shows the newest one whenever the server says so. */
export async function livePage(data: ReportData): Promise<string> {
  const policy = `${CLOSED}; script-src 'unsafe-inline'; connect-src 'self'`;
  return String(await page(data, policy, html`<script>${raw(REFRESH)}</script>`));
}

const REFRESH = `
let busy = false;
let again = false;
const refresh = async () => {
  const answer = await fetch('/');
  if (!answer.ok) return;
  const open = [...document.querySelectorAll('details')].map((each) => each.open);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  next.querySelectorAll('details').forEach((each, index) => { each.open = open[index] ?? false; });
  document.querySelector('main').replaceWith(next);
};
new EventSource('/ticks').onmessage = async () => {
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) {
      again = false;
      await refresh();
    }
  } finally {
    busy = false;
  }
};
`;

function page(data: ReportData, policy: string, script: ReturnType<typeof html> | '') {
  const { date, place, record, tickSeconds } = data;
  const shown = record?.output_sha256[SHOWN_MART];
  return html`<!doctype html>
<html lang="en"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${REPORT_TITLE} ${date}</title><link rel="icon" href="data:,">
<style>${raw(REPORT_STYLE)}</style>${script}</head>
<body><main>
<header><h1>${REPORT_TITLE} <span>${date}</span></h1>
<p>${place} · a tick each ${tickSeconds === 60 ? 'minute' : `${tickSeconds} seconds`} · ${
    record === undefined
      ? 'not transformed yet'
      : `${record.status}, transformed ${record.finished_at.slice(0, 16).replace('T', ' ')} UTC, attempt ${record.attempts}`
  }</p></header>
${headline(data)}
${everyTick(data)}
${whatCame(data)}
${trends(data)}
${quality(data)}
<section><h2>Models</h2><p class="note">Each is one select; arrows run from what is read to what reads it.</p>
${drawChart(modelGraph(orderModels(MODELS, INPUTS)))}</section>
<footer>Read ${data.asOf.toISOString()}${record === undefined ? '' : ` · models ${record.model_version.slice(0, 16)}`}${
    shown === undefined ? '' : ` · ${SHOWN_MART} ${shown.slice(0, 16)}`
  }</footer>
</main></body></html>
`;
}
