import Table from 'cli-table3';
import type { HistoryFigures } from './measure-history.ts';

/** The figures of a history as a table, the aims beside them. */
export function historyTable(measured: readonly HistoryFigures[]): string {
  const table = new Table({
    head: ['command', 'days', 'runs', 'wall', 'CPU', 'peak', 'aim', 'holds'],
    colAligns: ['left', ...Array<'right'>(6).fill('right'), 'left'],
    style: { compact: true, head: [], border: [] },
  });
  for (const { command, days, runs, wall_s, cpu_s, peak_mb, aim_s, aim_mb, holds } of measured) {
    table.push([
      command,
      days,
      runs,
      `${wall_s.toFixed(2)} s`,
      `${cpu_s.toFixed(2)} s`,
      `${peak_mb} MB`,
      `${aim_s.toFixed(2)} s${aim_mb === null ? '' : `, ${aim_mb} MB`}`,
      holds ? 'yes' : 'NO',
    ]);
  }
  return `${table.toString()}\nminimum of the runs, the largest of their peaks, whole processes; 1,440 rows a day`;
}
