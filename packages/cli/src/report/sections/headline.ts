import { html } from 'hono/html';
import type { ReportCard, ReportExcerpt } from '../../charts/report-section.ts';
import { reportCards, reportExcerpt } from '../../record/record.ts';
import { type DayCard, dayCards } from '../data/day-cards.ts';
import type { ReportData } from '../data/report-data.ts';

/** The day's figures in one look, and the text that stands for it. */
export function headline(data: ReportData) {
  const { records } = data.day;
  const { rows, completeness, checks, drift } = dayCards(data);
  const own = reportCards(records);
  const behind = (name: ReportCard['behind']) =>
    own.filter((each) => each.behind === name).map((each) => html`\n${card({ ...each, tone: 'quiet' })}`);
  return html`<dl class="cards">
${card(rows)}${behind('rows')}
${card(completeness)}${behind('completeness')}
${card(checks)}
${card(drift)}
</dl>
${excerpt(records === null ? undefined : reportExcerpt(records))}`;
}

function card({ name, value, more, tone }: DayCard) {
  return html`<div class="${tone}"><dt>${name}</dt><dd>${value}<small>${more}</small></dd></div>`;
}

function excerpt(shown: ReportExcerpt | undefined) {
  if (shown === undefined) return '';
  const { label, note, text, by } = shown;
  return html`<section aria-label="${label}"><p class="note">${note}</p>
<blockquote><p dir="auto">${text}</p><footer dir="auto">${by}</footer></blockquote></section>`;
}
