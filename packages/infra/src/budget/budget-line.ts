import type { StackConfig } from '../config/stack-config.ts';
import { RUN_SECONDS } from './limits.ts';
import { loadOf } from './load.ts';
import { transformSize } from './transform-size.ts';

/** What the largest day of a configuration takes, in one line. */
export function budgetLine(config: StackConfig): string {
  const load = loadOf(config);
  const { memoryMb, runSeconds } = transformSize(load, config.rawCapacity);
  return [
    `the largest day: ${count(load.rowsPerDay)} rows, ${count(load.bytesPerDay / 1e6)} MB`,
    `${load.writeUnitsPerTick} write units a tick, ${count(load.readUnitsPerRun)} read units a run, of ${config.rawCapacity} a second`,
    `a run of transform takes at most ${count(runSeconds)} s of ${RUN_SECONDS} and has ${count(memoryMb)} MB`,
  ].join('; ');
}

function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
