import { demoScreen } from '../demo/demo-screen.ts';
import { runDemo } from '../demo/run-demo.ts';
import { LostTicksError } from '../errors/found-errors.ts';
import { closedDay, DAY_FORMS, yesterday } from '../options/day-options.ts';
import { withDataOption } from '../options/store-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { RECORD, RECORDS } from '../record/record.ts';
import { startProgress } from '../terminal/progress.ts';
import { type AddCommand, examples } from './context.ts';

interface DemoOptions {
  readonly date?: string;
  readonly ticks: string;
  readonly seed: string;
  readonly port: string;
  readonly data: string;
  readonly keep?: boolean;
  readonly json?: boolean;
}

/** `elt demo`: a whole day on this machine, from an API to Parquet. */
export const addDemo: AddCommand = (program, { terminal, now, signal }) => {
  withDataOption(program.command('demo'), 'where files go')
    .description(`run a whole day on this machine: ${RECORD} API, DynamoDB, DuckDB, Parquet, report`)
    .option('--date <day>', `the day to run, a closed UTC day ${DAY_FORMS} (default: yesterday)`)
    .option('--ticks <n>', 'how many of its minutes, from midnight on', '1440')
    .option('--seed <n>', `which ${RECORDS} come and which requests fail`, '1')
    .option('--port <n>', `port of the stand-in ${RECORD} API, 0 for any free one`, '0')
    .option('--keep', 'keep the tables, so that the other commands see this day')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examples('demo', 'demo --seed 7 --ticks 120', 'demo --date 2026-11-22 --keep --json'))
    .action(async (options: DemoOptions) => {
      const request = {
        date: options.date === undefined ? yesterday(now()) : closedDay('--date', options.date, now()),
        ticks: wholeNumber('--ticks', options.ticks, 1, 1440),
        seed: wholeNumber('--seed', options.seed, 0, 2 ** 32 - 1),
        port: wholeNumber('--port', options.port, 0, 65_535),
        dataFolder: options.data,
        keep: options.keep ?? false,
        now,
        signal,
      };
      const progress = startProgress(terminal, 'ingesting', request.ticks);
      const { report, preview } = await runDemo(request, progress.step).finally(progress.stop);
      if (options.json) terminal.out(JSON.stringify(report));
      else demoScreen(terminal, report, preview).forEach(terminal.out);
      if (report.lost > 0) throw new LostTicksError(report.lost, report.ticks);
    });
};
