import { FOLLOWED_FIGURES, figureOf } from '@quote-elt/transform';
import { html } from 'hono/html';
import { drawChart } from '../../charts/draw-chart.ts';
import { trend } from '../../charts/trend.ts';
import { countOf, formatFigure } from '../../terminal/format.ts';
import { NOT_COMPUTED } from '../data/day-cards.ts';
import { wasCounted } from '../data/day-state.ts';
import type { ReportData } from '../data/report-data.ts';
import { foldedTable } from '../page/report-table.ts';

/** The figures of the recorded days. */
export function trends({ history }: ReportData) {
  if (history.length < 2)
    return html`<section><h2>Trends</h2><p class="note">They begin with the second recorded day.</p></section>`;
  const valueOn = (day: ReportData['history'][number], name: string) =>
    wasCounted(day) ? (figureOf(day, name) ?? null) : null;
  const figures = FOLLOWED_FIGURES.map(({ name, title, unit }) => {
    const points = history.map((day) => ({
      date: day.run_date,
      value: valueOn(day, name),
      drifted: day.drift.some(({ metric }) => metric === name),
    }));
    const format = (value: number) => formatFigure(value, unit);
    const label = `Line chart: ${title.toLowerCase()} over ${countOf(history.length, 'day')}`;
    const chart = trend(label, points, { format, isShare: unit === 'share' });
    return html`<figure><figcaption>${title}</figcaption>${drawChart(chart, 'half')}</figure>`;
  });
  return html`<section><h2>Trends</h2>
<p class="note">${history.length} recorded days; a diamond marks a figure far from the days before it, a gap a day without the figure.</p>
<div class="trends">${figures}</div>
${foldedTable(
  'The figures of each day',
  ['day', 'status', ...FOLLOWED_FIGURES.map(({ heading }) => heading)],
  history.toReversed().map((day) => [
    day.run_date,
    day.status,
    ...FOLLOWED_FIGURES.map(({ name, unit }) => {
      const value = valueOn(day, name);
      if (value === null) return NOT_COMPUTED;
      return unit === 'count' ? value : formatFigure(value, unit);
    }),
  ]),
)}</section>`;
}
