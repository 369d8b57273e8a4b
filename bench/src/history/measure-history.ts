import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, dateOf } from '@quote-elt/shared';
import { type DayRange, HISTORY_COMMANDS, type HistoryCommand } from './commands.ts';
import { runElt } from './run-elt.ts';

/** One line of the bench: the minimum of the runs of a command, and the largest of their peaks. */
export interface HistoryFigures {
  readonly command: string;
  readonly days: number;
  readonly runs: number;
  readonly wall_s: number;
  readonly cpu_s: number;
  readonly peak_mb: number;
  readonly aim_s: number;
  readonly aim_mb: number | null;
  readonly holds: boolean;
}

/** How the bench tells how far it is. */
export interface HistoryWatch {
  readonly onDay: (made: number, days: number) => void;
  readonly onFigures: (figures: HistoryFigures) => void;
}

/** A command that has taken so many milliseconds is not run again. */
const ENOUGH_MS = 60_000;

/**
 * Measures every command over a history of each of `sizes` days up to yesterday, at most `runs` times. The history is one folder in
 * the temporary folder of this machine, which grows backwards from size to size and is removed at the end.
 */
export async function measureHistory(
  sizes: readonly number[],
  runs: number,
  now: Date,
  { onDay, onFigures }: HistoryWatch,
): Promise<HistoryFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-history-'));
  const to = addDays(dateOf(now.getTime()), -1);
  const measured: HistoryFigures[] = [];
  let made = 0;
  try {
    for (const days of [...sizes].sort((a, b) => a - b)) {
      const from = addDays(to, 1 - days);
      await makeDays(folder, { from, to: addDays(to, -made) }, () => onDay(++made, days));
      for (const command of HISTORY_COMMANDS) {
        const figures = await measureCommand(command, { from, to }, days, runs, folder);
        measured.push(figures);
        onFigures(figures);
      }
    }
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes days in a process of its own: on Linux the peak of a process begins with the memory of the one that starts it. */
async function makeDays(folder: string, { from, to }: DayRange, onDay: () => void): Promise<void> {
  const maker = fork(join(import.meta.dirname, 'make-process.ts'), [folder, from, to]);
  maker.on('message', onDay);
  const [code] = await once(maker, 'exit');
  if (code !== 0) throw new Error(`the days from ${from} to ${to} could not be made`);
}

async function measureCommand(
  { name, argv, aim_s, aim_mb }: HistoryCommand,
  range: DayRange,
  days: number,
  runs: number,
  folder: string,
): Promise<HistoryFigures> {
  const done = [];
  const begun = performance.now();
  do done.push(await runElt([...argv(range), '--data', folder]));
  while (done.length < runs && performance.now() - begun < ENOUGH_MS);
  const least = (values: readonly number[]) => Number(Math.min(...values).toFixed(2));
  const wall_s = least(done.map((run) => run.wall_s));
  const peak_mb = Math.max(...done.map((run) => run.peak_mb));
  return {
    command: name,
    days,
    runs: done.length,
    wall_s,
    cpu_s: least(done.map(({ cpu_s }) => cpu_s)),
    peak_mb,
    aim_s: aim_s(days),
    aim_mb: aim_mb ?? null,
    holds: wall_s <= aim_s(days) && (aim_mb === undefined || peak_mb <= aim_mb),
  };
}
