import { appendFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { historyTable } from './history-table.ts';
import { measureHistory } from './measure-history.ts';

/** Where the figures are kept as they come, a line of JSON each; they are those of the last bench. */
const KEPT_IN = join(import.meta.dirname, '..', '..', 'dist', 'history.jsonl');

/** How often it is said how many days are made. */
const DAYS_A_LINE = 30;

/** Measures what is asked of a history, keeps the figures as they come, and gives what is printed and what missed its aim. */
export async function benchHistory(
  sizes: readonly number[],
  runs: number,
  json: boolean,
  tell: (line: string) => void,
): Promise<{ readonly printed: string; readonly missed: readonly string[] }> {
  await rm(KEPT_IN, { force: true });
  await mkdir(dirname(KEPT_IN), { recursive: true });
  const history = await measureHistory(sizes, runs, new Date(), {
    onDay: (made, days) => {
      if (made % DAYS_A_LINE === 0 || made === days) tell(`${made} of ${days} days made`);
    },
    onFigures: (figures) => {
      tell(`${figures.command} over ${figures.days} days: ${figures.wall_s} s, CPU ${figures.cpu_s} s`);
      appendFileSync(KEPT_IN, `${JSON.stringify(figures)}\n`);
    },
  });
  return {
    printed: json ? JSON.stringify({ runs, history }) : historyTable(history),
    missed: history.filter(({ holds }) => !holds).map(({ command, days }) => `${command} over ${days} days`),
  };
}
