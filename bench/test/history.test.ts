import { expect, test } from 'vitest';
import { HISTORY_COMMANDS } from '../src/history/commands.ts';
import { historyTable } from '../src/history/history-table.ts';
import { type HistoryFigures, measureHistory } from '../src/history/measure-history.ts';
import { runElt } from '../src/history/run-elt.ts';

test('every command runs over a history that grows, and is measured as a whole process', async () => {
  const made: string[] = [];
  const told: HistoryFigures[] = [];
  const measured = await measureHistory([2, 1], 1, new Date(), {
    onDay: (days, of) => made.push(`${days} of ${of}`),
    onFigures: (figures) => {
      told.push(figures);
    },
  });
  expect(made).toEqual(['1 of 1', '2 of 2']);
  expect(told).toEqual(measured);
  const names = HISTORY_COMMANDS.map(({ name }) => name);
  expect(measured.map(({ command, days }) => [command, days])).toEqual(
    [1, 2].flatMap((days) => names.map((name) => [name, days])),
  );
  for (const { wall_s, cpu_s, peak_mb } of measured)
    expect([wall_s > 0.1, cpu_s > 0.1, peak_mb > 50]).toEqual([true, true, true]);
}, 120_000);

test('a command that finds something, or that cannot run, is no measurement', async () => {
  await expect(runElt(['gaps', '--data', '/nowhere'])).rejects.toThrow(/ended with 2: error\[data\.missing\]/);
});

test('the table has the aims beside the figures, and says which does not hold', () => {
  const figures = { command: 'sql', days: 365, runs: 5, cpu_s: 0.9, peak_mb: 190, aim_s: 1, aim_mb: 200 };
  const table = historyTable([
    { ...figures, wall_s: 0.8, holds: true },
    { ...figures, command: 'gaps', wall_s: 2.5, aim_s: 2, aim_mb: null, holds: false },
  ]);
  expect(table).toMatch(/sql +│ +365 │ +5 │ +0\.80 s │ +0\.90 s │ +190 MB │ +1\.00 s, 200 MB │ yes/);
  expect(table).toMatch(/gaps +│ .* 2\.50 s │ .* 2\.00 s │ NO/);
});
