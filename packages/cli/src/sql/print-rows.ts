import type { Row } from '@quote-elt/transform';
import { drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Ways to print a result. */
export type RowFormat = 'table' | 'json' | 'csv';

/** Columns narrower than this are not worth reading; a result with more of them is printed row by row. */
const MIN_COLUMN = 14;

/** Prints the rows of a result. */
export function printRows(terminal: Terminal, rows: readonly Row[], format: RowFormat): void {
  const columns = Object.keys(rows[0] ?? {});
  if (format === 'json') terminal.out(JSON.stringify(rows));
  else if (format === 'csv') for (const line of csvLines(columns, rows)) terminal.out(line);
  else if (rows.length === 0) terminal.out('no rows');
  else if (columns.length * MIN_COLUMN > terminal.width) printRecords(terminal, columns, rows);
  else {
    const isNumber = (column: string) => rows.every((row) => row[column] === null || typeof row[column] === 'number');
    const headings = columns.map((column) => ({
      heading: column,
      flexible: true,
      align: isNumber(column) ? ('right' as const) : ('left' as const),
    }));
    terminal.out(
      drawTable(
        terminal,
        headings,
        rows.map((row) => columns.map((column) => textOf(row[column]))),
      ),
    );
    terminal.err(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
  }
}

function printRecords(terminal: Terminal, columns: readonly string[], rows: readonly Row[]): void {
  for (const row of rows) {
    const pairs = columns.map((column) => [column, textOf(row[column])]);
    terminal.out(drawTable(terminal, [{ heading: 'column' }, { heading: 'value', flexible: true }], pairs));
  }
}

/** A result as RFC 4180 has it: quoted where a comma, a quote or a line break demands it. */
export function csvLines(columns: readonly string[], rows: readonly Row[]): string[] {
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((column) => textOf(row[column])))].map((cells) =>
    cells.map(field).join(','),
  );
}

function textOf(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
