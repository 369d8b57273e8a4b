import { html } from 'hono/html';
import { completenessStrip } from '../../charts/completeness-strip.ts';
import { countHistogram } from '../../charts/count-histogram.ts';
import { drawChart } from '../../charts/draw-chart.ts';
import { ranking } from '../../charts/ranking.ts';
import { missingUntil, tickStrip } from '../../charts/tick-strip.ts';
import { formatCount, formatShare } from '../../terminal/format.ts';
import type { ReportData } from '../data/report-data.ts';
import { foldedTable } from '../page/report-table.ts';

/** What came: quotes, how often, authors, sources. */
export function whatCame({ day }: ReportData) {
  if (day.stats === null)
    return html`<section><h2>Quotes</h2><p class="note">No quote was stored on this day.</p></section>`;
  const quotes = day.commonQuotes.map(({ quote_text, quote_count }) => ({ name: quote_text, value: quote_count }));
  const authors = day.authors.map(({ author, rows }) => ({ name: author, value: rows }));
  const sources = day.sources.map(({ source, rows }) => ({ name: source, value: rows }));
  return html`<section><h2>Most common quotes</h2><p class="note">Times each was ingested on this day.</p>
${drawChart(ranking('Bar chart: the most common quotes and how often each came', quotes))}
${foldedTable(
  'The quotes in full',
  ['quote', 'author', 'times'],
  day.commonQuotes.map(({ quote_text, author, quote_count }) => [quote_text, author, quote_count]),
)}</section>
<section><h2>How often quotes came</h2><p class="note">Quotes by the number of times each was ingested.</p>
${drawChart(countHistogram(day.countsOfCounts))}
${foldedTable(
  'The counts',
  ['times', 'quotes'],
  day.countsOfCounts.map(({ quote_count, quotes: n }) => [quote_count, n]),
)}</section>
<div class="pair"><section><h2>Authors</h2><p class="note">By rows of this day.</p>
${drawChart(ranking('Bar chart: rows of each of the most frequent authors', authors), 'half')}
${foldedTable(
  'Rows and quotes of each',
  ['author', 'rows', 'distinct quotes'],
  day.authors.map(({ author, rows, quotes: n }) => [author, rows, n]),
)}</section>
<section><h2>Sources</h2><p class="note">Which API answered.</p>
${drawChart(ranking('Bar chart: rows from each source', sources), 'half')}
${foldedTable(
  'Share of each',
  ['source', 'rows', 'share'],
  day.sources.map(({ source, rows }) => [source, rows, formatShare(rows / (day.rows - day.rejected))]),
)}
${
  day.rejectReasons.length === 0
    ? html`<p class="note">No row was rejected.</p>`
    : html`<h2>Rejected rows</h2>${foldedTable(
        'Reasons',
        ['reason', 'rows'],
        day.rejectReasons.map(({ reject_reason, rows }) => [reject_reason, rows]),
      )}`
}</section></div>`;
}

/** Every tick of the day and what became of it. */
export function everyTick({ day, date, tickSeconds, asOf }: ReportData) {
  const untilSecond = (asOf.getTime() - Date.parse(date)) / 1000;
  const runs = tickStrip(day.slots, tickSeconds, untilSecond);
  const missing = missingUntil(day.missing_ticks, tickSeconds, asOf.getTime());
  const ticks = missing.reduce((sum, { count }) => sum + count, 0);
  const label = `Strip of the day's 24 hours: ${formatCount(day.slots.size)} ticks stored, ${formatShare(day.completeness)} of the day`;
  return html`<section><h2>Every tick of the day</h2>
<p class="note">A row is an hour in UTC, from minute 0 to 60. ${formatCount(day.slots.size)} ticks left a row.</p>
${drawChart(completenessStrip(runs, label))}
${
  missing.length === 0
    ? html`<p class="good">No tick is missing.</p>`
    : html`<details><summary>${formatCount(ticks)} missing ticks, in ${formatCount(missing.length)} ${missing.length === 1 ? 'stretch' : 'stretches'}</summary><ul class="ranges">${missing.map(
        ({ from, to, count }) =>
          html`<li>${from.slice(11, 16)}${count === 1 ? '' : ` to ${to.slice(11, 16)} (${formatCount(count)})`}</li>`,
      )}</ul></details>`
}</section>`;
}
