import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import type { Database } from '../duckdb/with-database.ts';
import { DayOutOfTimeError } from '../errors/errors.ts';
import type { DayRun } from '../ledger/next-record.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { RowReader, Warehouse } from '../ports/ports.ts';
import { checkModels, countRows, publishMarts, standingBefore, takeFigures, takeHashes } from './day-steps.ts';
import { failureOf } from './failure-of.ts';
import { type Found, nothingFound } from './found.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';

/** What a run of a day needs of the world. */
export interface RunPorts {
  readonly reader: RowReader;
  /** Where marts are published; nowhere without one. */
  readonly warehouse?: Warehouse | undefined;
  readonly now: () => Date;
}

/** How a day is transformed. */
export interface TransformSettings extends BuildSettings {
  /** True when a day whose figures are far from those of the days before counts as failed. */
  readonly failOnDrift: boolean;
}

/** What a run of a day came to; `error` is what it failed of. */
export interface RanDay {
  readonly run: DayRun;
  /** Where the file of each mart is; none of a run that failed. */
  readonly files: Readonly<Record<string, string>>;
  readonly error?: unknown;
}

/**
 * Turns one day of raw rows into marts and gives what was found, also where the run failed; `before` are the records
 * of the days that it is compared with. Throws only the reason of `signal`, unless that is that the time is over.
 */
export async function runDay(
  date: CalendarDate,
  settings: TransformSettings,
  before: readonly RunRecord[],
  ports: RunPorts,
  signal: AbortSignal | undefined,
): Promise<RanDay> {
  const stopwatch = startStopwatch();
  const found = nothingFound(date, settings.tickSeconds, ports.now());
  let files: RanDay['files'] = {};
  let error: unknown;
  try {
    files = await workOn(found, before, { ...settings, signal }, ports, stopwatch);
  } catch (thrown) {
    // What the end of the time made of a request or a statement says less than its reason.
    error = signal?.aborted ? signal.reason : thrown;
    if (signal?.aborted && !(error instanceof DayOutOfTimeError)) throw error;
    found.status = 'failed';
    found.failure = failureOf(error);
  }
  found.durations_ms = stopwatch.laps();
  found.finished_at = ports.now().toISOString();
  return { run: found, files, error };
}

/** Does the day, step by step, and notes in `found` how far it came and how long each step took. */
async function workOn(
  found: Found,
  before: readonly RunRecord[],
  settings: TransformSettings,
  { reader, warehouse }: RunPorts,
  stopwatch: Stopwatch,
): Promise<RanDay['files']> {
  const date = found.run_date;
  const standing = warehouse === undefined ? undefined : await standingBefore(date, warehouse);
  const use = async (db: Database, rawRows: number, tempFolder: string): Promise<RanDay['files']> => {
    if (rawRows === 0) return {};
    const input = { db, rawRows, before, ...settings };
    await countRows(found, input);
    stopwatch.lap('counts');
    await checkModels(found, input);
    stopwatch.lap('checks');
    if (found.accepted === 0) return {};
    await takeFigures(found, input);
    stopwatch.lap('figures');
    await takeHashes(found, input);
    stopwatch.lap('hash');
    const target = warehouse && standing && { warehouse, standing, tempFolder };
    const files = target === undefined ? {} : await publishMarts(found, input, target);
    stopwatch.lap('publish');
    found.status = 'succeeded';
    return files;
  };
  return withBuiltDay(date, settings, countingUnits(reader, found), use, { onStep: stopwatch.lap });
}

/** The same reader, which adds up in `found` what its pages took. */
function countingUnits(reader: RowReader, found: Found): RowReader {
  return {
    ...reader,
    async *pages(...asked) {
      for await (const page of reader.pages(...asked)) {
        found.read_units += page.units ?? 0;
        yield page;
      }
    },
  };
}
