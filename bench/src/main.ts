import { Command, InvalidArgumentError } from 'commander';
import { measureColdStart } from './cold-start.ts';
import { type Comparison, compare } from './compare.ts';
import { benchHistory } from './history/bench-history.ts';
import { measure, WAYS } from './measure.ts';
import { benchTable } from './table.ts';

interface BenchOptions {
  readonly items: number[];
  readonly latency: number[];
  readonly runs: number;
  readonly memory: number;
  readonly history?: boolean;
  readonly days: number[];
  readonly json?: boolean;
}

const program = new Command('bench')
  .description('measure the transform beside the floor (receiving the bytes) and the obvious way')
  .option('--items <list>', 'sizes of the day', wholeNumbers, [1440, 10_000, 100_000, 1_000_000])
  .option('--latency <list>', 'milliseconds a page takes', wholeNumbers, [0, 25])
  .option('--runs <n>', 'runs of each way; ratios need five', wholeNumber, 5)
  .option('--memory <mb>', "DuckDB's memory limit", wholeNumber, 1024)
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
  process.stdout.write(`${await benchHistory(options.days, options.runs, options.json ?? false, tell)}\n`);
} else await benchDays(options);

/** Measures days of several sizes, and how the functions start. */
async function benchDays({ items, latency, runs, memory, json }: BenchOptions): Promise<void> {
  const sizes: Comparison[] = [];
  for (const count of items) {
    for (const latencyMs of latency) {
      let done = 0;
      const tell = () =>
        process.stderr.write(`${count} items, ${latencyMs} ms: run ${++done} of ${runs * WAYS.length}\n`);
      sizes.push(compare(count, latencyMs, await measure(count, latencyMs, runs, memory, tell)));
    }
  }
  const cold_start = await measureColdStart(runs);
  process.stdout.write(json ? `${JSON.stringify({ runs, sizes, cold_start })}\n` : `${benchTable(runs, sizes)}\n`);
  if (!json)
    process.stdout.write(
      `${Object.entries(cold_start)
        .map(([name, value]) => `${name} ${value}`)
        .join(' · ')}\n`,
    );
  if (sizes.some(({ same_marts }) => !same_marts)) {
    process.stderr.write(
      'error[bench.different]: the ways do not compute the same marts\n  compare their models before their times\n',
    );
    process.exitCode = 1;
  }
}

function wholeNumber(given: string): number {
  if (!/^\d+$/.test(given)) throw new InvalidArgumentError('not a whole number');
  return Number(given);
}

function wholeNumbers(given: string): number[] {
  return given.split(',').map(wholeNumber);
}
