import { markdownTable } from '../markdown-table.ts';
import type { HistoryFigures } from './measure-history.ts';

const TABLE = markdownTable(['command', 'days', 'runs', 'wall', 'CPU', 'peak', 'aim', 'holds']);

/** The figures of a history as a table in Markdown, the aims beside them. */
export function historyTable(measured: readonly HistoryFigures[]): string {
  const rows = measured.map(({ command, days, runs, wall_s, cpu_s, peak_mb, aim_s, aim_mb, holds }) =>
    TABLE.row([
      command,
      String(days),
      String(runs),
      `${wall_s.toFixed(2)} s`,
      `${cpu_s.toFixed(2)} s`,
      `${peak_mb} MB`,
      `${aim_s.toFixed(2)} s${aim_mb === null ? '' : `, ${aim_mb} MB`}`,
      holds ? 'yes' : 'no',
    ]),
  );
  return [TABLE.head, ...rows].join('\n');
}
