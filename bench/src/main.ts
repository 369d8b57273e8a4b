import { Command } from 'commander';
import { benchDays, type DaysOptions } from './bench-days.ts';
import { benchHistory } from './history/bench-history.ts';
import { wholeNumber, wholeNumberFromOne, wholeNumbers } from './whole-numbers.ts';

interface BenchOptions extends DaysOptions {
  readonly history?: boolean;
  readonly days: number[];
}

/** What to do about a result that is wrong, by its code. */
const HINTS: Readonly<Record<string, string>> = {
  'bench.different': 'compare their models before their times',
  'bench.slow_history':
    'measure on an idle machine; then look at what the command reads and loads that it did not before',
  'bench.slow_start': 'measure on an idle machine; then look at what is loaded that was not before',
};

const program = new Command('bench')
  .description('measure the transform beside the floor (receiving the bytes) and the obvious way')
  .option('--items <list>', 'sizes of the day', wholeNumbers, [1440, 10_000, 100_000, 1_000_000])
  .option('--latency <list>', 'milliseconds a page takes', wholeNumbers, [0, 25])
  .option('--runs <n>', 'runs of each way; ratios need five', wholeNumberFromOne, 5)
  .option('--memory <mb>', "DuckDB's memory limit", wholeNumber, 1024)
  .option('--heap <mb>', "the limit of Node's heap, the same for every way", wholeNumber, 4096)
  .option('--no-aims', 'hold nothing to its aim, as on a machine that is slower than the one they were set on')
  .option('--history', 'measure instead what is asked of many days: sql, gaps, report, verify')
  .option('--days <list>', 'lengths of that history', wholeNumbers, [30, 90, 365])
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  $ pnpm bench\n  $ pnpm bench --items 1440,100000 --latency 0 --runs 5 --json\n  $ pnpm bench --history',
  )
  .parse();

const options = program.opts<BenchOptions>();
if (options.history) {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const { printed, missed } = await benchHistory(options.days, options.runs, options.json ?? false, tell);
  process.stdout.write(`${printed}\n`);
  if (options.aims && missed.length > 0) found('bench.slow_history', `more than its aim: ${missed.join(', ')}`);
} else {
  for (const [code, what] of await benchDays(options)) found(code, what);
}

function found(code: string, what: string): void {
  process.stderr.write(`error[${code}]: ${what}\n  ${HINTS[code]}\n`);
  process.exitCode = 1;
}
