import { addDays } from '@quote-elt/shared';
import { html } from 'hono/html';
import { drawChart } from '../../charts/draw-chart.ts';
import { heatMap } from '../../charts/heat-map.ts';
import { countOf } from '../../terminal/format.ts';
import { hoursOfDays } from '../data/hours-of-days.ts';
import type { ReportData } from '../data/report-data.ts';
import { totalsOf, totalsSentence } from '../data/totals.ts';

/** How many days the heat map shows, whatever trends do. */
const DAYS = 90;

/** What came of every tick of the last days, in one sentence, and each of their hours. */
export function totals(report: ReportData) {
  const first = addDays(report.date, 1 - DAYS);
  const data = { ...report, history: report.history.filter(({ run_date }) => run_date >= first) };
  const sum = totalsOf(data);
  if (sum.days === 0 && sum.uncounted === 0) return '';
  const days = hoursOfDays(data);
  const label = `Heat map: completeness of each hour of ${countOf(days.length, 'day')} up to ${data.date}`;
  return html`<section class="totals"><h2>${totalsSentence(sum, data.recordsPerTick)}</h2>
<p class="note">${countOf(sum.days, 'day')}, each of 24 hours, UTC. A missing tick left no row${
    data.recordsPerTick === 1 ? ', a doubled row came beyond the one of its tick' : ''
  }.${sum.uncounted === 0 ? '' : ` ${countOf(sum.uncounted, 'day')} more failed before the rows were counted.`}</p>
${data.history.length < 2 ? '' : drawChart(heatMap(days, label))}</section>`;
}
