import { visible } from '@quote-elt/runtime';
import stringWidth from 'string-width';
import { bold, dim, type Line, type Painted } from './line.ts';
import type { Terminal } from './terminal.ts';

/** A column: its heading, and whether its width gives way when the terminal is narrow. */
export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  readonly flexible?: boolean;
}

const MIN_FLEXIBLE = 6;

/** The bars and spaces of a row: one bar more than it has cells, and a space on both sides of each cell. */
const BARS = 1;
const BARS_A_CELL = 3;

const GRAPHEMES = new Intl.Segmenter();

/**
 * A table no wider than the terminal: flexible columns share what the others leave, and longer values are cut with an
 * ellipsis. Where even that is too wide, each row is a table of its own, a column a line.
 */
export function drawTable(
  terminal: Pick<Terminal, 'width'>,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Line[] {
  const headings = columns.map(({ heading }) => visible(heading));
  const cells = rows.map((row) => columns.map((_, i) => visible(row[i] ?? '').replace(/ +/g, ' ')));
  const natural = headings.map((heading, i) =>
    cells.reduce((most, row) => Math.max(most, stringWidth(row[i] ?? '')), stringWidth(heading)),
  );
  const widths = fitWidths(natural, columns, terminal.width);
  if (widthOf(widths) > terminal.width && columns.length > 2) return drawRecords(terminal, columns, rows);
  const rule = (left: string, middle: string, right: string): Line => [
    dim(`${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`),
  ];
  const row = (texts: readonly string[], paint: (text: string) => string | Painted): Line => [
    dim('│'),
    ...texts.flatMap((text, i) => [paint(` ${fit(text, widths[i] ?? 0, columns[i]?.align)} `), dim('│')]),
  ];
  return [
    rule('┌', '┬', '┐'),
    row(headings, bold),
    rule('├', '┼', '┤'),
    ...cells.map((texts) => row(texts, (text) => text)),
    rule('└', '┴', '┘'),
  ];
}

/** Each row as a table of its own: the headings in its first column, the values beside them. */
export function drawRecords(
  terminal: Pick<Terminal, 'width'>,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Line[] {
  const sides = [
    { heading: 'column', flexible: true },
    { heading: 'value', flexible: true },
  ];
  return rows.flatMap((row) =>
    drawTable(
      terminal,
      sides,
      columns.map(({ heading }, i) => [heading, row[i] ?? '']),
    ),
  );
}

/** `text` in exactly so many columns of a terminal; where it does not fit, its end gives way to an ellipsis. */
function fit(text: string, width: number, align: Column['align'] = 'left'): string {
  const shown = stringWidth(text) <= width ? text : `${cut(text, width - 1)}…`;
  const space = ' '.repeat(Math.max(0, width - stringWidth(shown)));
  return align === 'right' ? space + shown : shown + space;
}

/** The beginning of `text` that takes at most so many columns. */
function cut(text: string, width: number): string {
  let taken = 0;
  let end = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    taken += stringWidth(segment);
    if (taken > width) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function fitWidths(natural: readonly number[], columns: readonly Column[], width: number): number[] {
  const widths = [...natural];
  const flexible = [...columns.keys()].filter((i) => columns[i]?.flexible);
  let over = widthOf(widths) - width;
  while (over > 0) {
    const widest = flexible.reduce((a, b) => ((widths[b] ?? 0) > (widths[a] ?? 0) ? b : a), flexible[0] ?? 0);
    const current = widths[widest] ?? 0;
    if (current <= MIN_FLEXIBLE) break;
    widths[widest] = current - 1;
    over--;
  }
  return widths;
}

/** The columns of a terminal that a row of such cells takes. */
function widthOf(cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + cell + BARS_A_CELL, BARS);
}
