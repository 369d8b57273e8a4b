import type { Row } from '@quote-elt/transform';
import { drawRecords, drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Ways to print a result. */
export type RowFormat = 'table' | 'json' | 'csv';

/** Columns narrower than this are not worth reading; a result with more of them is printed row by row. */
const MIN_COLUMN = 14;

/** Prints the rows of a result. */
export function printRows(terminal: Terminal, rows: readonly Row[], format: RowFormat): void {
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
    const draw = columns.length * MIN_COLUMN > terminal.width ? drawRecords : drawTable;
    draw(terminal, headings, cells).forEach(terminal.out);
    terminal.err(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
  }
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
