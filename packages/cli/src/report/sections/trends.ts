import { FOLLOWED_FIGURES, figureOf } from '@quote-elt/transform';
import { html } from 'hono/html';
import { drawChart } from '../../charts/draw-chart.ts';
import { trend } from '../../charts/trend.ts';
import { formatFigure } from '../../terminal/format.ts';
import type { ReportData } from '../data/report-data.ts';
import { foldedTable } from '../page/report-table.ts';

/** The figures of the recorded days. */
export function trends({ history }: ReportData) {
  if (history.length < 2)
    return html`<section><h2>Trends</h2><p class="note">They begin with the second recorded day.</p></section>`;
  const figures = FOLLOWED_FIGURES.map(({ name, title, unit }) => {
    const points = history.map((day) => ({
      date: day.run_date,
      value: figureOf(day, name) ?? null,
      drifted: day.drift.some(({ metric }) => metric === name),
    }));
    const format = (value: number) => formatFigure(value, unit);
    const label = `Line chart: ${title.toLowerCase()} over ${history.length} days`;
    return html`<figure><figcaption>${title}</figcaption>${drawChart(trend(label, points, format), 'half')}</figure>`;
  });
  return html`<section><h2>Trends</h2>
<p class="note">${history.length} recorded days; a diamond marks a figure far from the days before it.</p>
<div class="trends">${figures}</div>
${foldedTable(
  'The figures of each day',
  ['day', 'status', ...FOLLOWED_FIGURES.map(({ heading }) => heading)],
  history.toReversed().map((day) => [
    day.run_date,
    day.status,
    ...FOLLOWED_FIGURES.map(({ name, unit }) => {
      const value = figureOf(day, name) ?? 0;
      return unit === 'count' ? value : formatFigure(value, unit);
    }),
  ]),
)}</section>`;
}
