import type { FirstRows, Row } from '@quote-elt/transform';
import { countOf, formatCount } from '../terminal/format.ts';
import { drawRecords, drawTable, widthOfTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Ways to print a result. */
export type RowFormat = 'table' | 'json' | 'csv';

/** Rows of a table that a person at a terminal is shown. */
export const ROWS_SHOWN = 40;

/** Prints the first rows of a result; `seeAll` says how those that are left out are seen. */
export function printRows(terminal: Terminal, { rows, more }: FirstRows, format: RowFormat, seeAll = ''): void {
  const columns = Object.keys(rows[0] ?? {});
  if (format === 'json') terminal.out(JSON.stringify(rows));
  else if (format === 'csv') csvLines(columns, rows).forEach(terminal.out);
  else if (rows.length === 0) terminal.out('no rows');
  else {
    const isNumber = (column: string) => rows.every((row) => row[column] === null || typeof row[column] === 'number');
    const headings = columns.map((column) => ({
      heading: column,
      flexible: true,
      align: isNumber(column) ? ('right' as const) : ('left' as const),
    }));
    const cells = rows.map((row) => columns.map((column) => textOf(row[column])));
    const draw = isPlan(columns) ? drawPlan : widthOfTable(headings, cells) > terminal.width ? drawRecords : drawTable;
    draw(terminal, headings, cells).forEach(terminal.out);
    if (more === 0) terminal.err(countOf(rows.length, 'row'));
    else
      terminal.err(
        `${formatCount(rows.length)} of ${countOf(rows.length + more, 'row')}; ${formatCount(more)} more: ${seeAll}`,
      );
  }
}

/** Whether a result is that of an `explain`, which is a drawing. */
function isPlan(columns: readonly string[]): boolean {
  return columns.join() === 'explain_key,explain_value';
}

function drawPlan(_terminal: Terminal, _columns: unknown, rows: readonly (readonly string[])[]): string[] {
  return rows.flatMap(([, plan = '']) => plan.trimEnd().split('\n'));
}

/** A result as RFC 4180 has it: a field stands between double marks where a comma, such a mark or a line break demands it. */
export function csvLines(columns: readonly string[], rows: readonly Row[]): string[] {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) =>
    cells.map((cell) => quoted(inert(textOf(cell)))).join(','),
  );
}

/** A text that a spreadsheet would run as a formula, with the apostrophe that makes it text (OWASP, CSV injection); numbers stay numbers. */
function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
}

function textOf(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
