import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DAY_BILL_HEADING, dayBillCells, LEAST_MEMORY_MB, MB_OF_ONE_CPU } from '@quote-elt/infra/cost';
import { duckDbMemoryMb } from '@quote-elt/transform/config';
import { Command } from 'commander';
import { bundleScripts } from './bundle.ts';
import { markdownTable } from './markdown-table.ts';
import type { ChildReport } from './report.ts';
import { wayWords } from './way-arguments.ts';
import { wholeNumberFromOne, wholeNumbers } from './whole-numbers.ts';

/** What the transform of a day takes in a Lambda of a size. */
interface Sizing {
  readonly items: number;
  readonly memory_mb: number;
  /** Null where it does not end within this memory. */
  readonly peak_mb: number | null;
  readonly cpu_s: number | null;
  /** At this size's part of a CPU. */
  readonly estimated_s: number | null;
  readonly gb_s_a_day: number | null;
}

interface MemoryOptions {
  readonly items: number[];
  readonly memory: number[];
  readonly runs: number;
  readonly json?: boolean;
}

/** Lambda's bootstrap bounds Node's heap on the command line by these parts of the memory, where no setting of a function beats it. */
const OLD_SPACE_SHARE = 0.9;
const SEMI_SPACE_SHARE = 0.05;

const program = new Command('bench:memory')
  .description(
    'run the transform within the memory of a Lambda of each size, and compute what a month of such days is billed',
  )
  .option('--items <list>', 'sizes of the day', wholeNumbers, [1440, 10_000, 100_000, 1_000_000])
  .option('--memory <list>', 'sizes of the Lambda in MB', wholeNumbers, [256, 512, LEAST_MEMORY_MB, MB_OF_ONE_CPU])
  .option('--runs <n>', 'runs of each, of which the least CPU time and the largest peak count', wholeNumberFromOne, 3)
  .option('--json', 'print the sizes as JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  $ pnpm bench:memory\n  $ pnpm bench:memory --items 1440 --memory 512,1024 --json',
  )
  .parse();

const options = program.opts<MemoryOptions>();
const folder = await bundleScripts(['ours']);
const sizings: Sizing[] = [];
for (const items of options.items) {
  const server = fork(join(import.meta.dirname, 'replay-server.ts'), [String(items), '0']);
  const [address] = await once(server, 'message');
  for (const memoryMb of options.memory) {
    const reports: (ChildReport | undefined)[] = [];
    for (let at = 0; at < options.runs; at++) reports.push(await run(String(address), memoryMb));
    sizings.push(sizingOf(items, memoryMb, reports));
  }
  server.disconnect();
}
process.stdout.write(`${options.json ? JSON.stringify(sizings) : table(sizings)}\n`);

/** Runs ours with Node's heap and DuckDB bounded as in a Lambda of a size; undefined when it cannot end so. */
async function run(address: string, memoryMb: number): Promise<ChildReport | undefined> {
  const args = [
    `--max-old-space-size=${Math.floor(memoryMb * OLD_SPACE_SHARE)}`,
    `--max-semi-space-size=${Math.floor(memoryMb * SEMI_SPACE_SHARE)}`,
    join(folder, 'ours.mjs'),
    ...wayWords({ address, memoryMb: duckDbMemoryMb(memoryMb), projection: {} }),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return code === 0 ? JSON.parse(printed) : undefined;
}

function sizingOf(items: number, memory_mb: number, runs: readonly (ChildReport | undefined)[]): Sizing {
  const ended = runs.filter((run) => run !== undefined);
  const peak_mb = Math.max(...ended.map((run) => run.peak_mb));
  if (ended.length < runs.length || peak_mb > memory_mb)
    return { items, memory_mb, peak_mb: null, cpu_s: null, estimated_s: null, gb_s_a_day: null };
  const cpu_s = Math.min(...ended.map((run) => run.cpu_s));
  // Up to one CPU its time is what there is to divide; the second thread of larger sizes is not counted on.
  const estimated_s = cpu_s / Math.min(memory_mb / MB_OF_ONE_CPU, 1);
  return {
    items,
    memory_mb,
    peak_mb,
    cpu_s,
    estimated_s,
    gb_s_a_day: Math.round((estimated_s * memory_mb * 100) / 1024) / 100,
  };
}

/** The table of sizes, and that of bills with the memory of a stack. */
function table(rows: readonly Sizing[]): string {
  const sizes = markdownTable(['items a day', 'memory', 'peak', 'CPU', 'run', 'GB-s a day', 'GB-s a month']);
  const bills = markdownTable(DAY_BILL_HEADING);
  const ofStack = rows.filter(({ memory_mb, gb_s_a_day }) => memory_mb === LEAST_MEMORY_MB && gb_s_a_day !== null);
  return [
    sizes.head,
    ...rows.map((row) => sizes.row(cellsOf(row))),
    '',
    bills.head,
    ...ofStack.map(({ items, gb_s_a_day }) => bills.row(dayBillCells(items, gb_s_a_day ?? 0))),
  ].join('\n');
}

function cellsOf({ items, memory_mb, peak_mb, cpu_s, estimated_s, gb_s_a_day }: Sizing): string[] {
  const of = (value: number | null, digits: number, unit = '') =>
    value === null ? '—' : `${value.toFixed(digits)}${unit}`;
  return [
    items.toLocaleString('en-US'),
    `${memory_mb.toLocaleString('en-US')} MB`,
    peak_mb === null ? 'too little' : `${peak_mb} MB`,
    of(cpu_s, 2, ' s'),
    of(estimated_s, 1, ' s'),
    of(gb_s_a_day, 2),
    of(gb_s_a_day === null ? null : gb_s_a_day * 30, 0),
  ];
}
