import { BURST_SECONDS } from '@quote-elt/runtime';
import type { Load } from './load.ts';

const MEGABYTE = 1e6;

/** Lambda has one CPU at this memory, and a part of one below. */
export const MB_OF_ONE_CPU = 1769;

/** One partition of DynamoDB gives at most so many bytes a second. */
const PARTITION_BYTES_A_SECOND = 24 * MEGABYTE;

/** The least memory of transform: more costs nothing, since it is faster in proportion. */
export const LEAST_MEMORY_MB = 1024;
const MEMORY_STEP_MB = 64;

/** Measured with nothing but long and different texts (docs/performance.md): megabytes of memory, and seconds of CPU. */
const MEASURED = { baseMb: 200, mbPerMb: 7, baseSeconds: 0.5, secondsPerMb: 0.025, secondsPerRow: 10e-6 } as const;

/** What a run of transform takes at most. */
export interface TransformSize {
  readonly memoryMb: number;
  /** Seconds until the days of a run have been read, waits for capacity included. */
  readonly readSeconds: number;
  readonly cpuSeconds: number;
  readonly runSeconds: number;
}

/** The memory that a day of the load needs, and the time that a run takes with `capacity` read units a second. */
export function transformSize(
  { rowsPerDay, bytesPerDay, daysPerRun, readUnitsPerRun }: Load,
  capacity: number,
): TransformSize {
  const dayMb = bytesPerDay / MEGABYTE;
  const neededMb = MEASURED.baseMb + MEASURED.mbPerMb * dayMb;
  const memoryMb = Math.max(LEAST_MEMORY_MB, Math.ceil(neededMb / MEMORY_STEP_MB) * MEMORY_STEP_MB);
  const cpuOfDay = MEASURED.baseSeconds + MEASURED.secondsPerMb * dayMb + MEASURED.secondsPerRow * rowsPerDay;
  const cpuSeconds = (daysPerRun * cpuOfDay) / Math.min(memoryMb / MB_OF_ONE_CPU, 1);
  const waiting = Math.max(readUnitsPerRun / capacity - BURST_SECONDS, 0);
  const readSeconds = Math.max(waiting, (daysPerRun * bytesPerDay) / PARTITION_BYTES_A_SECOND);
  return { memoryMb, readSeconds, cpuSeconds, runSeconds: readSeconds + cpuSeconds };
}
