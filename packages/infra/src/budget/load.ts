import type { StackConfig } from '../config/stack-config.ts';

const DAY_SECONDS = 86_400;

/** DynamoDB counts a write for each began kilobyte, and half a read for each four kilobytes that a query reads at ease. */
const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 8192;

/** Days of which some ticks come late are read once more: the part of all days that this is taken for. */
const READ_AGAIN_SHARE = 0.1;

/** The most that a configuration can ask of its tables and functions; bytes are those of items as large as they may be. */
export interface Load {
  readonly rowsPerDay: number;
  readonly bytesPerDay: number;
  readonly writeUnitsPerTick: number;
  /** Days that have closed since the run before, where the schedule pauses longest. */
  readonly daysPerRun: number;
  readonly readUnitsPerRun: number;
}

/** The load of a configuration. */
export function loadOf(config: StackConfig): Load {
  const { recordsPerTick, maxItemBytes, ingestSchedule, transformPace } = config;
  const rowsPerDay = recordsPerTick * (DAY_SECONDS / ingestSchedule.seconds);
  const bytesPerDay = rowsPerDay * maxItemBytes;
  const daysPerRun = Math.max(Math.ceil(transformPace.longestGapSeconds / DAY_SECONDS), 1);
  return {
    rowsPerDay,
    bytesPerDay,
    writeUnitsPerTick: recordsPerTick * Math.ceil(maxItemBytes / WRITE_UNIT_BYTES),
    daysPerRun,
    readUnitsPerRun: (daysPerRun * (1 + READ_AGAIN_SHARE) * bytesPerDay) / READ_UNIT_BYTES,
  };
}
