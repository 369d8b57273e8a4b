import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { coldTable, missedAims } from './cold-aims.ts';
import { type ColdStart, measureColdStart } from './cold-start.ts';
import { type Comparison, compare, MIN_RUNS } from './compare.ts';
import { measure, WAYS } from './measure.ts';
import { SIZES_HEAD, sizeRow, sizesFoot, stepsTable } from './table.ts';

/** What a bench of single days measures. */
export interface DaysOptions {
  readonly items: readonly number[];
  readonly latency: readonly number[];
  readonly runs: number;
  readonly memory: number;
  readonly heap: number;
  readonly aims: boolean;
  readonly json?: boolean;
}

/** Where results are saved as they come, so that a bench which is stopped has not measured for nothing. */
const SAVED = join(import.meta.dirname, '..', 'dist', 'bench.json');

/** Measures days of several sizes and how the functions start; prints and saves each result as it comes, and gives what is wrong, in a code and a text each. */
export async function benchDays({
  items,
  latency,
  runs,
  memory,
  heap,
  aims,
  json,
}: DaysOptions): Promise<[string, string][]> {
  const print = (text: string) => void (json ? undefined : process.stdout.write(`${text}\n`));
  const sizes: Comparison[] = [];
  print(SIZES_HEAD);
  for (const count of items) {
    for (const latencyMs of latency) {
      let done = 0;
      const onRun = () =>
        process.stderr.write(`${count} items, ${latencyMs} ms: run ${++done} of ${runs * WAYS.length}\n`);
      const settings = { runs, memoryMb: memory, heapMb: heap, onRun };
      const size = compare(count, latencyMs, await measure(count, latencyMs, settings));
      sizes.push(size);
      print(sizeRow(size));
      await save({ runs, sizes });
    }
  }
  print(`\n${sizesFoot(runs)}\n\n${stepsTable(sizes)}\n`);
  const cold_start = await measureColdStart(runs);
  await save({ runs, sizes, cold_start });
  print(coldTable(cold_start));
  if (json) process.stdout.write(`${JSON.stringify({ runs, sizes, cold_start })}\n`);
  return problemsOf(sizes, aims && runs >= MIN_RUNS ? missedAims(cold_start) : []);
}

function problemsOf(sizes: readonly Comparison[], missed: readonly string[]): [string, string][] {
  return [
    ...(sizes.some(({ same_marts }) => !same_marts)
      ? [['bench.different', 'the ways do not compute the same marts'] satisfies [string, string]]
      : []),
    ...missed.map((each): [string, string] => ['bench.slow_start', each]),
  ];
}

async function save(results: { runs: number; sizes: readonly Comparison[]; cold_start?: ColdStart }): Promise<void> {
  await mkdir(dirname(SAVED), { recursive: true });
  await writeFile(SAVED, JSON.stringify(results, null, 2));
}
