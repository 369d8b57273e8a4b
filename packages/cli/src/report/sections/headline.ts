import { html } from 'hono/html';
import { formatCount, formatNumber, formatShare } from '../../terminal/format.ts';
import type { ReportData } from '../data/report-data.ts';

/** The day's figures in one look, and its most common quote. */
export function headline({ day, record }: ReportData) {
  const { stats } = day;
  const passed = record?.checks.filter(({ status }) => status === 'passed').length ?? 0;
  return html`<dl class="cards">
${card('rows', formatCount(day.rows), `${formatCount(day.rejected)} rejected`)}
${card('distinct quotes', formatCount(stats?.distinct_quotes ?? 0), stats === null ? '' : `each ${stats.minimum} to ${stats.maximum} times, range ${stats.range}`)}
${card('completeness', formatShare(day.completeness), record === undefined ? 'of the whole day, so far' : `${formatCount(day.missing_count)} ticks missing`)}
${card('deviation', (stats?.standard_deviation ?? 0).toFixed(3), `standard; variance ${formatNumber(stats?.variance ?? 0)}`)}
${card('checks', record === undefined ? '—' : `${passed} of ${record.checks.length}`, record === undefined ? 'run when the day closes' : 'passed')}
${card('drift', record === undefined ? '—' : formatCount(record.drift.length), 'figures far from the days before')}
</dl>
${
  stats === null
    ? ''
    : html`<section aria-label="Most common quote"><p class="note">The most common quote, ${formatCount(stats.maximum)} times</p>
<blockquote><p dir="auto">${stats.most_common_quote}</p><footer dir="auto">${stats.most_common_author}</footer></blockquote></section>`
}`;
}

function card(name: string, value: string, more: string) {
  return html`<div><dt>${name}</dt><dd>${value}<small>${more}</small></dd></div>`;
}
