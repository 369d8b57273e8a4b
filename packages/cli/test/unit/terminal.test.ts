import { expect, test } from 'vitest';
import { formatCount, formatMs, formatNumber, formatShare } from '../../src/terminal/format.ts';
import { startProgress } from '../../src/terminal/progress.ts';
import { drawTable } from '../../src/terminal/table.ts';
import { capturedTerminal } from '../support.ts';

const COLUMNS = [
  { heading: 'n', align: 'right' as const },
  { heading: 'text', flexible: true },
];

test('a table fits its terminal by cutting flexible columns', () => {
  const { terminal } = capturedTerminal(30);
  expect(
    drawTable(terminal, COLUMNS, [
      ['1', 'short'],
      ['1440', 'much longer than the terminal is wide'],
    ]).split('\n'),
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
  const { terminal } = capturedTerminal(200);
  expect(drawTable(terminal, COLUMNS, [['1', 'a\nb']]).split('\n')[3]).toBe('│ 1 │ a b  │');
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
