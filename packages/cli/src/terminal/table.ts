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
 * ellipsis. Where even that is too wide, it is drawn as records.
 */
export function drawTable(
  terminal: Pick<Terminal, 'width'>,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Line[] {
  const headings = columns.map(({ heading }) => cellOf(heading));
  const cells = rows.map((row) => columns.map((_, i) => cellOf(row[i])));
  const widths = fitWidths(naturalWidths([headings, ...cells]), columns, terminal.width);
  if (widthOf(widths) > terminal.width && columns.length > 2) return drawRecords(terminal, columns, rows);
  return [
    rule(widths, '┌┬┐'),
    drawRow(headings, widths, columns, bold),
    rule(widths, '├┼┤'),
    ...cells.map((row) => drawRow(row, widths, columns)),
    rule(widths, '└┴┘'),
  ];
}

/** The columns of a terminal that a table takes in which nothing is cut. */
export function widthOfTable(columns: readonly Column[], rows: readonly (readonly string[])[]): number {
  const headings = columns.map(({ heading }) => cellOf(heading));
  return widthOf(naturalWidths([headings, ...rows.map((row) => columns.map((_, i) => cellOf(row[i])))]));
}

const SIDES: readonly Column[] = [
  { heading: 'column', flexible: true },
  { heading: 'value', flexible: true },
];

/** Lines that a value of a record takes at most. */
const MAX_VALUE_LINES = 12;

/** Each row as lines of their own, its columns below each other: the heading, and the value beside it, on more lines where it is long. */
export function drawRecords(
  terminal: Pick<Terminal, 'width'>,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Line[] {
  const records = rows.map((row) => columns.map(({ heading }, i) => [cellOf(heading), cellOf(row[i])]));
  const widths = fitWidths(naturalWidths(records.flat()), SIDES, terminal.width);
  return [
    rule(widths, '┌┬┐'),
    ...records.flatMap((record, i) => [
      ...(i === 0 ? [] : [rule(widths, '├┼┤')]),
      ...record.flatMap(([heading = '', value = '']) =>
        wrapped(value, widths[1] ?? 0).map((part, line) => drawRow([line === 0 ? heading : '', part], widths, SIDES)),
      ),
    ]),
    rule(widths, '└┴┘'),
  ];
}

/** A text on lines of so many columns; what does not fit on the last one is left to be cut. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (stringWidth(rest) > width && lines.length < MAX_VALUE_LINES - 1) {
    // A letter that is wider than the line stands on one of its own.
    const whole = cut(rest, width) || [...rest][0] || '';
    const space = whole.lastIndexOf(' ') + 1;
    const line = space > whole.length / 2 ? whole.slice(0, space) : whole;
    lines.push(line);
    rest = rest.slice(line.length);
  }
  return [...lines, rest];
}

function cellOf(text = ''): string {
  return visible(text).replace(/ +/g, ' ');
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const [first = []] = rows;
  return first.map((_, i) => rows.reduce((most, row) => Math.max(most, stringWidth(row[i] ?? '')), 0));
}

function rule(widths: readonly number[], corners: string): Line {
  const [left = '', middle = '', right = ''] = corners;
  return [dim(`${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`)];
}

function drawRow(
  cells: readonly string[],
  widths: readonly number[],
  columns: readonly Column[],
  paint: (text: string) => string | Painted = (text) => text,
): Line {
  return [
    dim('│'),
    ...cells.flatMap((text, i) => [paint(` ${fit(text, widths[i] ?? 0, columns[i]?.align)} `), dim('│')]),
  ];
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
