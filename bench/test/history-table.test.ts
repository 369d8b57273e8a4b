import { expect, test } from 'vitest';
import { historyTable } from '../src/history/history-table.ts';

test('the table has the aims beside the figures, and says which does not hold', () => {
  const figures = { command: 'sql', days: 365, runs: 5, cpu_s: 0.9, peak_mb: 190, aim_s: 1, aim_mb: 200 };
  const table = historyTable([
    { ...figures, wall_s: 0.8, holds: true },
    { ...figures, command: 'gaps', wall_s: 2.5, aim_s: 2, aim_mb: null, holds: false },
  ]);
  expect(table).toMatch(/sql \| +365 \| +5 \| +0\.80 s \| +0\.90 s \| +190 MB \| +1\.00 s, 200 MB \| +yes \|/);
  expect(table).toMatch(/gaps \| .* 2\.50 s \| .* 2\.00 s \| +no \|/);
});
