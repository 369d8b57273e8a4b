import type { CalendarDate } from '@quote-elt/shared';
import { html } from 'hono/html';

/** The addresses of the pages of days. */
export type DayLinks = ReadonlyMap<CalendarDate, string>;

/** Links to the pages of the days before and after a day, and of all others, folded away; nothing where there is none. */
export function dayNav(date: CalendarDate, links: DayLinks) {
  const days = [...links.keys()].filter((day) => day !== date).sort();
  if (days.length === 0) return '';
  const before = days.findLast((day) => day < date);
  const after = days.find((day) => day > date);
  const link = (day: CalendarDate, words: string) => html`<a href="${links.get(day)}">${words}</a>`;
  return html`
<nav class="days" aria-label="Other days">${before === undefined ? '' : link(before, `← ${before}`)}
${after === undefined ? '' : link(after, `${after} →`)}
<details><summary>All days</summary>${days.map((day) => html`${link(day, day)} `)}</details></nav>`;
}
