import { PROJECT, REPOSITORY } from '@quote-elt/runtime';
import { INPUTS, MODELS, orderModels } from '@quote-elt/transform';
import { html, raw } from 'hono/html';
import { drawChart } from '../charts/draw-chart.ts';
import { modelGraph } from '../charts/model-graph.ts';
import { REPORT_TITLE, SHOWN_MART } from '../record/record.ts';
import { formatCount } from '../terminal/format.ts';
import { dayState } from './data/day-state.ts';
import type { ReportData } from './data/report-data.ts';
import { type DayLinks, dayNav } from './page/day-nav.ts';
import { GONE, REFRESH } from './page/refresh-script.ts';
import { REPORT_STYLE } from './page/report-style.ts';
import { everyTick } from './sections/every-tick.ts';
import { headline } from './sections/headline.ts';
import { quality } from './sections/quality.ts';
import { totals } from './sections/totals.ts';
import { trends } from './sections/trends.ts';
import { whatCame } from './sections/what-came.ts';

/** Nothing is asked of anyone: the page holds all it shows. */
const CLOSED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A report as one HTML page that needs nothing besides; `links` are the addresses of the pages of other days. */
export async function reportPage(data: ReportData, links: DayLinks = new Map()): Promise<string> {
  return String(await page(data, links, { policy: CLOSED, script: '', notice: '' }));
}

/** The same page with a script that shows the newest one whenever the server says so, and says when the server has gone. */
export async function livePage(data: ReportData, links: DayLinks = new Map()): Promise<string> {
  const policy = `${CLOSED}; script-src 'unsafe-inline'; connect-src 'self'`;
  return String(await page(data, links, { policy, script: html`<script>${raw(REFRESH)}</script>`, notice: GONE }));
}

type Html = ReturnType<typeof html> | '';

/** What a live page has besides. */
interface Frame {
  readonly policy: string;
  readonly script: Html;
  readonly notice: Html;
}

function page(data: ReportData, links: DayLinks, { policy, script, notice }: Frame) {
  const { date, place, record, tickSeconds } = data;
  const shown = record?.output_sha256[SHOWN_MART];
  const state = dayState(data);
  return html`<!doctype html>
<html lang="en"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${REPORT_TITLE} ${date}</title><link rel="icon" href="data:,">
<style>${raw(REPORT_STYLE)}</style>${script}</head>
<body>${notice}<main>
<header><h1>${REPORT_TITLE} <span>${date}</span> <span class="badge ${state.tone}">${state.words}</span></h1>
<p class="why ${state.tone}" dir="auto">${capital(state.why)}.</p>
<p>${place} · a tick each ${tickSeconds === 60 ? 'minute' : `${formatCount(tickSeconds)} seconds`}${
    record === undefined
      ? ''
      : ` · ${record.status}, last run ${(record.failure?.at ?? record.finished_at).slice(0, 16).replace('T', ' ')} UTC, attempt ${formatCount(record.attempts)}`
  }</p>${dayNav(date, links)}</header>
${totals(data)}
${headline(data)}
${everyTick(data)}
${whatCame(data)}
${trends(data)}
${quality(data)}
<section><h2>Models</h2><p class="note">Each is one select; arrows run from what is read to what reads it.</p>
${drawChart(modelGraph(orderModels(MODELS, INPUTS)))}</section>
<footer>Read ${data.asOf.toISOString()}${record === undefined ? '' : ` · models ${record.model_version.slice(0, 16)}`}${
    shown === undefined ? '' : ` · ${SHOWN_MART} ${shown.slice(0, 16)}`
  } · <a href="${REPOSITORY}">${PROJECT}</a>, ${REPOSITORY}</footer>
</main></body></html>
`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
