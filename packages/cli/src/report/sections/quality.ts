import { figureNamed } from '@quote-elt/transform';
import { html } from 'hono/html';
import { formatFigure, formatNumber } from '../../terminal/format.ts';
import { isOfRunBefore } from '../data/day-state.ts';
import type { ReportData } from '../data/report-data.ts';
import { foldedTable, reportTable } from '../page/report-table.ts';

/** What the checks said, the rows that broke them, and which figures drifted. */
export function quality({ record, history, day }: ReportData) {
  return html`<section><h2>Checks and drift</h2>
${record === undefined ? html`<p class="note">This day is not transformed yet; its checks run when it is.</p>` : checks(record)}
${day.broken.map(
  ({ check, columns, rows }) =>
    html`<h3>Rows that break ${check}</h3>${reportTable(`Rows that break ${check}`, columns, rows)}`,
)}
${drift(history)}</section>`;
}

function checks(record: ReportData['history'][number]) {
  const { checks: results, failure } = record;
  const before = isOfRunBefore(record) ? ' in the run before' : '';
  const broken = results.filter(({ status }) => status !== 'passed');
  const rows = (list: typeof results) => list.map(({ name, status, failures }) => [name, status, failures]);
  return html`${failure === undefined ? '' : html`<p class="bad" dir="auto">The last run failed: ${failure.message} (${failure.code})</p>`}
${results.length === 0 ? html`<p class="note">No check was run.</p>` : verdict()}`;

  function verdict() {
    return html`${
      broken.length === 0
        ? html`<p class="${before === '' ? 'good' : 'note'}">All ${results.length} checks passed${before}.</p>`
        : reportTable(`Checks that did not pass${before}`, ['check', 'status', 'rows'], rows(broken))
    }
${foldedTable(`All ${results.length} checks${before}`, ['check', 'status', 'rows'], rows(results))}`;
  }
}

function drift(history: ReportData['history']) {
  const findings = history
    .toReversed()
    .flatMap(({ run_date, drift: found }) => found.map((finding) => ({ run_date, ...finding })));
  if (findings.length === 0) return html`<p class="note">No figure of the recorded days drifted.</p>`;
  return html`<p class="note">Figures far from the median of the days before them:</p>
${reportTable(
  'Drift',
  ['day', 'figure', 'value', 'expected', 'score'],
  findings.map(({ run_date, metric, value, expected, score }) => {
    const unit = figureNamed(metric)?.unit ?? 'number';
    // A median of counts may lie between two of them.
    const written = (each: number) => formatFigure(each, unit === 'count' ? 'number' : unit);
    return [run_date, metric, written(value), written(expected), formatNumber(score)];
  }),
)}`;
}
