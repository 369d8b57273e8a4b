import { html } from 'hono/html';
import type { ReportCard, ReportExcerpt } from '../../charts/report-section.ts';
import { reportCards, reportExcerpt } from '../../record/record.ts';
import { formatCount, formatShare } from '../../terminal/format.ts';
import type { ReportData } from '../data/report-data.ts';

/** The day's figures in one look, and the text that stands for it. */
export function headline({ day, record }: ReportData) {
  const passed = record?.checks.filter(({ status }) => status === 'passed').length ?? 0;
  const cards = reportCards(day.records);
  const behind = (name: ReportCard['behind']) =>
    cards.filter((each) => each.behind === name).map((each) => html`\n${card(each)}`);
  return html`<dl class="cards">
${card({ name: 'rows', value: formatCount(day.rows), more: `${formatCount(day.rejected)} rejected` })}${behind('rows')}
${card({
  name: 'completeness',
  value: formatShare(day.completeness),
  more: record === undefined ? 'of the whole day, so far' : `${formatCount(day.missing_count)} ticks missing`,
})}${behind('completeness')}
${card({
  name: 'checks',
  value: record === undefined ? '—' : `${passed} of ${record.checks.length}`,
  more: record === undefined ? 'run when the day closes' : 'passed',
})}
${card({
  name: 'drift',
  value: record === undefined ? '—' : formatCount(record.drift.length),
  more: 'figures far from the days before',
})}
</dl>
${excerpt(day.records === null ? undefined : reportExcerpt(day.records))}`;
}

function card({ name, value, more }: Omit<ReportCard, 'behind'>) {
  return html`<div><dt>${name}</dt><dd>${value}<small>${more}</small></dd></div>`;
}

function excerpt(shown: ReportExcerpt | undefined) {
  if (shown === undefined) return '';
  const { label, note, text, by } = shown;
  return html`<section aria-label="${label}"><p class="note">${note}</p>
<blockquote><p dir="auto">${text}</p><footer dir="auto">${by}</footer></blockquote></section>`;
}
