import { html } from 'hono/html';
import { completenessStrip } from '../../charts/completeness-strip.ts';
import { drawChart } from '../../charts/draw-chart.ts';
import { missingUntil, tickStrip } from '../../charts/tick-strip.ts';
import { countOf, formatCount, formatShare } from '../../terminal/format.ts';
import type { ReportData } from '../data/report-data.ts';

/** Every tick of the day: who answered it, or what became of it. */
export function everyTick({ day, date, tickSeconds, asOf }: ReportData) {
  const untilSecond = (asOf.getTime() - Date.parse(date)) / 1000;
  const runs = tickStrip({ slots: day.slots, sources: day.tickSources, tickSeconds, untilSecond });
  const missing = missingUntil(day.missing_ticks, tickSeconds, asOf.getTime());
  const ticks = missing.reduce((sum, { count }) => sum + count, 0);
  const stored = countOf(day.slots.size, 'tick');
  const label = `Strip of the day's 24 hours: ${stored} stored, ${formatShare(day.completeness)} of the day`;
  const sources = day.sources.map(({ source }) => source);
  return html`<section><h2>Every tick of the day</h2>
<p class="note">A row is an hour in UTC, from minute 0 to 60; a colour is the source that answered. ${stored} left a row.</p>
${drawChart(completenessStrip(runs, sources, label))}
${
  missing.length === 0
    ? html`<p class="good">No tick is missing.</p>`
    : html`<details><summary>${countOf(ticks, 'missing tick')}, in ${countOf(missing.length, 'stretch', 'stretches')}</summary><ul class="ranges">${missing.map(
        ({ from, to, count }) =>
          html`<li>${from.slice(11, 16)}${count === 1 ? '' : ` to ${to.slice(11, 16)} (${formatCount(count)})`}</li>`,
      )}</ul></details>`
}</section>`;
}
