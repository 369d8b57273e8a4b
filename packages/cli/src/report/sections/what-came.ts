import { html } from 'hono/html';
import { drawChart } from '../../charts/draw-chart.ts';
import { ranking } from '../../charts/ranking.ts';
import type { ReportSection } from '../../charts/report-section.ts';
import { NOTHING_STORED, reportSections, sectionBesideSources } from '../../record/record.ts';
import { formatShare } from '../../terminal/format.ts';
import type { DayFigures } from '../data/day-figures.ts';
import type { ReportData } from '../data/report-data.ts';
import { foldedTable } from '../page/report-table.ts';

/** What came on the day: the sections about its records, where they came from, and which rows were rejected. */
export function whatCame({ day }: ReportData) {
  if (day.records === null)
    return html`<section><h2>${NOTHING_STORED.title}</h2><p class="note">${NOTHING_STORED.note}</p></section>`;
  return html`${reportSections(day.records).map((section) => drawSection(section))}<div class="pair">${drawSection(sectionBesideSources(day.records), 'half')}<section><h2>Sources</h2><p class="note">Which API answered.</p>
${drawChart(
  ranking(
    'Bar chart: rows from each source',
    day.sources.map(({ source, rows }) => ({ name: source, value: rows })),
  ),
  'half',
)}
${foldedTable(
  'Share of each',
  ['source', 'rows', 'share'],
  day.sources.map(({ source, rows }) => [source, rows, formatShare(rows / (day.rows - day.rejected))]),
)}
${rejected(day)}</section></div>`;
}

function drawSection({ title, note, chart, table }: ReportSection, place: 'full' | 'half' = 'full') {
  return html`<section><h2>${title}</h2><p class="note">${note}</p>
${drawChart(chart, place)}
${foldedTable(table.caption, table.headings, table.rows)}</section>
`;
}

function rejected({ rejectReasons }: DayFigures) {
  if (rejectReasons.length === 0) return html`<p class="note">No row was rejected.</p>`;
  return html`<h2>Rejected rows</h2>${foldedTable(
    'Reasons',
    ['reason', 'rows'],
    rejectReasons.map(({ reject_reason, rows }) => [reject_reason, rows]),
  )}`;
}
