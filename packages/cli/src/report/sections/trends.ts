import { html } from 'hono/html';
import { statsOf } from '../../day-stats.ts';
import { formatCount, formatNumber, formatShare } from '../../terminal/format.ts';
import { drawChart } from '../charts/draw-chart.ts';
import { trend } from '../charts/trend.ts';
import type { ReportData } from '../report-data.ts';
import { foldedTable } from '../report-table.ts';

type Day = ReportData['history'][number];

/** The figures that are followed; the metric is what drift calls them. */
const FOLLOWED: readonly {
  readonly title: string;
  readonly metric: string;
  readonly read: (day: Day) => number | null;
  readonly format: (value: number) => string;
}[] = [
  { title: 'Rows', metric: 'rows', read: ({ rows }) => rows, format: formatCount },
  { title: 'Completeness', metric: 'completeness', read: ({ completeness }) => completeness, format: formatShare },
  {
    title: 'Distinct quotes',
    metric: 'distinct_quotes',
    read: (day) => statsOf(day)?.distinct_quotes ?? null,
    format: formatCount,
  },
  { title: 'Variance', metric: 'variance', read: (day) => statsOf(day)?.variance ?? null, format: formatNumber },
];

/** The figures of the recorded days. */
export function trends({ history }: ReportData) {
  if (history.length < 2)
    return html`<section><h2>Trends</h2><p class="note">They begin with the second recorded day.</p></section>`;
  const figures = FOLLOWED.map(({ title, metric, read, format }) => {
    const points = history.map((day) => ({
      date: day.run_date,
      value: read(day),
      drifted: day.drift.some((finding) => finding.metric === metric),
    }));
    const label = `Line chart: ${title.toLowerCase()} over ${history.length} days`;
    return html`<figure><figcaption>${title}</figcaption>${drawChart(trend(label, points, format), 'half')}</figure>`;
  });
  return html`<section><h2>Trends</h2>
<p class="note">${history.length} recorded days; a diamond marks a figure far from the days before it.</p>
<div class="trends">${figures}</div>
${foldedTable(
  'The figures of each day',
  ['day', 'status', 'rows', 'complete', 'distinct', 'variance'],
  history
    .toReversed()
    .map((day) => [
      day.run_date,
      day.status,
      day.rows,
      formatShare(day.completeness),
      statsOf(day)?.distinct_quotes ?? 0,
      formatNumber(statsOf(day)?.variance ?? 0),
    ]),
)}</section>`;
}
