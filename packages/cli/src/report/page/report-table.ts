import { html } from 'hono/html';
import type { Cell } from '../../charts/report-section.ts';
import { formatNumber } from '../../terminal/format.ts';

/** Cells up to so many characters stay on one line, as an instant does. */
const SHORT = 24;

/** A table with a caption for those who do not see the page; wide ones scroll within themselves. */
export function reportTable(caption: string, headings: readonly string[], rows: readonly (readonly Cell[])[]) {
  const kind = (index: number) => {
    if (rows.some((row) => typeof row[index] === 'number')) return 'number';
    return rows.every((row) => String(row[index]).length <= SHORT) ? 'short' : '';
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<thead><tr>${headings.map((heading, index) => html`<th scope="col" class="${kind(index)}">${heading}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) => tableCell(cell, kind(index)))}</tr>
`,
  )}</tbody>
</table></div>`;
}

/** Any text may come from outside, in a script of its own direction. */
function tableCell(cell: Cell, kind: string) {
  if (typeof cell === 'number') return html`<td class="${kind}">${formatNumber(cell)}</td>`;
  return html`<td class="${kind}" dir="auto">${cell}</td>`;
}

/** The same table folded away: it holds the figures behind a chart. */
export function foldedTable(caption: string, headings: readonly string[], rows: readonly (readonly Cell[])[]) {
  return html`<details><summary>${caption}</summary>${reportTable(caption, headings, rows)}</details>`;
}
