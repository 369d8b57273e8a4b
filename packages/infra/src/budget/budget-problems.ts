import { BURST_SECONDS, RECORD } from '@quote-elt/runtime';
import { FREE_LIMITS } from '../config/free-limits.ts';
import { LAMBDA_MB } from '../config/lambda.ts';
import { RUNS_CAPACITY } from '../config/ledger-capacity.ts';
import type { ConfigProblem } from '../config/problem.ts';
import { setCommand } from '../config/remedy.ts';
import type { StackConfig } from '../config/stack-config.ts';
import { RUN_SECONDS, WRITE_SHARE } from './limits.ts';
import { loadOf } from './load.ts';
import { transformSize } from './transform-size.ts';

/** The capacity of the raw table that is free beside the ledger's. */
const FREE_CAPACITY = FREE_LIMITS.write_units - RUNS_CAPACITY;

type Change = Partial<Pick<StackConfig, 'rawCapacity' | 'recordsPerTick' | 'maxItemBytes'>>;

/** What cannot work within the capacity and the limits of Lambda, with the figures and a setting that repairs it. */
export function budgetProblems(stack: string, config: StackConfig): ConfigProblem[] {
  const messages = excesses(config);
  if (messages.length === 0) return [];
  const change = smallestChange(config);
  const remedy = Object.entries(change)
    .map(([key, value]) => setCommand(stack, key, value))
    .join(' && ');
  return messages.map((message) => ({ message, remedy }));
}

/** Each limit that the load is beyond, with the figures. */
function excesses(config: StackConfig): string[] {
  const { rawCapacity, recordsPerTick, maxItemBytes, ingestSchedule } = config;
  const load = loadOf(config);
  const { memoryMb, runSeconds } = transformSize(load, rawCapacity);
  const day = `${count(load.rowsPerDay)} rows of up to ${count(maxItemBytes)} bytes`;
  const writable = Math.floor(WRITE_SHARE * rawCapacity * Math.min(ingestSchedule.seconds, BURST_SECONDS));
  return [
    ...(load.writeUnitsPerTick > writable
      ? [
          `rawCapacity: a tick of ${recordsPerTick} ${RECORD.many} takes ${load.writeUnitsPerTick} write units, of ${writable} that ${rawCapacity} a second give it`,
        ]
      : []),
    ...(runSeconds > RUN_SECONDS
      ? [
          `rawCapacity: transform must read ${days(load.daysPerRun)} of ${day} (${count(load.readUnitsPerRun)} read units), which takes ${count(runSeconds)} s at ${rawCapacity} units a second, of ${RUN_SECONDS} that it has`,
        ]
      : []),
    ...(memoryMb > LAMBDA_MB
      ? [
          `recordsPerTick: a day of ${day} needs ${count(memoryMb)} MB of memory, of ${count(LAMBDA_MB)} that a Lambda can have`,
        ]
      : []),
  ];
}

/** The first change that helps: more capacity as far as it is free, then fewer records, then shorter ones, then capacity that costs. */
function smallestChange(config: StackConfig): Change {
  return (
    candidates(config).find((change) => excesses({ ...config, ...change }).length === 0) ?? {
      recordsPerTick: 1,
      maxItemBytes: 700,
      rawCapacity: FREE_CAPACITY,
    }
  );
}

function candidates({ rawCapacity, recordsPerTick, maxItemBytes }: StackConfig): Change[] {
  const capacities = Array.from({ length: Math.max(FREE_CAPACITY - rawCapacity, 0) }, (_, i) => ({
    rawCapacity: rawCapacity + 1 + i,
  }));
  const counts = Array.from({ length: recordsPerTick - 1 }, (_, i) => ({ recordsPerTick: recordsPerTick - 1 - i }));
  const sizes = [2048, 1024, 700].filter((bytes) => bytes < maxItemBytes).map((bytes) => ({ maxItemBytes: bytes }));
  return [...capacities, ...counts, ...sizes];
}

function days(number: number): string {
  return number === 1 ? 'a day' : `${number} days`;
}

function count(value: number): string {
  return Math.ceil(value).toLocaleString('en-US');
}
