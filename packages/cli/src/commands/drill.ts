import { type DrillReport, runDrill } from '../drill/run-drill.ts';
import { DrillError } from '../errors/found-errors.ts';
import { requireTempFolder } from '../files/require-temp-folder.ts';
import { yesterday } from '../options/day-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { formatCount } from '../terminal/format.ts';
import { startProgress } from '../terminal/progress.ts';
import { drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface DrillOptions {
  readonly days: string;
  readonly seed: string;
  readonly tickSeconds: string;
  readonly json?: boolean;
}

/** `elt drill`: does nothing get lost when everything goes wrong? */
export const addDrill: AddCommand = (program, { terminal, now, signal }) => {
  program
    .command('drill')
    .description('run days full of faults through the real handlers, redrive and backfill, and count what is there')
    .option('--days <n>', 'how many days, up to yesterday', '3')
    .option('--seed <n>', 'which faults come when', '1')
    .option('--tick-seconds <n>', 'period of the ticks', '60')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examples('drill', 'drill --days 30 --seed 7', 'drill --days 3 --tick-seconds 600 --json'))
    .action(async (options: DrillOptions) => {
      const request = {
        lastDay: yesterday(now()),
        days: wholeNumber('--days', options.days, 1, 365),
        seed: wholeNumber('--seed', options.seed, 0, 2 ** 32 - 1),
        tickSeconds: wholeNumber('--tick-seconds', options.tickSeconds, 1, 43_200),
        signal,
      };
      await requireTempFolder();
      const progress = startProgress(terminal, 'drilling', Math.ceil((request.days * 86_400) / request.tickSeconds));
      const report = await runDrill(request, progress.step).finally(progress.stop);
      if (options.json) terminal.out(JSON.stringify({ ...report, days_wrong: report.days_wrong.length }));
      else show(terminal, report);
      if (
        report.lost + report.doubled + report.wrong + report.waiting + report.unserved + report.days_wrong.length > 0 ||
        report.days_recorded < report.days
      )
        throw new DrillError(report);
    });
};

function show(terminal: Terminal, report: DrillReport): void {
  const rows: [string, number][] = [
    ['ticks expected', report.ticks],
    ['ticks stored', report.stored],
    ['ticks lost', report.lost],
    ['rows doubled', report.doubled],
    ['rows wrong', report.wrong],
    ['days expected', report.days],
    ['days recorded', report.days_recorded],
    ['days wrong', report.days_wrong.length],
    ['dead letters', report.letters],
    ['letters still waiting', report.waiting],
    ['ticks unserved', report.unserved],
  ];
  const count = (pairs: readonly [string, number][]) => pairs.map(([name, value]) => [name, formatCount(value)]);
  const counted = { heading: 'count', align: 'right' } as const;
  drawTable(terminal, [{ heading: `seed ${report.seed}` }, counted], count(rows)).forEach(terminal.out);
  drawTable(terminal, [{ heading: 'faults' }, counted], count(Object.entries(report.faults))).forEach(terminal.out);
  drawTable(
    terminal,
    [{ heading: 'step' }, { ...counted, heading: 'ms' }],
    count(Object.entries(report.timings_ms)),
  ).forEach(terminal.out);
}
