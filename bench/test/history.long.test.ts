import { expect, test } from 'vitest';
import { HISTORY_COMMANDS } from '../src/history/commands.ts';
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
    expect([wall_s > 0.1, cpu_s > 0.1, peak_mb > 50 && peak_mb < 400]).toEqual([true, true, true]);
}, 120_000);

test('a command that finds something, or that cannot run, is no measurement', async () => {
  await expect(runElt(['gaps', '--data', '/nowhere'])).rejects.toThrow(/ended with 2: error\[data\.missing\]/);
});
