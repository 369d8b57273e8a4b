import { visible } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import type { Row, ShownTable } from '@quote-elt/transform';
import { html, raw } from 'hono/html';
import { cellText } from '../report/page/cell-text.ts';
import { GONE, REFRESH } from '../report/page/refresh-script.ts';
import { REPORT_STYLE } from '../report/page/report-style.ts';
import { reportTable } from '../report/page/report-table.ts';
import { countOf, formatCount, formatMs } from '../terminal/format.ts';
import { builtText, checksText } from './build-line.ts';
import { brokenChecks, type DevBuild } from './dev-build.ts';

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'unsafe-inline'; connect-src 'self'";

/** The rows of a model are what this page is for, so it takes the whole window, and no long text presses the other columns together. */
const STYLE =
  'pre { overflow-x: auto; margin: 8px 0 0; } main { max-width: none; } td { min-width: 7em; max-width: 32em; } td.short, td.number { min-width: 0; }';

/** The page of the newest build: what went wrong, the checks, and the columns and rows of the select that was saved last. */
export async function devPage(date: CalendarDate, build: DevBuild): Promise<string> {
  const { shown, problem, notes, at } = build;
  return String(
    await html`<!doctype html>
<html lang="en"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Models ${date}</title><link rel="icon" href="data:,">
<style>${raw(REPORT_STYLE + STYLE)}</style><script>${raw(REFRESH)}</script></head>
<body>${GONE}<main>
<header><h1>Models <span>${date}</span></h1>
<p>${resultText(build)}, ${at.toISOString().slice(11, 19)} UTC</p></header>
${problem === undefined ? '' : problemSection(problem)}
${notes.length === 0 ? '' : html`<section><h2>Notes</h2>${notes.map(({ path, text }) => html`<p>${visible(path)}: ${text}</p>`)}</section>`}
${build.checks.length === 0 ? '' : checksSection(build)}
${shown === undefined ? '' : tableSection(shown)}
${build.built.length === 0 ? '' : builtSection(build)}
</main></body></html>
`,
  );
}

function resultText({ problem, built, ms, saved }: DevBuild): string {
  const what = saved.length === 0 ? 'as they are' : `after ${saved.map(visible).join(', ')} changed`;
  return problem === undefined ? `${builtText(built.length)} in ${formatMs(ms)}, ${what}` : `not built, ${what}`;
}

function problemSection({ code, place, lines, hint }: NonNullable<DevBuild['problem']>) {
  return html`<section><h2 class="bad">${place ?? code}</h2><pre>${lines.join('\n')}</pre>
${hint === undefined ? '' : html`<p class="note">${hint}</p>`}</section>`;
}

function checksSection(build: DevBuild) {
  const broken = brokenChecks(build);
  const text = checksText(build);
  return html`<section><h2>Checks</h2><p class="${broken.length === 0 ? 'good' : 'bad'}">${text}</p>
${broken.map(({ name, failures, rows }) => rowsTable(`${name}: ${countOf(failures, 'row')}, of which the first`, rows))}</section>`;
}

function tableSection({ name, path, columns, count, rows }: ShownTable) {
  const types = columns.map((column) => [visible(column.name), column.type]);
  const shown = rows.length < count ? `, of which the first ${rows.length}` : '';
  return html`<section><h2>${name}</h2><p class="note">models/${path}: ${countOf(count, 'row')}${shown}</p>
${rowsTable(`Rows of ${name}`, rows)}
${reportTable(`Columns of ${name}`, ['column', 'type'], types)}</section>`;
}

function builtSection({ built }: DevBuild) {
  const rows = built.map(({ name, rows, ms }) => [name, formatCount(rows), formatMs(ms)]);
  return html`<section><h2>Built</h2>${reportTable('Built models', ['model', 'rows', 'time'], rows)}</section>`;
}

/** The first rows of a table, with their columns by name. */
function rowsTable(caption: string, rows: readonly Row[]) {
  const [first] = rows;
  if (first === undefined) return '';
  const names = Object.keys(first);
  const cells = rows.map((row) => names.map((name) => cellText(row[name])));
  return reportTable(caption, names.map(visible), cells);
}
