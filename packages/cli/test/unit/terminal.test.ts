import fc from 'fast-check';
import { createColors } from 'picocolors';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { formatCount, formatMs, formatNumber, formatShare } from '../../src/terminal/format.ts';
import { renderLine } from '../../src/terminal/line.ts';
import { startProgress } from '../../src/terminal/progress.ts';
import { drawTable } from '../../src/terminal/table.ts';
import { capturedTerminal } from '../support.ts';

const COLUMNS = [
  { heading: 'n', align: 'right' as const },
  { heading: 'text', flexible: true },
];

function drawn(width: number, rows: readonly (readonly string[])[]): string[] {
  const { terminal, out } = capturedTerminal(width);
  drawTable(terminal, COLUMNS, rows).forEach(terminal.out);
  return out;
}

test('a table fits its terminal by cutting flexible columns', () => {
  expect(
    drawn(30, [
      ['1', 'short'],
      ['1440', 'much longer than the terminal is wide'],
    ]),
  ).toEqual([
    '┌──────┬─────────────────────┐',
    '│    n │ text                │',
    '├──────┼─────────────────────┤',
    '│    1 │ short               │',
    '│ 1440 │ much longer than t… │',
    '└──────┴─────────────────────┘',
  ]);
});

test('a table is no wider than it needs', () => {
  expect(drawn(200, [['1', 'a  b']])[3]).toBe('│ 1 │ a b  │');
});

test('a table counts the columns that wide letters take', () => {
  expect(drawn(200, [['1', '名言名言']])).toEqual([
    '┌───┬──────────┐',
    '│ n │ text     │',
    '├───┼──────────┤',
    '│ 1 │ 名言名言 │',
    '└───┴──────────┘',
  ]);
});

test('a row stays one row whatever its cells hold', () => {
  expect(drawn(200, [['1', 'a\nb\u0000│\u001b[2J']]).slice(3, -1)).toEqual(['│ 1 │ a\\nb\\u0000│\\u001b[2J │']);
});

test('where columns do not fit, each row is a record', () => {
  const columns = ['first_column', 'second_column', 'third_column'].map((heading) => ({ heading }));
  const rows = [
    ['1', 'a', 'x'],
    ['2', 'b', 'y'],
  ];
  expect(drawTable({ width: 40 }, columns, rows).map((line) => renderLine(line, createColors(false)))).toEqual([
    '┌───────────────┬───┐',
    '│ first_column  │ 1 │',
    '│ second_column │ a │',
    '│ third_column  │ x │',
    '├───────────────┼───┤',
    '│ first_column  │ 2 │',
    '│ second_column │ b │',
    '│ third_column  │ y │',
    '└───────────────┴───┘',
  ]);
});

test('no line is wider than the terminal, whatever the table', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 80 });
  const columns = fc.array(fc.record({ heading: cell, flexible: fc.boolean() }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      columns,
      fc.array(fc.array(cell), { maxLength: 4 }),
      fc.integer({ min: 40, max: 120 }),
      (heads, rows, width) => {
        // One or two columns that do not give way are as wide as they are.
        fc.pre(heads.length > 2 || heads.every(({ flexible }) => flexible));
        const lines = drawTable({ width }, heads, rows).map((line) => renderLine(line, createColors(false)));
        expect(Math.max(0, ...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('a table of very many rows is drawn', () => {
  const rows = Array.from({ length: 150_000 }, () => ['1', 'x']);
  expect(drawn(200, rows)).toHaveLength(150_004);
});

test('without a terminal progress is a few plain lines', () => {
  const { terminal, err, out } = capturedTerminal(80);
  const progress = startProgress(terminal, 'ingesting', 10);
  for (let i = 0; i < 10; i++) progress.step();
  progress.stop();
  expect(err).toEqual(['ingesting: 3 of 10', 'ingesting: 5 of 10', 'ingesting: 8 of 10', 'ingesting: 10 of 10']);
  expect(out).toEqual([]);
});

test('numbers are written for people', () => {
  expect([
    formatCount(1440),
    formatShare(1),
    formatShare(1439.9 / 1440),
    formatMs(12.3),
    formatMs(1234),
    formatNumber(2 / 3),
  ]).toEqual(['1,440', '100.0 %', '99.9 %', '12 ms', '1.23 s', '0.666667']);
});
