import Table from 'cli-table3';
import type { Terminal } from './terminal.ts';

/** A column: its heading, and whether its width gives way when the terminal is narrow. */
export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  readonly flexible?: boolean;
}

const MIN_FLEXIBLE = 8;

/** A table no wider than the terminal: flexible columns share what the others leave, and longer values are cut with an ellipsis. */
export function drawTable(
  terminal: Terminal,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const natural = columns.map(
    ({ heading }, i) => 2 + Math.max(heading.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const table = new Table({
    head: columns.map(({ heading }) => terminal.colors.bold(heading)),
    colWidths: fitWidths(natural, columns, terminal.width),
    colAligns: columns.map(({ align = 'left' }) => align),
    style: { compact: true, head: [], border: terminal.colors.isColorSupported ? ['gray'] : [] },
  });
  table.push(...rows.map((row) => row.map((value) => value.replace(/\s+/g, ' '))));
  return table.toString();
}

function fitWidths(natural: readonly number[], columns: readonly Column[], width: number): number[] {
  const widths = [...natural];
  const flexible = [...columns.keys()].filter((i) => columns[i]?.flexible);
  let over = widths.reduce((sum, w) => sum + w + 1, 1) - width;
  while (over > 0) {
    const widest = flexible.reduce((a, b) => ((widths[b] ?? 0) > (widths[a] ?? 0) ? b : a), flexible[0] ?? 0);
    const current = widths[widest] ?? 0;
    if (current <= MIN_FLEXIBLE) break;
    widths[widest] = current - 1;
    over--;
  }
  return widths;
}
